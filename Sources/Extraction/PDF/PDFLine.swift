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
  var role = Block.Role.body

  /// Stands for a hyphen at the end of a printed line, which may be part of the word or not.
  static let hyphen: UInt8 = 2
}
