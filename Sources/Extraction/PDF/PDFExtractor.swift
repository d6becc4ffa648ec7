import Analysis
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
    try PDFFile.open(input.content) { file in
      let info = PDFInfo(file)
      let (pages, confidences) = try lines(of: file, input.recognizer, declared: info.language)
      var document = PDFDocumentBuilder(pages: pages, info: info).document(input)
      for (index, confidence) in confidences { document.pages[index].confidence = confidence }
      return document
    }
  }

  /// The lines of each page, and how sure recognition was of those that it read.
  private func lines(
    of file: borrowing PDFFile, _ recognizer: PageRecognizer, declared: Language?
  ) throws -> ([[PDFLine]], confidences: [Int: Int]) {
    guard file.pageCount <= Self.maximumPages else {
      throw ExtractionError.limit(detail: "\(file.pageCount) pages, \(Self.maximumPages) are read")
    }
    var pages: [[PDFLine]] = []
    var reader = PDFPageReader()
    var textBytes = 0
    var unreadablePages = 0
    var recognition = PDFRecognition(recognizer)
    // PDFium forgets a font when no open page uses it: the page before stays open until the next one is.
    var previous: PDFFilePage?
    for index in 0..<file.pageCount {
      let page = file.page(index)
      let lines = page.map { reader.lines(of: $0) } ?? []
      if let page {
        recognition.look(at: page, index, lines: lines, lost: reader.lostCount)
      } else {
        unreadablePages += 1
      }
      textBytes += lines.reduce(0) { $0 + $1.text.utf8.count + 1 }
      guard textBytes <= Self.maximumTextBytes else {
        throw ExtractionError.limit(detail: "more than \(Self.maximumTextBytes >> 20) MiB of text")
      }
      pages.append(lines)
      withExtendedLifetime(previous) { previous = page }
    }
    let confidences = try recognition.fill(&pages, of: file, declared: declared)
    if pages.contains(where: { !$0.isEmpty }) { return (pages, confidences) }
    if unreadablePages == file.pageCount { throw ExtractionError.damaged(detail: "none of its pages can be read") }
    let detail = Self.describe(pages: file.pageCount)
    guard recognition.imagePages > 0 else { throw ExtractionError.noText(detail: detail) }
    let reason = recognizer.obstacle ?? recognizer.missingPacks ?? "OCR finds none in them"
    throw ExtractionError.noText(detail: "\(detail), only images; \(reason)")
  }

  /// What a file without text holds, in a clause.
  static func describe(pages: Int) -> String {
    (pages == 1 ? "1 page holds" : "\(pages) pages hold") + " no text"
  }
}
