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
    case 0..<0x300, 0x400..<0x483, 0x531..<0x590, 0x5D0..<0x5EB, 0x620..<0x64B, 0xE01..<0xE31, 0x2010..<0x2028,
      0x2030..<0x205F, 0x20A0..<0x20C0, 0x2500..<0x2600, 0x3001..<0x302A, 0x3041..<0x3097, 0x30A0..<0x3100,
      0x3400..<0x4DC0, 0x4E00..<0xA000, 0xAC00..<0xD7A4, 0xFF01..<0xFF9E:
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
