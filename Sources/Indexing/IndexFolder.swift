import Foundation

/// The folder that holds an index file and what belongs to it.
enum IndexFolder {
  /// Makes the folder where it is not there yet. One that is made is kept out of git, wherever it lies: the index can
  /// always be made again. One that was there before may be anybody's, and nothing is put into it.
  ///
  /// - Throws: what `FileManager` throws.
  static func make(forIndexAt path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    guard !FileManager.default.fileExists(atPath: folder) else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "*\n".write(toFile: folder + "/.gitignore", atomically: true, encoding: .utf8)
  }
}
