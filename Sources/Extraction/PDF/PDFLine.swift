import Corpus

/// A line of a page, cleaned, with what is needed to tell its role.
struct PDFLine {
  /// One line, trimmed. May hold ``hyphen`` until ``PDFHyphenation`` has resolved it.
  var text: String
  /// The size of its type, in points; 0 where it is not known.
  var size: Float = 0
  var isBold = false
  /// The parts of the line that stand far apart; empty where that is not known or there is one.
  var cells: [String] = []
  /// False where the line is turned: a note along the margin.
  var isUpright = true
  /// Stands at the page's upper or lower edge, where running heads and page numbers are.
  var isAtEdge = false
  /// Whether character recognition read it: its words may be wrong, and its size is a guess.
  var isRecognized = false
  var role = Block.Role.body

  /// Lines as one text: a space between them, but none within words of scripts that write without spaces.
  static func joined(_ lines: some Sequence<String>) -> String {
    var text = ""
    for line in lines {
      if let last = text.unicodeScalars.last, let first = line.unicodeScalars.first,
        !(isUnspaced(last) && isUnspaced(first))
      {
        text += " "
      }
      text += line
    }
    return text
  }

  /// Thai, Lao, Burmese, Khmer; Chinese and Japanese with their punctuation.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3000...0x30FF, 0x3400...0x9FFF, 0xFF00...0xFFEF: true
    default: false
    }
  }

  /// Stands for a hyphen at the end of a printed line, which may be part of the word or not.
  static let hyphen: UInt8 = 2
}
