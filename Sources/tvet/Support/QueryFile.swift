import Foundation

/// A file of queries: on each line an id, a tab and a query. Empty lines are passed over.
enum QueryFile {
  struct Entry {
    var id: String
    var text: String
  }

  /// - Parameter path: `-` is standard input.
  /// - Throws: ``UsageError`` naming the line, for a line without a tab.
  static func read(_ path: String) throws -> [Entry] {
    let data: Data
    do {
      data =
        path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw UsageError("\(path) cannot be read: \(error.localizedDescription)")
    }
    let lines = String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
    return try lines.enumerated().compactMap { index, line in
      if line.allSatisfy(\.isWhitespace) { return nil }
      guard let tab = line.firstIndex(of: "\t") else {
        throw UsageError("\(path):\(index + 1): no tab between a query's id and its text")
      }
      return Entry(id: String(line[..<tab]), text: String(line[line.index(after: tab)...]))
    }
  }
}
