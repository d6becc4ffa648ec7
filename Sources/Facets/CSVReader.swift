/// Cuts CSV bytes into records of field ranges.
struct CSVReader {
  struct Record {
    /// 1-based.
    var line: Int
    var fields: [Range<Int>]
  }

  let file: String
  /// The file's bytes, and after them the fields whose doubled quotes were undone.
  private(set) var bytes: [UInt8]
  private let end: Int
  private var position = 0
  private var line = 1

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    end = bytes.count
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next record that is neither blank nor a comment; nil at the end.
  mutating func next() throws(AuthorityError) -> Record? {
    while position < end {
      switch bytes[position] {
      case Self.hash: skipLine()
      case Self.lineFeed, Self.carriageReturn: skipLine()
      default: return try record()
      }
    }
    return nil
  }

  private mutating func skipLine() {
    while position < end, bytes[position] != Self.lineFeed { position += 1 }
    position += 1
    line += 1
  }

  private mutating func record() throws(AuthorityError) -> Record {
    var record = Record(line: line, fields: [])
    record.fields.reserveCapacity(12)
    while true {
      record.fields.append(try field(of: record.line))
      guard position < end else { return record }
      let byte = bytes[position]
      position += 1
      if byte == Self.comma { continue }
      if byte == Self.carriageReturn, position < end, bytes[position] == Self.lineFeed { position += 1 }
      line += 1
      return record
    }
  }

  /// Leaves `position` at the comma or line end after the field, or at the end.
  private mutating func field(of recordLine: Int) throws(AuthorityError) -> Range<Int> {
    let start = position
    if position < end, bytes[position] == Self.quote { return try quotedField(of: recordLine) }
    while position < end {
      switch bytes[position] {
      case Self.comma, Self.lineFeed, Self.carriageReturn: return start..<position
      case Self.quote:
        throw .malformed(file: file, line: line, reason: "a quotation mark inside a field that is not quoted")
      default: position += 1
      }
    }
    return start..<position
  }

  private mutating func quotedField(of recordLine: Int) throws(AuthorityError) -> Range<Int> {
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
      if position < end, ![Self.comma, Self.lineFeed, Self.carriageReturn].contains(bytes[position]) {
        throw .malformed(file: file, line: line, reason: "text after a closing quotation mark")
      }
      return hasDoubledQuotes ? undoubled(start..<position - 1) : start..<position - 1
    }
    throw .malformed(file: file, line: recordLine, reason: "a quotation mark that is never closed")
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

  private static let comma = UInt8(ascii: ",")
  private static let hash = UInt8(ascii: "#")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")
}
