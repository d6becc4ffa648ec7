import Corpus

/// Tells lines that are part of a text from those that may be a title.
enum PDFSentences {
  /// Whether a line in large type begins or ends in the middle of a sentence.
  ///
  /// - Parameters:
  ///   - next: the line that follows.
  ///   - last: the last line of the text.
  static func isRunning(_ text: String, next: PDFLine?, after last: PDFLine) -> Bool {
    if startsSmall(text) { return true }
    guard let end = text.last else { return false }
    if last.isRecognized && ",;-–".contains(end) { return true }
    // A subtitle in small letters is in smaller type.
    guard let next, next.role != .boilerplate, next.size >= 0.8 * last.size else { return false }
    return startsSmall(next.text) && (end.isLetter || ",-".contains(end))
  }

  /// `first mentioned`; but `eLearning` and `e-skills` are words of titles.
  private static func startsSmall(_ text: String) -> Bool {
    guard text.first?.isLowercase == true else { return false }
    return text.dropFirst().first.map { $0.isLowercase || $0 == " " } ?? false
  }

  /// Whether a line opens the text of a law, in which its title would not end otherwise: "We, the King", "Vu la loi".
  static func opensLaw(_ line: String) -> Bool { openings.lead(of: line) != nil }

  private static let openings = PDFPhrases([
    "نحن ", "بعد الاطلاع", "بناء على", "بناءً على", "رئيس الجمهورية", "be it enacted", "whereas", "in exercise of",
    "in pursuance of", "we, ", "vu la ", "vu le ", "vu l'", "vu l’", "considérant", "le président de la république",
    "nous, ",
    "visto el ", "visto la ", "vistos ", "considerando", "el congreso", "el presidente de la república",
    "o presidente da república",
    "o congresso nacional", "con fundamento en", "принят ", "в соответствии с", "根据", "căn cứ",
  ])
}
