import Corpus

/// Finds the keywords that authors give: "Keywords: skills, work".
enum PDFKeywords {
  private static let searchedPages = 3
  private static let maximumLines = 4
  private static let maximumCount = 20

  static func find(in pages: [[PDFLine]]) -> [String] {
    for page in pages.prefix(searchedPages) {
      for index in page.indices where page[index].role == .body || page[index].role == .heading {
        guard let first = opening(page[index].text) else { continue }
        let keywords = list(from: first, page[(index + 1)...])
        if !keywords.isEmpty { return keywords }
      }
    }
    return []
  }

  private static let names = PDFPhrases(PDFHeadingNames.keywords)

  /// What follows the word on its line; nil if the line is no such line.
  private static func opening(_ line: String) -> Substring? {
    guard let name = names.lead(of: line), line.first?.isLowercase != true else { return nil }
    let rest = line.dropFirst(name.count)
    guard let mark = rest.first else { return rest }
    guard !mark.isLetter || mark.unicodeScalars.contains(where: { $0.value > 0x3000 }) else { return nil }
    let words = rest.drop { $0.isPunctuation || $0.isWhitespace || $0 == "|" }
    // "Keywords in this report are …"
    return rest.contains { ":：—–-】]|".contains($0) } || words.isEmpty || name.utf8.first ?? 0 >= 0x80 ? words : nil
  }

  private static func list(from first: Substring, _ rest: ArraySlice<PDFLine>) -> [String] {
    var text = String(first)
    var size: Float?
    for line in rest.prefix(maximumLines) {
      let key = PDFHeadingNames.key(line.text)
      let isEnd =
        line.role != .body || text.hasSuffix(".") || line.text.utf8.count > 160
        || PDFHeadingNames.afterAbstract.contains { key == $0 || key.hasPrefix($0 + " ") || key.hasPrefix($0 + ":") }
        || PDFHeadingNames.abstract.contains(key) || size.map { abs($0 - line.size) > 0.5 } ?? false
      // A list goes on where it stops at a mark, or where its next line has one.
      let isOpen = text.isEmpty || text.last.map(isSeparator) ?? true || line.text.contains(where: isSeparator)
      if isEnd || !isOpen { break }
      size = line.size
      text = PDFLine.joined([text, line.text])
    }
    let parts = text.split(whereSeparator: isSeparator).map { part in
      String(part.drop { $0.isWhitespace || $0 == "-" }.reversed().drop { $0.isWhitespace || $0 == "." }.reversed())
    }
    let keywords = parts.filter { $0.contains(where: \.isLetter) && $0.count <= 60 }
    // A sentence is no list.
    return keywords.count == parts.count && (2...maximumCount).contains(keywords.count) ? keywords : []
  }

  private static func isSeparator(_ character: Character) -> Bool { ",;·•、；，،؛|".contains(character) }
}
