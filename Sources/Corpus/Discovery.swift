import Foundation
import Glibc

/// A file found under a document root.
package struct FoundFile: Sendable, Equatable {
  /// As shown and stored; see ``CorpusDirectory/location(of:)``.
  package var location: String
  /// See ``FileName``.
  package var absolutePath: String
  /// Bytes.
  package var size: Int64
  /// Nanoseconds since 1970.
  package var modified: Int64
  package var inode: UInt64
}

/// Walks the document roots.
///
/// Hidden files, editors' lock files (`~$…`) and excluded patterns are passed by; the corpus's own files
/// (settings, journal, authorities, index) are no documents. A symbolic link is followed only to a place under
/// the roots; others are reported. A folder that can be reached by several ways is looked at once, by its own path
/// if that is one of them.
package struct Discovery {
  /// By location.
  package private(set) var files: [FoundFile] = []
  /// What could not be looked at, and why.
  package private(set) var problems: [(location: String, reason: String)] = []

  private let corpus: CorpusDirectory
  private let roots: [String]
  private let reserved: Set<String>
  private var visited: Set<FileIdentity> = []
  /// Links to folders, which wait until all folders have been looked at.
  private var folderLinks: [String] = []

  private struct FileIdentity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// - Parameters:
  ///   - paths: only what lies at or under these; everything when empty. They may be relative to the working folder.
  ///   - indexPath: the index, which is no document.
  /// - Throws: ``CorpusError``, when a root or path is missing or a path lies outside the roots.
  package init(corpus: CorpusDirectory, under paths: [String] = [], indexPath: String) throws {
    self.corpus = corpus
    roots = try corpus.roots.map { root in
      guard let resolved = CorpusDirectory.realPath(root) else { throw CorpusError.rootMissing(path: root) }
      return resolved
    }
    reserved = Set(
      ["tvet.toml", "decisions.csv", "authorities", "searches.toml", "index"].map { corpus.path + "/" + $0 }
        + Self.indexFiles(indexPath))
    for start in try Self.starts(paths: paths, roots: roots) { visit(start) }
    while !folderLinks.isEmpty {
      let links = folderLinks.sorted()
      folderLinks = []
      for link in links { visit(link, followsFolderLinks: true) }
    }
    files.sort { $0.location < $1.location }
  }

  /// The index and what lies beside it. Its folder is not passed by as a whole: it may be one of documents.
  private static func indexFiles(_ path: String) -> [String] {
    let folder = (path as NSString).deletingLastPathComponent
    let whole = (CorpusDirectory.realPath(folder) ?? folder) + "/" + (path as NSString).lastPathComponent
    return ["", "-wal", "-shm", "-journal"].map { whole + $0 } + [(whole as NSString).deletingPathExtension + ".lock"]
  }

  private static func starts(paths: [String], roots: [String]) throws -> [String] {
    guard !paths.isEmpty else { return roots }
    let starts = try paths.map { path in
      guard let resolved = CorpusDirectory.realPath(path) else { throw CorpusError.pathMissing(path: path) }
      guard roots.contains(where: { contains($0, resolved) }) else {
        throw CorpusError.outsideRoots(path: path, roots: roots)
      }
      return resolved
    }
    // A path named twice, or within another one, is looked at once.
    return Set(starts).filter { start in !starts.contains { $0 != start && contains($0, start) } }.sorted()
  }

  /// Whether an absolute path lies at or under a folder.
  package static func contains(_ folder: String, _ path: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// Walks with a stack of its own, so that depth cannot exhaust the thread's.
  private mutating func visit(_ start: String, followsFolderLinks: Bool = false) {
    var pending = [start]
    while let path = pending.popLast() {
      guard !reserved.contains(path) else { continue }
      var status = stat()
      guard FileName.withBytes(of: path, { lstat($0, &status) }) == 0 else {
        report(path, errno)
        continue
      }
      if status.st_mode & S_IFMT == S_IFLNK {
        guard let target = CorpusDirectory.realPath(path) else {
          report(path, "the symbolic link leads nowhere")
          continue
        }
        guard roots.contains(where: { Self.contains($0, target) }) else {
          report(path, "the symbolic link leads out of the document folders")
          continue
        }
        guard !reserved.contains(target) else { continue }
        guard FileName.withBytes(of: path, { stat($0, &status) }) == 0 else {
          report(path, errno)
          continue
        }
        if status.st_mode & S_IFMT == S_IFDIR, !(followsFolderLinks && path == start) {
          folderLinks.append(path)
          continue
        }
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        let identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        if visited.insert(identity).inserted { pending += entries(of: path) }
      case S_IFREG: add(path, status)
      default: report(path, "not a regular file")
      }
    }
  }

  private mutating func add(_ path: String, _ status: stat) {
    files.append(
      FoundFile(
        location: corpus.location(of: path), absolutePath: path, size: Int64(status.st_size),
        modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
        inode: UInt64(status.st_ino)))
  }

  private mutating func entries(of folder: String) -> [String] {
    guard let handle = FileName.withBytes(of: folder, { opendir($0) }) else {
      report(folder, errno)
      return []
    }
    defer { closedir(handle) }
    var paths: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { FileName.text($0) }
      }
      guard !name.hasPrefix("."), !name.hasPrefix("~$") else { continue }
      let path = folder + "/" + name
      if !isExcluded(name: name, path: path) { paths.append(path) }
    }
    return paths
  }

  private func isExcluded(name: String, path: String) -> Bool {
    corpus.settings.exclude.contains {
      fnmatch($0, name, 0) == 0 || fnmatch($0, corpus.location(of: path), 0) == 0
    }
  }

  private mutating func report(_ path: String, _ code: Int32) { report(path, String(cString: strerror(code))) }

  private mutating func report(_ path: String, _ reason: String) {
    problems.append((corpus.location(of: path), reason))
  }
}
