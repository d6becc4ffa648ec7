/// The subject of a memorandum or a letter, which it names among its other labels.
enum MemoSubject {
  private static let subjects: Set<String> = [
    "subject", "re", "objet", "asunto", "assunto", "betreff", "betrifft", "oggetto", "onderwerp", "тема", "perihal",
  ]
  /// Labels that a memorandum has at least.
  private static let fewestLabels = 3
  private static let searched = 1500

  static func find(in text: String) -> String? {
    var labels = 0
    var subject: String?
    for cell in text.prefix(searched).split(whereSeparator: { $0 == "\n" || $0 == "\t" }) {
      guard let colon = cell.firstIndex(of: ":"), cell.distance(from: cell.startIndex, to: colon) <= 14 else {
        continue
      }
      let label = cell[..<colon].lowercased()
      guard label.allSatisfy({ $0.isLetter || $0 == " " }) else { continue }
      labels += 1
      if subjects.contains(label), subject == nil { subject = value(cell[cell.index(after: colon)...]) }
    }
    return labels >= fewestLabels ? subject : nil
  }

  /// Without a label and its number behind it: `Code: 400.1`.
  private static func value(_ text: Substring) -> String? {
    let value = TextBuilder.line(text).replacing(#/ \p{L}+: ?[\d.\/-]+$/#, with: "")
    return TitleGuess.looksLikeTitle(value) ? value : nil
  }
}
