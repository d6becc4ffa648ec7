/// Reads the strings of a workbook: of one or two bytes a character, and perhaps in several records.
struct XLSStrings {
  private let segments: [BinaryView]
  private var segment = 0
  private var offset = 0

  init(_ record: XLSRecords.Record, from offset: Int = 0) {
    segments = [record.content] + record.continuations
    self.offset = offset
  }

  var isAtEnd: Bool { segment >= segments.count || segment == segments.count - 1 && offset >= segments[segment].count }

  /// The shared strings of a workbook.
  static func shared(_ record: XLSRecords.Record) -> [String] {
    var reader = XLSStrings(record, from: 8)
    var strings: [String] = []
    // The count that stands before them may be false; each string takes three bytes at least.
    while !reader.isAtEnd { strings.append(reader.string()) }
    return strings
  }

  /// A string with its length in two bytes (XLUnicodeRichExtendedString).
  mutating func string() -> String { string(units: number(bytes: 2)) }

  /// A string of so many characters, behind a byte of flags.
  mutating func string(units count: Int) -> String {
    let flags = number(bytes: 1)
    let runs = flags & 8 != 0 ? number(bytes: 2) : 0
    let extra = flags & 4 != 0 ? number(bytes: 4) : 0
    var isWide = flags & 1 != 0
    var units: [UInt16] = []
    while units.count < count, segment < segments.count {
      let current = segments[segment]
      if offset >= current.count {
        segment += 1
        offset = 1
        // The text goes on in the next record, where each character may have another width.
        if segment < segments.count { isWide = segments[segment].byte(0) & 1 != 0 }
        continue
      }
      units.append(UInt16(isWide ? current.word(offset) : current.byte(offset)))
      offset += isWide ? 2 : 1
    }
    skip(4 * runs + extra)
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func number(bytes count: Int) -> Int {
    if segment < segments.count, offset >= segments[segment].count { advance() }
    guard segment < segments.count else { return 0 }
    defer { offset += count }
    return segments[segment].number(offset, bytes: count)
  }

  private mutating func advance() {
    segment += 1
    offset = 0
  }

  private mutating func skip(_ count: Int) {
    var rest = count
    while rest > 0, segment < segments.count {
      let step = min(rest, max(0, segments[segment].count - offset))
      offset += step
      rest -= step
      if rest > 0 { advance() }
    }
  }
}
