import Corpus

/// Makes a document of the lines of a PDF's pages.
struct PDFDocumentBuilder {
  var pages: [[PDFLine]]
  let info: PDFInfo

  func document(_ input: ExtractionInput) -> Document {
    var pages = pages
    PDFHyphenation.resolve(&pages)
    let bodySize = PDFRoles.assign(&pages)
    let title = PDFTitle.find(in: pages, bodySize: bodySize, info: info.title)
    var front: PDFFrontMatter?
    if let title {
      let found = PDFFrontMatter(of: pages[title.page], after: title.lines.upperBound, infoAuthors: info.authors)
      for line in found.affiliations { pages[title.page][line].role = .affiliation }
      front = found
    }
    var document = Document(
      mediaType: input.mediaType, fingerprint: input.fingerprint,
      fields: PDFFields.fields(
        of: pages, title: title?.text, authors: front?.authors ?? [], info: info, stem: input.stem),
      pages: pages.enumerated().map { Page(number: $0 + 1, blocks: Self.blocks(of: $1)) })
    document.removeTypists()
    return document
  }

  /// Neighbouring lines of one role make a block.
  private static func blocks(of lines: [PDFLine]) -> [Block] {
    var blocks: [Block] = []
    for line in lines where !line.text.isEmpty {
      if let last = blocks.indices.last, blocks[last].role == line.role {
        blocks[last].text += "\n" + line.text
      } else {
        blocks.append(Block(line.role, line.text))
      }
    }
    return blocks
  }
}
