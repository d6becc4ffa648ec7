import Corpus

extension Document {
  /// Adds the kind of publication that the title and the first lines tell, where the metadata name none.
  mutating func addOpeningKind() {
    guard !has(.kind) else { return }
    let title = best(.title).first?.value
    guard mediaType != .html else {
      if let kind = LegalTitle.kind(title?.lowercased() ?? "") { add(.kind, kind.rawValue, origin: .page) }
      return
    }
    let pages = openingPages
    let isPlain = [.plainText, .markdown].contains(mediaType)
    // The lines of a cover: paragraphs name theses and reports that are others.
    let short = pages.joined().prefix(isPlain ? 12 : 30).filter { $0.text.utf8.count <= 120 }
    let kind = PDFKind.find(
      in: [short], title: title, isLandscape: false, hasDOI: has(.doi),
      hasAbstract: has(.abstract) || PDFAbstract.find(in: pages) != nil, hasJournal: has(.issn))
    if let kind { add(.kind, kind.rawValue, origin: .page) }
  }

  private var openingPages: [[PDFLine]] {
    pages.prefix(2).map { page in
      page.blocks.prefix(60).filter { [.heading, .body].contains($0.role) }.flatMap { block in
        block.text.utf8.prefix(6000).split(separator: UInt8(ascii: "\n")).map {
          PDFLine(text: String(Substring($0)), role: block.role)
        }
      }
    }
  }
}
