import Analysis

/// What Amharic, Bengali and Mongolian write as one word with a name: prepositions before it, endings of cases and
/// particles after it. "የኬንያ", "কেনিয়ার" and "Кенийн" are "of Kenya".
///
/// The scripts of Amharic and Bengali are enough to tell them; Mongolian shares its script and must be known.
struct WordAffixes: Sendable {
  /// Bytes of UTF-8.
  private let prefixes: [[UInt8]]
  /// Of two that fit the longer comes first.
  private let suffixes: [Suffix]
  /// How many bytes of the name must be left.
  private let shortest: Int
  /// Whether names start with a capital.
  let needsCapital: Bool

  private struct Suffix {
    var bytes: [UInt8]
    /// What the name must end in; nil if that does not matter.
    var after: Sound?
  }

  private enum Sound { case vowel, consonant }

  private init(prefixes: [String] = [], suffixes: [(String, Sound?)], shortest: Int, needsCapital: Bool = false) {
    self.prefixes = prefixes.map { Array($0.utf8) }
    self.suffixes = suffixes.map { Suffix(bytes: Array($0.0.utf8), after: $0.1) }
      .sorted { $0.bytes.count > $1.bytes.count }
    self.shortest = shortest
    self.needsCapital = needsCapital
  }

  /// Of, in, for, from, about, like, and; the object, and, also, one of.
  private static let amharic = WordAffixes(
    prefixes: ["የ", "በ", "ለ", "ከ", "ስለ", "እንደ", "እና"],
    suffixes: [("ን", nil), ("ና", nil), ("ም", nil), ("ንና", nil), ("ንም", nil), ("ዊ", nil), ("ዊት", nil), ("ውያን", nil)],
    shortest: 6)

  /// Genitive, locative and objective, each with "too" or "even" after it. After a consonant the ending has a vowel:
  /// "চাদর" is a shawl and not Chad's.
  private static let bengali = {
    let cases: [(String, Sound?)] = [
      ("র", .vowel), ("য়", .vowel), ("য\u{9BC}", .vowel), ("তে", .vowel), ("ের", .consonant), ("ে", .consonant),
      ("এর", nil), ("কে", nil),
    ]
    let particles = cases + cases.flatMap { ending, sound in [(ending + "ও", sound), (ending + "ই", sound)] }
    return WordAffixes(suffixes: particles + [("ও", nil)], shortest: 9)
  }()

  /// Genitive, accusative, dative, ablative, instrumental, comitative, directive, and the people of.
  private static let mongolian = WordAffixes(
    suffixes: [
      "ын", "ийн", "йн", "ы", "ий", "ыг", "ийг", "йг", "г", "д", "т", "ад", "эд", "аас", "ээс", "оос", "өөс", "иас",
      "иэс",
      "аар", "ээр", "оор", "өөр", "тай", "тэй", "той", "руу", "рүү", "луу", "лүү", "чууд", "чүүд",
    ].map { ($0, nil) }, shortest: 6, needsCapital: true)

  private static let mongolianCode = LanguageCode(Language("mn"))

  /// - Parameter language: of the text; nil if it is not known.
  /// - Returns: nil for a word that is written without affixes.
  @inline(__always)
  static func of(_ word: Token, in text: UnsafeBufferPointer<UInt8>, _ language: LanguageCode?) -> WordAffixes? {
    guard word.kind == .word, text[word.start] >= 0xD0 else { return nil }
    return switch (text[word.start], text[word.start + 1]) {
    case (0xE1, 0x88...0x8E): amharic
    case (0xE0, 0xA6...0xA7): bengali
    case (0xD0...0xD3, _): language == mongolianCode ? mongolian : nil
    default: nil
    }
  }

  /// Where a name may start within a word, its own start first.
  func starts(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> [Int] {
    [word.lowerBound]
      + prefixes.filter { word.count >= $0.count + shortest && text[word].starts(with: $0) }
      .map { word.lowerBound + $0.count }
  }

  /// Where a name may end within a word, the end of the whole word left out.
  func ends(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> [Int] {
    suffixes.compactMap { suffix in
      let end = word.upperBound - suffix.bytes.count
      guard end - word.lowerBound >= shortest, text[end..<word.upperBound].elementsEqual(suffix.bytes) else {
        return nil
      }
      return suffix.after.map { Self.sound(text, before: end) == $0 } ?? true ? end : nil
    }
  }

  /// What a Bengali word ends in: the vowels and their signs, and য়, of which names like "কেনিয়া" lose none.
  private static func sound(_ text: UnsafeBufferPointer<UInt8>, before end: Int) -> Sound {
    guard end >= 3, text[end - 3] == 0xE0 else { return .consonant }
    let value = UInt32(text[end - 2] & 0x3F) << 6 | UInt32(text[end - 1] & 0x3F)
    return switch value {
    case 0x985...0x994, 0x9BE...0x9CC, 0x9DF: .vowel
    default: .consonant
    }
  }
}
