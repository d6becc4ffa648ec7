import Foundation

/// Unicode normalization form C, at no cost for the texts that have it anyway.
enum Normalization {
  /// Combining marks in a row that are kept. Longer runs occur in no language, and reordering them takes
  /// quadratic time (UAX #15, Stream-Safe Text Format).
  private static let maximumMarks = 30

  static func composed(_ text: String) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0xCC } }
    if isPlain || text.unicodeScalars.allSatisfy(isInert) { return text }
    return limitingMarks(text).precomposedStringWithCanonicalMapping
  }

  /// Whether the scalar is composed already and combines with nothing before it. May say no where yes is true.
  private static func isInert(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x388..<0x483, 0x531..<0x591, 0x5D0..<0x5EB, 0x61B..<0x64B, 0x900..<0x93C, 0xE01..<0xE38,
      0x1E00..<0x1F71, 0x2002..<0x20D0, 0x20F1..<0x2126, 0x212C..<0x2329, 0x232B..<0x2ADC, 0x3001..<0x302A,
      0x3030..<0x3099, 0x309B..<0xA66F, 0xAC00..<0xD7A4, 0xE000..<0xF900, 0xFADA..<0xFB1D, 0xFF01..<0xFFF0:
      true
    default: false
    }
  }

  private static func limitingMarks(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
      if marks <= maximumMarks { result.append(scalar) }
    }
    return String(result)
  }
}
