import Corpus

/// Finds what a cover sheet calls the title, and what stands above its line of authors.
enum PDFTitleLabels {
  static func candidates(on index: Int, _ page: [PDFLine]) -> [PDFTitle.Candidate] {
    var candidates: [PDFTitle.Candidate] = []
    for (line, text) in page.prefix(labelledLines).map(\.text).enumerated() {
      let start = text.prefix(12).lowercased()
      if let label = titleLabels.first(where: start.hasPrefix) {
        let title = String(text.dropFirst(label.count).drop { $0 == " " })
        if PDFTitle.isSane(title) {
          candidates.append(
            PDFTitle.Candidate(text: title, score: page[line].size * 1.3, page: index, lines: line..<(line + 1)))
        }
      } else if candidates.isEmpty, (1...4).contains(line), isOfAuthors(text) {
        let title = PDFLine.joined(page[..<line].map(\.text))
        if PDFTitle.isSane(title) {
          candidates.append(PDFTitle.Candidate(text: title, score: page[0].size * 1.5, page: index, lines: 0..<line))
        }
      }
    }
    return candidates
  }

  /// Whether a line begins with "Author:".
  static func isOfAuthors(_ line: String) -> Bool {
    let start = line.prefix(12).lowercased()
    return authorLabels.contains { start.hasPrefix($0) }
  }

  private static let labelledLines = 16
  private static let titleLabels = [
    "title:", "título:", "titre:", "titre :", "titel:", "titulo:", "название:", "题目：", "标题：",
  ]
  private static let authorLabels = [
    "author(s):", "author:", "authors:", "autor:", "autores:", "autor(es):", "auteur:", "auteurs:", "auteur(s)",
    "autoren:",
    "автор:", "авторы:", "作者：",
  ]
}
