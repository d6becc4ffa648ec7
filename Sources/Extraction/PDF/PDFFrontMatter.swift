import Corpus

/// What stands between the title and the text: authors and their affiliations.
struct PDFFrontMatter {
  private(set) var authors: [String] = []
  /// The lines, by their index on the page, that say where the authors work.
  private(set) var affiliations: [Int] = []

  private static let searchedLines = 40
  /// So many lines in a row may be neither authors nor affiliations.
  private static let maximumStrangeLines = 2

  /// - Parameters:
  ///   - page: the page with the title.
  ///   - start: the first line after the title.
  ///   - infoAuthors: the authors that the file itself names; they are believed where the page has them.
  init(of page: [PDFLine], after start: Int, infoAuthors: [String]) {
    // A name right after a name is rather a heading, unless the line before announces it.
    var isNameExpected = true
    var strangeLines = 0
    for index in start..<min(start + Self.searchedLines, page.count) where page[index].role != .boilerplate {
      let line = page[index].text
      if Self.isEnd(line) { break }
      let names = PDFNames.names(in: line)
      if PDFNames.isAffiliation(line) && names.isEmpty {
        affiliations.append(index)
        isNameExpected = true
        strangeLines = 0
      } else if isNameExpected && isCredible(names, line, next: Self.text(page, index + 1), infoAuthors) {
        strangeLines = 0
        authors += names.filter { !authors.contains($0) }
        isNameExpected = line.contains("@") || PDFNames.isOpenEnded(line)
      } else {
        // A subtitle, a date, a street; but not much of it.
        strangeLines += 1
        if strangeLines > Self.maximumStrangeLines { break }
      }
    }
  }

  private static func text(_ page: [PDFLine], _ index: Int) -> String { index < page.count ? page[index].text : "" }

  /// Two words with capitals may be anything: something else must speak for a name.
  private func isCredible(_ names: [String], _ line: String, next: String, _ infoAuthors: [String]) -> Bool {
    guard let first = names.first else { return false }
    return names.count > 1 || line.contains("@") || PDFNames.hasInitial(first) || PDFNames.isAffiliation(next)
      || infoAuthors.contains(first)
  }

  private static func isEnd(_ line: String) -> Bool {
    let key = PDFHeadingNames.key(line)
    return PDFHeadingNames.abstract.contains(key) || key.hasPrefix("abstract") || line.utf8.count > 250
      || PDFHeadingNames.afterAbstract.contains { key == $0 || key.hasPrefix($0 + " ") }
  }
}
