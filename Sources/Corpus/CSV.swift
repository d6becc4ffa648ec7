/// Cuts comma-separated values (RFC 4180) into records, without making a string of any field.
///
/// Beyond the RFC: lines that start with `#` and blank lines are passed over, a byte order mark is ignored, and LF or
/// CR LF ends a line. A quotation mark out of place is a fault: read leniently, one that is never closed would swallow
/// all lines after it.
package struct CSVReader {
  package struct Record {
    /// The line that it starts on, 1-based.
    package var line: Int
    /// Where its fields lie in the reader's ``CSVReader/bytes``.
    package var fields: [Range<Int>]
  }

  /// The file's bytes, and after them the fields whose doubled quotes were undone.
  package private(set) var bytes: [UInt8]
  private let end: Int
  private let delimiter: UInt8
  private let isLenient: Bool
  private var position = 0
  /// The line that is read next, 1-based.
  package private(set) var line = 1
  /// Where the last record began.
  private var lastRecord = (position: 0, line: 1)

  /// - Parameters:
  ///   - delimiter: what parts the fields.
  ///   - isLenient: for tables of others: a quotation mark out of place is text, and `#` begins no comment.
  package init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ","), isLenient: Bool = false) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.isLenient = isLenient
    end = bytes.count
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next record that is neither blank nor a comment; nil at the end.
  package mutating func next() throws(CSVFault) -> Record? {
    while position < end {
      switch bytes[position] {
      case Self.hash where !isLenient: skipLine()
      case Self.lineFeed, Self.carriageReturn: skipLine()
      default: return try record()
      }
    }
    return nil
  }

  /// The line, 1-based, that the last record begins on, or what ``next()`` found to be none.
  package var recordLine: Int { lastRecord.line }

  /// Goes on at the line after ``recordLine``, for a reader to whom the last record, or what ``next()`` threw for, is a
  /// faulty line. What a quotation mark out of place has swallowed is read then.
  package mutating func restart() {
    (position, line) = lastRecord
    skipLine()
  }

  /// A record's fields as strings.
  package func strings(of record: Record) -> [String] {
    record.fields.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// All records as strings.
  package static func records(of content: some Sequence<UInt8>) throws(CSVFault) -> [(line: Int, fields: [String])] {
    var reader = CSVReader(Array(content))
    var records: [(line: Int, fields: [String])] = []
    while let record = try reader.next() { records.append((record.line, reader.strings(of: record))) }
    return records
  }

  private mutating func skipLine() {
    while position < end, bytes[position] != Self.lineFeed { position += 1 }
    position += 1
    line += 1
  }

  private mutating func record() throws(CSVFault) -> Record {
    lastRecord = (position, line)
    var record = Record(line: line, fields: [])
    record.fields.reserveCapacity(12)
    while true {
      record.fields.append(try field(of: record.line))
      guard position < end else { return record }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == Self.carriageReturn, position < end, bytes[position] == Self.lineFeed { position += 1 }
      line += 1
      return record
    }
  }

  /// Leaves `position` at the comma or line end after the field, or at the end.
  private mutating func field(of recordLine: Int) throws(CSVFault) -> Range<Int> {
    let start = position
    if position < end, bytes[position] == Self.quote { return try quotedField(of: recordLine) }
    while position < end {
      switch bytes[position] {
      case delimiter, Self.lineFeed, Self.carriageReturn: return start..<position
      case Self.quote where !isLenient:
        throw CSVFault(line: line, reason: "a quotation mark inside a field that is not quoted")
      default: position += 1
      }
    }
    return start..<position
  }

  private mutating func quotedField(of recordLine: Int) throws(CSVFault) -> Range<Int> {
    position += 1
    let start = position
    var hasDoubledQuotes = false
    while position < end {
      let byte = bytes[position]
      if byte == Self.lineFeed { line += 1 }
      position += 1
      guard byte == Self.quote else { continue }
      if position < end, bytes[position] == Self.quote {
        hasDoubledQuotes = true
        position += 1
        continue
      }
      if position < end, ![delimiter, Self.lineFeed, Self.carriageReturn].contains(bytes[position]) {
        if isLenient { continue }
        throw CSVFault(line: line, reason: "text after a closing quotation mark")
      }
      return hasDoubledQuotes ? undoubled(start..<position - 1) : start..<position - 1
    }
    throw CSVFault(line: recordLine, reason: "a quotation mark that is never closed")
  }

  private mutating func undoubled(_ range: Range<Int>) -> Range<Int> {
    let start = bytes.count
    var at = range.lowerBound
    while at < range.upperBound {
      bytes.append(bytes[at])
      at += bytes[at] == Self.quote ? 2 : 1
    }
    return start..<bytes.count
  }

  private static let hash = UInt8(ascii: "#")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")
}

/// Where comma-separated values are not well formed, and why.
package struct CSVFault: Error, Equatable {
  /// 1-based.
  package var line: Int
  package var reason: String
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
