import Foundation

/// The built tool, which lies beside the tests' own program.
enum BuiltTool {
  struct Missing: Error, CustomStringConvertible {
    let description = "the tool is not built; run: swift build --build-tests"
  }

  static func path() throws -> String {
    guard let found else { throw Missing() }
    return found
  }

  private static let found: String? = {
    let starts = ["/proc/self/exe", CommandLine.arguments[0], Bundle.main.bundlePath].map {
      URL(fileURLWithPath: $0).resolvingSymlinksInPath()
    }
    let folders = starts.flatMap { start in
      sequence(first: start) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }.prefix(5).map(\.path)
    }
    let sources = sequence(first: URL(fileURLWithPath: #filePath)) { $0.deletingLastPathComponent() }.prefix(5)
    let builds = sources.flatMap { folder in ["debug", "release"].map { folder.path + "/.build/" + $0 } }
    return (folders + builds).map { $0 + "/tvet" }.first {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
        && FileManager.default.isExecutableFile(atPath: $0)
    }
  }()
}
