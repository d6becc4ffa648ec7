import Foundation

/// The folder that holds the truth: documents, records, decisions and a site's own authority files.
///
/// A folder without `tvet.toml` and `documents/` is taken as a plain folder of documents.
package struct CorpusDirectory: Sendable {
  /// Absolute, without symbolic links.
  package let path: String
  package let settings: Settings

  /// - Throws: ``CorpusError`` when `path` is no folder, ``SettingsError`` for a faulty `tvet.toml`.
  package init(
    path: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CorpusError.missing(path: path)
    }
    guard isFolder.boolValue, let resolved = Self.realPath(path) else { throw CorpusError.notAFolder(path: path) }
    self.path = resolved
    settings = try Settings.load(corpus: resolved, environment: environment)
  }

  package var journal: DecisionJournal { DecisionJournal(path: path + "/decisions.csv") }

  /// Queries that give tags; the file need not exist.
  package var rulesPath: String { path + "/authorities/rules.csv" }

  /// A site's own authority files, sorted by name.
  package var authorityFiles: [String] {
    let folder = path + "/authorities"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".csv") }.sorted().map { folder + "/" + $0 }
  }

  /// Where the index lies unless a flag says otherwise: the setting, or `index/` beside a folder named `corpus`,
  /// or `index/` within a folder of another name.
  package var indexPath: String {
    if let index = settings.index { return absolute(index) }
    let folder = (path as NSString).lastPathComponent == "corpus" ? (path as NSString).deletingLastPathComponent : path
    return folder + "/index/tvet.sqlite"
  }

  /// The folders to search for documents, absolute.
  package var roots: [String] {
    if let roots = settings.roots { return roots.map(absolute) + existing("records") }
    let standard = existing("documents")
    let isPlainFolder = standard.isEmpty && !FileManager.default.fileExists(atPath: path + "/tvet.toml")
    return isPlainFolder ? [path] : [path + "/documents"] + existing("records")
  }

  /// The path that is shown and stored for a file: relative to the corpus where it lies within.
  package func location(of absolutePath: String) -> String {
    FileName.shown(absolutePath.hasPrefix(path + "/") ? String(absolutePath.dropFirst(path.count + 1)) : absolutePath)
  }

  package func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : (self.path + "/" + path as NSString).standardizingPath
  }

  /// The path without symbolic links, or nil when there is no such file.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = FileName.withBytes(of: path, { realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return FileName.text(resolved)
  }

  private func existing(_ name: String) -> [String] {
    var isFolder: ObjCBool = false
    let folder = path + "/" + name
    return FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) && isFolder.boolValue ? [folder] : []
  }
}

package enum CorpusError: Error, CustomStringConvertible {
  case missing(path: String)
  case pathMissing(path: String)
  case notAFolder(path: String)
  case rootMissing(path: String)
  case outsideRoots(path: String, roots: [String])

  package var description: String {
    switch self {
    case .missing(let path):
      "there is no corpus at \(path); name one with --corpus DIR, or make one with: tvet init \(path)"
    case .pathMissing(let path): "there is no file or folder \(path); to forget what is gone, ingest without naming it"
    case .notAFolder(let path): "\(path) is not a folder; --corpus wants the folder that holds the documents"
    case .rootMissing(let path):
      "the document folder \(path) is not there (unmounted? renamed?); nothing was changed. "
        + "Mend 'roots' in tvet.toml or bring the folder back"
    case .outsideRoots(let path, let roots):
      "\(path) lies outside the document folders (\(roots.joined(separator: ", "))); "
        + "copy it there, or add its folder to 'roots' in tvet.toml"
    }
  }
}
