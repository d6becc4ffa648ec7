/// Comma-separated values as RFC 4180 describes them, read leniently: lines may end in LF or CRLF, empty lines are
/// passed by, and lines that start with `#` are comments.
package struct CSVReader: Sequence, IteratorProtocol {
  /// One record: its fields and the line it starts on.
  package struct Record: Sendable, Equatable {
    /// 1-based.
    package var line: Int
    package var fields: [String]
  }

  private var bytes: ArraySlice<UInt8>
  private var line = 1

  package init(_ content: some Sequence<UInt8>) {
    bytes = ArraySlice(content)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
  }

  package mutating func next() -> Record? {
    while let first = bytes.first, first == UInt8(ascii: "#") || first == newline || first == carriageReturn {
      skipLine()
    }
    guard !bytes.isEmpty else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(bytes.first == quote ? quotedField() : plainField())
      guard bytes.first == comma else { break }
      bytes.removeFirst()
    }
    skipLine()
    return Record(line: start, fields: fields)
  }

  private let quote = UInt8(ascii: "\"")
  private let comma = UInt8(ascii: ",")
  private let newline = UInt8(ascii: "\n")
  private let carriageReturn = UInt8(ascii: "\r")

  private mutating func skipLine() {
    guard let end = bytes.firstIndex(of: newline) else {
      bytes = []
      return
    }
    bytes = bytes[(end + 1)...]
    line += 1
  }

  private mutating func plainField() -> String {
    let end = bytes.firstIndex { $0 == comma || $0 == newline } ?? bytes.endIndex
    var field = bytes[..<end]
    if field.last == carriageReturn { field.removeLast() }
    bytes = bytes[end...]
    return String(decoding: field, as: UTF8.self)
  }

  /// A field in quotes; what follows the closing quote up to the next comma belongs to it too.
  private mutating func quotedField() -> String {
    var field: [UInt8] = []
    bytes.removeFirst()
    while let byte = bytes.popFirst() {
      if byte == quote {
        guard bytes.first == quote else { break }
        bytes.removeFirst()
      } else if byte == newline {
        line += 1
      }
      field.append(byte)
    }
    return String(decoding: field, as: UTF8.self) + plainField()
  }
}

package enum CSVWriter {
  /// One record with its line end (LF). Fields are quoted where they need to be.
  package static func record(_ fields: [String]) -> String {
    // A line with nothing on it would be none.
    fields == [""] ? "\"\"\n" : fields.map(field).joined(separator: ",") + "\n"
  }

  /// A text from a document as a field that no spreadsheet takes for a formula: one that begins like one gets an
  /// apostrophe before it.
  package static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }

  /// Works on bytes: a quotation mark with an accent over it is one character, and none of `"`.
  private static func field(_ value: String) -> String {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = value.utf8.contains { $0 == quote || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    // A comment's sign, a space and a byte order mark mean something at the start of a line.
    let opensOddly = [UInt8(ascii: "#"), 0x20, 0xEF].contains(value.utf8.first)
    guard needsQuotes || opensOddly else { return value }
    let doubled = value.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
    return String(decoding: [quote] + doubled + [quote], as: UTF8.self)
  }
}
