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

  /// The cover, a title page, the first page of text.
  private static let frontPages = 3

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    // The document is made before it is handed out: PDFium admits one caller at a time.
    try emit(.document(PDFFile.isAvailable ? read(input) : PDFToText.read(input)))
  }

  private func read(_ input: ExtractionInput) throws -> Document {
    try PDFFile.open(input.content, passwords: input.passwords) { file in
      var builder = PDFDocumentBuilder(info: PDFInfo(file, input.content))
      try readPages(of: file, input.recognizer, into: &builder)
      return builder.document(input)
    }
  }

  /// Reads each page, and has those recognised that have no usable text.
  private func readPages(
    of file: borrowing PDFFile, _ recognizer: PageRecognizer, into builder: inout PDFDocumentBuilder
  ) throws {
    guard file.pageCount <= Self.maximumPages else {
      throw ExtractionError.limit(detail: "\(file.pageCount) pages, \(Self.maximumPages) are read")
    }
    var reader = PDFPageReader()
    var textBytes = 0
    var unreadablePages = 0
    var recognition = PDFRecognition(recognizer)
    // PDFium forgets a font when no open page uses it: the page before stays open until the next one is.
    var previous: PDFFilePage?
    for index in 0..<file.pageCount {
      let page = file.page(index)
      let lines = page.map { reader.lines(of: $0, isFront: index < Self.frontPages) } ?? []
      var additions: [Block] = []
      if let page {
        additions = PDFAnnotations.blocks(on: page, of: file)
        recognition.look(at: page, index, lines: lines, lost: reader.lostCount)
      } else {
        unreadablePages += 1
      }
      if index == file.pageCount - 1 { additions += file.attachmentNames.map { Block(.note, TextBuilder.line($0)) } }
      textBytes += lines.reduce(0) { $0 + $1.text.utf8.count + 1 } + additions.reduce(0) { $0 + $1.text.utf8.count }
      guard textBytes <= Self.maximumTextBytes else {
        throw ExtractionError.limit(detail: "more than \(Self.maximumTextBytes >> 20) MiB of text")
      }
      builder.append(lines, additions: additions, aspect: page.map { $0.width / max(1, $0.height) } ?? 0)
      withExtendedLifetime(previous) { previous = page }
    }
    try builder.recognize(with: &recognition, in: file)
    if builder.hasText { return }
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
