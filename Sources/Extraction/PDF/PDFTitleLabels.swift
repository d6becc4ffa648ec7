import Corpus

/// Finds what a cover sheet calls the title, what stands above its line of authors, and where nothing stands out, the
/// first line in capitals.
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

  /// The title of a page on which all type is of one size and weight; nil where no line in capitals may be one.
  ///
  /// Such a line may stand on the first lines, or anywhere if it stands on the next page, too.
  static func capitals(on index: Int, _ pages: [[PDFLine]]) -> PDFTitle.Candidate? {
    let page = pages[index]
    let next = index + 1 < pages.count ? Set(pages[index + 1].prefix(capitalLines).map(\.text)) : []
    let start = page.indices.first { line in
      (line < capitalLines || next.contains(page[line].text)) && isInCapitals(page[line])
    }
    guard let start else { return nil }
    var end = start + 1
    // "REPORT ON THE / SCHOOLS": a title does not end with a short word.
    while end < page.count, end - start < 3, PDFTitle.isCapitals(page[end].text), isOpen(page[end - 1].text) {
      end += 1
    }
    let text = PDFLine.joined(page[start..<end].map(\.text))
    return PDFTitle.isSane(text) ? PDFTitle.Candidate(text: text, score: 0, page: index, lines: start..<end) : nil
  }

  private static func isInCapitals(_ line: PDFLine) -> Bool {
    line.isUpright && line.cells.count < 2 && line.text.split(separator: " ").count >= 3
      && PDFTitle.isCapitals(line.text) && PDFTitle.isSane(line.text) && !PDFNames.isAffiliation(line.text)
  }

  private static func isOpen(_ line: String) -> Bool {
    guard let last = line.split(separator: " ").last else { return false }
    return last.count <= 3 && last.allSatisfy(\.isLetter) || ",:-".contains(last.last ?? " ")
  }

  /// Whether a line begins with "Author:".
  static func isOfAuthors(_ line: String) -> Bool {
    let start = line.prefix(12).lowercased()
    return authorLabels.contains { start.hasPrefix($0) }
  }

  private static let labelledLines = 16
  private static let capitalLines = 6
  private static let titleLabels = [
    "title:", "título:", "titre:", "titre :", "titel:", "titulo:", "название:", "题目：", "标题：",
  ]
  private static let authorLabels = [
    "author(s):", "author:", "authors:", "autor:", "autores:", "autor(es):", "auteur:", "auteurs:", "auteur(s)",
    "autoren:",
    "автор:", "авторы:", "作者：",
  ]
}
