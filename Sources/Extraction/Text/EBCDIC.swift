/// Tells text in EBCDIC, the charsets of IBM's mainframes, and which of the Latin ones it is in.
enum EBCDIC {
  /// Bytes that are looked at.
  private static let window = 4096
  /// Shorter texts are not told.
  private static let shortest = 24

  private static let letters = [0x81...0x89, 0x91...0x99, 0xA2...0xA9, 0xC1...0xC9, 0xD1...0xD9, 0xE2...0xE9]
    .flatMap(Array.init)
  /// Line ends, and the places of punctuation and signs, where national sets have letters.
  private static let marks =
    [0x0D, 0x15, 0x25, 0xA1, 0xAD, 0xBA, 0xBB, 0xBD, 0xC0, 0xD0, 0xE0]
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
    return EBCDICNational.detect(sample) ?? charset(counts)
  }

  /// The Latin sets differ in brackets and a few signs (IBM CDRA): 1047 has brackets where 037 has `Ý` and a diaeresis,
  /// 500 has them where 037 has a cent sign and `!`.
  private static func charset(_ counts: [Int]) -> String {
    if counts[0xAD] > 0, counts[0xBD] > 0 { return "IBM1047" }
    let isInternational = counts[0x4A] > 0 && counts[0x5A] > 0 || counts[0x4F] > counts[0x5A] && counts[0x5A] == 0
    return isInternational && counts[0xBA] == 0 ? "IBM500" : "IBM037"
  }

  /// Lines end with NEL there, or are records of 80 columns without an end.
  static func withLineFeeds(_ text: String) -> String {
    let text = text.replacing("\u{85}", with: "\n")
    guard !text.unicodeScalars.contains("\n") else { return text }
    let columns = Array(text.unicodeScalars)
    guard columns.count > recordSize, columns.count.isMultiple(of: recordSize) else { return text }
    let starts = stride(from: 0, to: columns.count, by: recordSize)
    let lasts = starts.map { columns[$0 + recordSize - 1] }
    // Cards are filled up with spaces or end in their number; running text that happens to be of such a size does not.
    guard lasts.count(where: { $0 == " " }) * 2 >= lasts.count || lasts.allSatisfy({ ("0"..."9").contains($0) }) else {
      return text
    }
    return starts.map { start in
      let end = columns[start..<start + recordSize].lastIndex { $0 != " " }.map { $0 + 1 } ?? start
      return String(String.UnicodeScalarView(columns[start..<end]))
    }.joined(separator: "\n")
  }

  /// The columns of a punched card, and of the records that came after them.
  private static let recordSize = 80
}
