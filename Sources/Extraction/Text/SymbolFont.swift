/// Characters of the fonts Symbol and Wingdings, which Office writes at U+F000 and up, or as bytes in a charset of its
/// own. What they show is told by the font alone; only the signs that lists begin with are alike in both.
enum SymbolFont {
  /// Where Office puts them in Unicode's area of private use.
  static let units: ClosedRange<UInt16> = 0xF000...0xF0FF

  /// The UTF-16 unit for what a byte of the font, or its place in Unicode, shows; nil where it is no sign of a list.
  static func unit(_ code: UInt16) -> UInt16? {
    switch code & 0xFF {
    case 0xE0, 0xE8: 0x2192  // →
    case 0xFC: 0x2713  // ✓
    // Dots, squares, diamonds and arrowheads.
    case 0xB7, 0xA7, 0xA8, 0xD8, 0x6C, 0x6E, 0x71, 0x72, 0x75, 0x76, 0x77, 0x9F: 0x2022
    default: nil
    }
  }

  /// The text with the signs in place of what stands in the area of private use, of which nothing else is kept.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isPrivate($0) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isPrivate(scalar) else {
        result.append(scalar)
        continue
      }
      let unit = UInt16(scalar.value)
      result.append(units.contains(unit) ? self.unit(unit).flatMap { Unicode.Scalar($0) } ?? " " : " ")
    }
    return String(result)
  }

  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool { (0xE000...0xF8FF).contains(scalar.value) }
}
