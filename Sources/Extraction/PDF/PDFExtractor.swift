package import Corpus

/// Reads PDF files: by PDFium, or by the program `pdftotext` where there is no PDFium.
package struct PDFExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.pdf]

  package init() {}

  /// More pages than any book has.
  static let maximumPages = 20_000
  /// In all pages of a file, in UTF-8.
  static let maximumTextBytes = 256 << 20

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    // The document is made before it is handed out: PDFium admits one caller at a time.
    try emit(.document(PDFFile.isAvailable ? read(input) : PDFToText.read(input)))
  }

  private func read(_ input: ExtractionInput) throws -> Document {
    try PDFFile.open(input.content, passwords: input.passwords) { file in
      let pages = try lines(of: file)
      return PDFDocumentBuilder(pages: pages, info: PDFInfo(file)).document(input)
    }
  }

  /// The lines of each page.
  private func lines(of file: borrowing PDFFile) throws(ExtractionError) -> [[PDFLine]] {
    guard file.pageCount <= Self.maximumPages else {
      throw .limit(detail: "\(file.pageCount) pages, \(Self.maximumPages) are read")
    }
    var pages: [[PDFLine]] = []
    var reader = PDFPageReader()
    var textBytes = 0
    var (imagePages, unreadablePages) = (0, 0)
    // PDFium forgets a font when no open page uses it: the page before stays open until the next one is.
    var previous: PDFFilePage?
    for index in 0..<file.pageCount {
      let page = file.page(index)
      let lines = page.map { reader.lines(of: $0) } ?? []
      if page == nil { unreadablePages += 1 }
      if lines.isEmpty && page?.hasImage == true { imagePages += 1 }
      textBytes += lines.reduce(0) { $0 + $1.text.utf8.count + 1 }
      guard textBytes <= Self.maximumTextBytes else {
        throw .limit(detail: "more than \(Self.maximumTextBytes >> 20) MiB of text")
      }
      pages.append(lines)
      withExtendedLifetime(previous) { previous = page }
    }
    if textBytes > 0 { return pages }
    if unreadablePages == file.pageCount { throw .damaged(detail: "none of its pages can be read") }
    throw .noText(detail: Self.describe(pages: file.pageCount, images: imagePages))
  }

  /// What a file without text holds, in a clause.
  static func describe(pages: Int, images: Int) -> String {
    let counted = pages == 1 ? "1 page holds" : "\(pages) pages hold"
    return images > 0 ? "\(counted) no text, only images (OCR is needed)" : "\(counted) no text"
  }
}
