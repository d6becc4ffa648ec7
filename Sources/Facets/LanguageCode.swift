import Analysis

/// A language's primary subtag packed into one number, to be compared in a matcher's inner loop.
struct LanguageCode: Hashable, Sendable {
  /// Up to four bytes; 0 for no language (`und`, or nothing).
  private let packed: UInt32

  static let none = LanguageCode(packed: 0)
  static let english = LanguageCode(Language.english)

  init(_ language: Language) { self.init(Array(language.primary.utf8)[...]) }

  init(_ tag: ArraySlice<UInt8>) {
    var packed: UInt32 = 0
    for byte in tag.prefix(4) {
      guard byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") else { break }
      packed = packed << 8 | UInt32(byte | 0x20)
    }
    self.packed = packed == Self.undetermined ? 0 : packed
  }

  private init(packed: UInt32) { self.packed = packed }

  /// The subtag as text; empty for no language.
  var tag: String {
    let bytes = (0..<4).reversed().map { UInt8(truncatingIfNeeded: packed >> (8 * $0)) }
    return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
  }

  /// "und".
  private static let undetermined: UInt32 = 0x75_6E64
}
