/// Tells text in EBCDIC, the charsets of IBM's mainframes, and which of the Latin ones it is in.
enum EBCDIC {
  /// Bytes that are looked at.
  private static let window = 4096
  /// Shorter texts are not told.
  private static let shortest = 24

  private static let letters = [0x81...0x89, 0x91...0x99, 0xA2...0xA9, 0xC1...0xC9, 0xD1...0xD9, 0xE2...0xE9]
    .flatMap(Array.init)
  /// Line ends, and the places of punctuation and signs.
  private static let marks =
    [0x0D, 0x15, 0x25, 0xAD, 0xBA, 0xBB, 0xBD]
    + [0x4A...0x50, 0x5A...0x61, 0x6A...0x6F, 0x79...0x7F].flatMap(Array.init)

  /// The converter's name for the charset; nil for text in another.
  ///
  /// A space is 0x40, letters are 0x81–0xA9 and 0xC1–0xE9, figures 0xF0–0xF9. In ASCII 0x40 is `@`; in windows-1252 the
  /// letters are signs and capitals with accents, which no text is made of.
  static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let sample = bytes.prefix(window)
    guard sample.count >= shortest else { return nil }
    var counts = [Int](repeating: 0, count: 256)
    for byte in sample { counts[Int(byte)] += 1 }
    let letters = Self.letters.reduce(0) { $0 + counts[$1] }
    let figures = (0xF0...0xF9).reduce(0) { $0 + counts[$1] }
    let marks = Self.marks.reduce(0) { $0 + counts[$1] }
    let spaces = counts[0x40]
    guard spaces * 25 >= sample.count, counts[0x20] * 100 <= sample.count, letters * 10 >= (sample.count - spaces) * 5,
      (letters + figures + marks + spaces) * 100 >= sample.count * 90
    else { return nil }
    // Vowels are the commonest of its letters; bytes at random have none.
    guard [0x81, 0x85, 0x89, 0x96, 0xC1, 0xC5].reduce(0, { $0 + counts[$1] }) * 8 >= letters else { return nil }
    return charset(counts)
  }

  /// The Latin sets differ in brackets and a few signs (IBM CDRA): 1047 has brackets where 037 has `Ý` and a diaeresis,
  /// 500 has them where 037 has a cent sign and `!`.
  private static func charset(_ counts: [Int]) -> String {
    if counts[0xAD] > 0, counts[0xBD] > 0 { return "IBM1047" }
    let isInternational = counts[0x4A] > 0 && counts[0x5A] > 0 || counts[0x4F] > counts[0x5A] && counts[0x5A] == 0
    return isInternational && counts[0xBA] == 0 ? "IBM500" : "IBM037"
  }

  /// Lines end with NEL there.
  static func withLineFeeds(_ text: String) -> String { text.replacing("\u{85}", with: "\n") }
}
