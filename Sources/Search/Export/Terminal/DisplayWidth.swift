/// How many columns of a terminal text takes, as `wcwidth` counts (UAX #11, East Asian Width; UTS #51, emoji).
package enum DisplayWidth {
  package static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  /// 0 for what only combines, 2 for ideographs, kana, hangul and emoji, else 1 a letter.
  static func of(_ character: Character) -> Int {
    // Most letters need no look at the tables.
    if let byte = character.utf8.first, character.utf8.count == 1 { return byte < 32 || byte == 127 ? 0 : 1 }
    var width = 0
    for scalar in character.unicodeScalars {
      // The picture form of a sign, a sequence of pictures, a flag: one picture.
      let isFlag = (0x1F1E6...0x1F1FF).contains(scalar.value) && character.unicodeScalars.count > 1
      if scalar.value == 0xFE0F || isFlag { return 2 }
      if scalar.properties.isEmojiPresentation || scalar.properties.isEmojiModifier { return 2 }
      width += of(scalar)
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return isWide(scalar.value) ? 2 : (0x1160...0x11FF).contains(scalar.value) ? 0 : 1
    }
  }

  static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
