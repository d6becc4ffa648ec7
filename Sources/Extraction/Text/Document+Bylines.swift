import Corpus

/// Lines that name a document's authors.
enum Bylines {
  /// Whether the name of a paragraph style says that it is for authors: Pandoc and journals' templates have such.
  static func isStyle(_ name: String) -> Bool { styles.contains(name.lowercased().filter { $0.isLetter }) }

  private static let styles: Set<String> = [
    "author", "authors", "authorname", "authornames", "byline", "autor", "autores", "auteur", "auteurs", "autoren",
    "verfasser",
  ]
}

extension Document {
  private static let mostBylines = 50

  /// Adds the authors that paragraphs in an author's style name.
  mutating func addBylines(_ lines: [String]) {
    for line in lines.prefix(Self.mostBylines).map({ TextBuilder.line($0) }) where !PDFNames.isAffiliation(line) {
      let names = PDFNames.names(in: line)
      for name in names.isEmpty ? PersonNames.split(line) : names { add(.author, name, origin: .page) }
    }
  }

  /// Adds the authors whom the first page names below the title, as a printed page does.
  mutating func addOpeningAuthors() {
    guard !fields.contains(where: { $0.name == .author && $0.origin < .info }), let title = best(.title).first,
      let page = pages.first
    else { return }
    let lines = page.blocks.prefix(12).filter { [.body, .heading].contains($0.role) }
      .flatMap { block in
        block.text.split(separator: "\n").prefix(Self.searchedLines).map { PDFLine(text: String($0), role: block.role) }
      }.prefix(Self.searchedLines)
    guard let end = Self.end(of: title.value, in: Array(lines)) else { return }
    let infoAuthors = fields.filter { $0.name == .author && $0.origin == .info }.map(\.value)
    let vocabulary = PDFVocabulary(
      pages.prefix(Self.vocabularyPages).map { $0.blocks.map { PDFLine(text: $0.text, role: $0.role) } })
    let front = PDFFrontMatter(of: Array(lines), after: end, infoAuthors: infoAuthors, vocabulary: vocabulary)
    for author in front.authors { add(.author, author, origin: .page) }
    for institution in front.institutions where !front.authors.isEmpty {
      add(.affiliation, institution, origin: .page)
    }
  }

  private static let searchedLines = 60
  private static let vocabularyPages = 8

  /// The line behind the title, which may stand on several.
  private static func end(of title: String, in lines: [PDFLine]) -> Int? {
    let title = OfficeProperties.key(title)
    guard !title.isEmpty else { return nil }
    for start in lines.indices where title.hasPrefix(OfficeProperties.key(lines[start].text)) {
      var rest = title[...]
      for index in lines[start...].prefix(6).indices {
        let line = OfficeProperties.key(lines[index].text)
        guard rest.hasPrefix(line) else { break }
        rest = rest.dropFirst(line.count)
        if rest.isEmpty { return index + 1 }
      }
    }
    return nil
  }
}
