import Corpus

extension Document {
  /// Adds the title that the text opens with, where neither a style nor a property that the text bears out names one:
  /// programs keep the properties of a template, or of the document that this one was made from.
  mutating func addOpeningTitle() {
    guard !fields.contains(where: { $0.name == .title && $0.origin < .info }) else { return }
    guard let title = openingTitle else { return }
    // One word heads a part of any text, and a sentence none: a property says more.
    let isWord = !title.contains(" ") && title.unicodeScalars.allSatisfy { $0.value < 0x3000 }
    if has(.title), isWord || title.hasSuffix(".") { return }
    add(.title, title, origin: .page)
  }

  /// The heading that opens the text, else what a memorandum says is its subject, else the first line, where that looks
  /// like a title.
  private var openingTitle: String? {
    let blocks = pages.first?.blocks.filter { $0.role != .boilerplate } ?? []
    let opening = blocks.prefix(3)
    if let heading = opening.first(where: { $0.role == .heading }) { return TitleGuess.title(ofText: heading.text) }
    let text = blocks.prefix(8).map(\.text).joined(separator: "\n")
    return MemoSubject.find(in: text) ?? opening.first.flatMap { TitleGuess.title(ofText: $0.text) }
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
    let front = PDFFrontMatter(of: Array(lines), after: end, infoAuthors: infoAuthors)
    for author in front.authors { add(.author, author, origin: .page) }
    for institution in front.institutions where !front.authors.isEmpty {
      add(.affiliation, institution, origin: .page)
    }
  }

  private static let searchedLines = 60

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
