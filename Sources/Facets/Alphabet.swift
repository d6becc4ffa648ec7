import Foundation

/// What each character is to the matcher, and what it is compared as.
///
/// Folding: lower case; Latin and Greek letters without accents; full-width forms as their ASCII ones; Arabic alef,
/// yeh, kaf and teh marbuta in one form each, without vowel marks.
struct Alphabet: Sendable {
  enum Class {
    /// White space, hyphens and apostrophes: may stand between the words of a name in any form.
    static let separator: UInt8 = 0
    /// Any other punctuation: a token of its own.
    static let symbol: UInt8 = 1
    static let letter: UInt8 = 2
    static let upper: UInt8 = 3
    /// Belongs to the word but is not compared: combining accents, tatweel, soft hyphens.
    static let mark: UInt8 = 4
    /// A character of a script that writes no spaces: a token of its own.
    static let single: UInt8 = 5
    /// A Hangul syllable: a token of its own, but a name starts only where a word does.
    static let hangul: UInt8 = 6
  }

  /// Characters below this are looked up, the others computed.
  static let tableSize = 0x3000
  static let shared = Alphabet()

  /// By scalar below ``tableSize``: one of ``Class``.
  let classes: [UInt8]
  /// By scalar below ``tableSize``: what it is compared as.
  let folds: [UInt16]
  /// By scalar below ``tableSize``: its lower case, accents kept.
  let lowers: [UInt16]

  private init() {
    var classes = [UInt8](repeating: Class.symbol, count: Self.tableSize)
    var lowers = (0..<Self.tableSize).map(UInt16.init)
    for value in 0..<Self.tableSize {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      classes[value] = Self.classify(scalar)
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      if let first = lower.first, lower.count == 1, first.value < UInt32(Self.tableSize) {
        if first != scalar, classes[value] == Class.letter { classes[value] = Class.upper }
        lowers[value] = UInt16(first.value)
      }
    }
    var folds = lowers
    for value in Array(0xC0..<0x250) + Array(0x370..<0x400) + Array(0x1E00..<0x2000) {
      guard let lower = Unicode.Scalar(lowers[value]) else { continue }
      let base = String(lower).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? lower
      folds[value] = UInt16(base.value)
    }
    for (letter, plain) in Self.plainForms {
      for scalar in [letter] + letter.properties.uppercaseMapping.unicodeScalars
      where scalar.value < UInt32(Self.tableSize) {
        folds[Int(scalar.value)] = UInt16(plain.value)
      }
    }
    for code in "'’‘ʼ`´-‐‑‒–_ \t\n\r\u{A0}\u{2009}\u{202F}".unicodeScalars {
      classes[Int(code.value)] = Class.separator
    }
    self.classes = classes
    self.folds = folds
    self.lowers = lowers
  }

  /// The class and the compared form of a scalar at or above ``tableSize``.
  static func beyondTable(_ value: UInt32) -> (class: UInt8, fold: UInt32) {
    switch value {
    case 0x3000, 0x30FB, 0xFEFF: (Class.separator, value)
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      (Class.single, value)
    case 0xAC00...0xD7A3: (Class.hangul, value)
    case 0xFF21...0xFF3A: (Class.upper, value - 0xFF21 + 0x61)
    case 0xFF41...0xFF5A, 0xFF10...0xFF19: (Class.letter, value - 0xFEE0)
    case 0x3001...0x303F, 0xFE00...0xFE6F, 0xFF00...0xFFEF, 0x1F000...0x1FAFF: (Class.symbol, value)
    default: (Class.letter, value)
    }
  }

  private static func classify(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: return Class.single
    case 0xAD, 0x300...0x36F, 0x640, 0x64B...0x65F, 0x670, 0x200B...0x200F, 0x2060: return Class.mark
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
      return Class.letter
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .dashPunctuation: return Class.separator
    default: return Class.symbol
    }
  }

  /// Letters that no canonical decomposition reduces.
  private static let plainForms: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("ı", "i"), ("ø", "o"), ("đ", "d"), ("ł", "l"), ("ħ", "h"), ("ё", "е"),
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ی", "ي"), ("ة", "ه"), ("ک", "ك"),
  ]
}
