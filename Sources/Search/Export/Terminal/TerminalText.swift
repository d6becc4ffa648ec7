/// Makes text from documents harmless to a terminal.
package enum TerminalText {
  /// The text on one line, without anything that a terminal acts upon.
  ///
  /// - Line ends and tabs become blanks.
  /// - Other control characters become their pictures (`ESC` is `␛`), so that an escape sequence is seen and
  ///   does nothing; those above U+007F become U+FFFD.
  /// - Characters that turn the direction of writing are left out: they would reach beyond the text itself.
  ///   So are the soft hyphen and the byte order mark, which terminals measure differently.
  package static func safe(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0x00...0x1F: result.append(Unicode.Scalar(UInt32(0x2400) + scalar.value) ?? "\u{FFFD}")
      case 0x7F: result.append("\u{2421}")
      case 0x80...0x9F, 0xFFF9...0xFFFB: result.append("\u{FFFD}")
      case 0xAD, 0x202A...0x202E, 0x2066...0x206F, 0xFEFF: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text set apart from its surroundings, where it holds letters that are written from right to left: the
  /// marks, numbers and blanks around it stay in their places.
  static func isolated(_ text: String) -> String {
    text.unicodeScalars.contains(where: isRightToLeft) ? "\u{2068}" + text + "\u{2069}" : text
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
