import Corpus

extension Document {
  /// Adds the kind of publication that the title and the first lines tell, where the metadata name none.
  mutating func addOpeningKind() {
    guard !has(.kind) else { return }
    let title = best(.title).first?.value
    let kind =
      mediaType == .html
      ? LegalTitle.kind(title?.lowercased() ?? "")
      : PDFKind.find(
        in: [shortLines], title: title, isLandscape: false, hasDOI: has(.doi),
        hasAbstract: has(.abstract) || PDFAbstract.find(in: openingPages) != nil, hasJournal: has(.issn))
    if let kind { add(.kind, kind.rawValue, origin: .page) }
  }

  private var openingPages: [[PDFLine]] {
    pages.prefix(2).map { page in
      page.blocks.prefix(60).filter { [.heading, .body].contains($0.role) }.flatMap { block in
        block.text.prefix(6000).split(separator: "\n").map { PDFLine(text: String($0), role: block.role) }
      }
    }
  }

  /// The lines of a cover: paragraphs name theses and reports that are others.
  private var shortLines: [PDFLine] {
    let isPlain = [.plainText, .markdown].contains(mediaType)
    return openingPages.joined().prefix(isPlain ? 12 : 30).filter { $0.text.utf8.count <= 120 }
  }
}
