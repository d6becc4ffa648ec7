import Corpus
import Foundation

/// A table as text: its rows, whatever parts the columns.
struct TableReader {
  private var reader: CSVReader
  private let first: [String]

  /// - Returns: nil for an empty table.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    var reader = CSVReader(bytes, delimiter: Self.delimiter(of: bytes), isLenient: true)
    guard let row = try? reader.next() else { return nil }
    first = reader.strings(of: row).map { TextBuilder.line($0) }
    self.reader = reader
  }

  /// The first row.
  var header: [String] { first }

  /// The next row after the first and its line, 1-based; nil at the end, and where a quotation mark is never closed.
  mutating func next() -> (line: Int, fields: [String])? {
    guard let row = try? reader.next() else { return nil }
    return (row.line, reader.strings(of: row))
  }

  /// Of comma, semicolon, tab and bar the one that the first line has most, outside quotes.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes.prefix(65_536) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == 0x0A || byte == 0x0D { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? candidates[0]
  }
}
