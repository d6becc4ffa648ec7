import Corpus

/// Makes a document of the lines of a PDF's pages.
struct PDFDocumentBuilder {
  private var pages: [[PDFLine]] = []
  /// By the page's index: what is on it beside its text.
  private var additions: [Int: [Block]] = [:]
  /// By the page's index: how sure character recognition was.
  private var confidences: [Int: Int] = [:]
  private var landscapePages = 0
  private var screenPages = 0
  let info: PDFInfo

  init(info: PDFInfo) { self.info = info }

  /// - Parameter aspect: the page's width by its height.
  mutating func append(_ lines: [PDFLine], additions: [Block] = [], aspect: Float = 0) {
    if !additions.isEmpty { self.additions[pages.count] = additions }
    if aspect > 1 { landscapePages += 1 }
    if Self.screens.contains(where: { abs(aspect - $0) < 0.015 * $0 }) { screenPages += 1 }
    pages.append(lines)
  }

  /// A sheet of paper on its side is 1.29 or 1.41.
  private static let screens: [Float] = [4 / 3, 16 / 10, 16 / 9]

  /// Whether the document's pages have the shape of slides. A scan on its side may be a table.
  private var isLandscape: Bool {
    let recognizedPages = pages.count { $0.first?.isRecognized == true }
    return (recognizedPages * 2 > pages.count ? screenPages : landscapePages) * 2 > pages.count
  }

  /// Whether anything stands on any page.
  var hasText: Bool { !additions.isEmpty || pages.contains { !$0.isEmpty } }

  /// Puts recognised lines in the place of those of pages that need it.
  ///
  /// - Throws: what the recogniser throws.
  mutating func recognize(with recognition: inout PDFRecognition, in file: borrowing PDFFile) throws {
    confidences = try recognition.fill(&pages, of: file, declared: info.language)
  }

  func document(_ input: ExtractionInput) -> Document {
    var pages = pages
    PDFLineNumbers.remove(from: &pages)
    PDFHyphenation.resolve(&pages)
    let bodySize = PDFRoles.assign(&pages)
    let title = PDFTitle.find(in: pages, bodySize: bodySize, info: info.title)
    var front: PDFFrontMatter?
    if let title {
      let found = PDFFrontMatter(
        of: pages[title.page], after: title.lines.upperBound, infoAuthors: info.authors,
        vocabulary: PDFVocabulary(pages))
      for line in found.affiliations { pages[title.page][line].role = .affiliation }
      // Large or bold, but no heading.
      for line in found.authorLines { pages[title.page][line].role = .body }
      front = found
    }
    var document = Document(
      mediaType: input.mediaType, fingerprint: input.fingerprint,
      fields: PDFFields.fields(
        of: pages, title: title?.text, front: front, info: info, stem: input.stem,
        isLandscape: isLandscape),
      pages: pages.indices.map { index in
        Page(
          number: index + 1, blocks: Self.blocks(of: pages[index]) + (additions[index] ?? []),
          confidence: confidences[index])
      })
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
