/// The words around a place in a text, as evidence shows them.
enum EvidenceWords {
  /// Words on either side.
  private static let words = 5
  /// Bytes on either side that no word goes beyond; scripts without spaces are cut here.
  private static let reach = 60

  /// - Parameter range: bytes of UTF-8, at character boundaries.
  static func around(_ range: Range<Int>, in text: String) -> String {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    var first = start
    var spaces = 0
    for _ in 0..<reach where first > utf8.startIndex {
      let before = utf8.index(before: first)
      if isSpace(utf8[before]) {
        spaces += 1
        if spaces > words { break }
      }
      first = before
    }
    while first < start, !isBoundary(utf8, first) { first = utf8.index(after: first) }
    var last = end
    spaces = 0
    for _ in 0..<reach where last < utf8.endIndex {
      if isSpace(utf8[last]) {
        spaces += 1
        if spaces > words { break }
      }
      last = utf8.index(after: last)
    }
    while last > end, !isBoundary(utf8, last) { last = utf8.index(before: last) }
    let words = utf8[first..<last].split(whereSeparator: isSpace)
    return String(decoding: Array(words.joined(separator: CollectionOfOne(0x20))), as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Whether a position lies between characters and, in a script of one-byte letters, between words.
  private static func isBoundary(_ utf8: String.UTF8View, _ index: String.Index) -> Bool {
    guard index > utf8.startIndex, index < utf8.endIndex else { return true }
    let (before, after) = (utf8[utf8.index(before: index)], utf8[index])
    if after & 0xC0 == 0x80 { return false }
    return before >= 0xE0 || after >= 0xE0 || before & 0xC0 == 0x80 || isSpace(before) || isSpace(after)
  }
}
