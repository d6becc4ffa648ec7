import Foundation

extension CorpusDirectory {
  /// The paths by which the index may hold a file that a person names from a working folder, as a shell completes it:
  /// `corpus/documents/a.pdf`, `./a.pdf`, an absolute one. The file need not exist any more.
  package func locations(
    ofTyped path: String, in workingFolder: String = FileManager.default.currentDirectoryPath
  ) -> [String] {
    guard !path.isEmpty else { return [] }
    let absolute = ((path.hasPrefix("/") ? path : workingFolder + "/" + path) as NSString).standardizingPath
    // The corpus's own path is without symbolic links; a document itself may be one.
    let folder = Self.realPath((absolute as NSString).deletingLastPathComponent)
    let inRealFolder = folder.map { ($0 as NSString).appendingPathComponent((absolute as NSString).lastPathComponent) }
    var seen: Set<String> = []
    return [inRealFolder, absolute, Self.realPath(absolute)].compactMap(\.self).map(location)
      .filter { seen.insert($0).inserted }
  }
}
