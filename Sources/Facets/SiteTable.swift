import Corpus
package import Foundation
import Glibc

/// Adds rows to a site's own authority files.
package struct SiteTable {
  private let url: URL
  private let file: AuthorityFile

  /// - Parameter folder: the site's `authorities` folder; made when a row is added.
  package init(_ file: AuthorityFile, in folder: URL) {
    self.file = file
    url = folder.appending(path: file.rawValue)
  }

  package var path: String { url.path }

  /// Writes a row at the end of the file, which is made with all columns of the tool's own table where it is not there.
  ///
  /// - Parameter row: values by column; columns that the file does not have are an error.
  /// - Throws: ``AuthorityError`` for a file that is no such table, or cannot be written.
  package func append(_ row: [String: String]) throws(AuthorityError) {
    var text = ""
    let columns: [String]
    do {
      if FileManager.default.fileExists(atPath: path) {
        let bytes = [UInt8](try Data(contentsOf: url))
        let table = try AuthorityTable(file: path, bytes: bytes, required: file.requiredColumns)
        columns = table.columns
        if bytes.last != 0x0A { text = "\n" }
      } else {
        columns = try AuthorityTable(file: file.rawValue, bytes: [UInt8](file.embedded)).columns
        text = CSVWriter.record(columns)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
          throw AuthorityError.unwritable(file: path, reason: String(cString: strerror(errno)))
        }
      }
      if let stranger = row.keys.filter({ !columns.contains($0) }).min() {
        throw AuthorityError.missingColumn(file: path, column: stranger)
      }
      let handle = try FileHandle(forWritingTo: url)
      try handle.seekToEnd()
      try handle.write(contentsOf: Data((text + CSVWriter.record(columns.map { row[$0] ?? "" })).utf8))
      try handle.synchronize()
      try handle.close()
    } catch let error as AuthorityError {
      throw error
    } catch {
      throw .unwritable(file: path, reason: error.localizedDescription)
    }
  }
}
