import Analysis
import Corpus
import Foundation
import Testing

@testable import Extraction

struct PDFExtractorTests {
  @Test func `text comes page by page, with its roles`() throws {
    let document = try extract(
      .article([["A study of workshops", "Many workshops were seen."], [], ["Results", "Few were empty."]]))
    #expect(document.pages.map(\.number) == [1, 2, 3])
    #expect(
      document.pages[0].blocks == [Block(.heading, "A study of workshops"), Block(.body, "Many workshops were seen.")])
    #expect(document.pages[1].blocks.isEmpty)
    #expect(document.pages[2].text == "Results\nFew were empty.")
    #expect(document.mediaType == .pdf)
  }

  @Test func `the largest type on page 1 is the title, over several lines`() throws {
    let document = try extract(
      PDFWriter(pages: [
        [
          .init(text: "Journal of Workshops, volume 3", size: 9, y: 780),
          .init(text: "Apprentices and their", size: 20, y: 700), .init(text: "masters in cities", size: 20, y: 676),
          .init(text: "A longer line of text in the size of the body", y: 600),
          .init(text: "Another longer line of text in the size of the body", y: 588),
        ]
      ]))
    #expect(document.best(.title) == [Field(.title, "Apprentices and their masters in cities", origin: .page)])
  }

  @Test func `type scaled by the text matrix counts as it appears`() throws {
    // Heading size comes from the matrix alone: the font's size is 1 for both lines.
    var writer = PDFWriter.article([["x"]])
    writer.pages = [[.init(text: "0) Tj 20 0 0 20 50 700 Tm (Scaled heading here", size: 1, y: 1)]]
    let raw = String(decoding: writer.data, as: UTF8.self).replacing("\\(", with: "(").replacing("\\)", with: ")")
      .replacing("(0) Tj ", with: "")
      .replacing("ET", with: "10 0 0 10 50 600 Tm (A line of the body that is longer than it) Tj ET")
    let document = try extract(PDFWriter.input(Data(raw.utf8)))
    #expect(document.pages.first?.blocks.map(\.role) == [.heading, .body])
  }

  @Test func `the Info dictionary is less trusted than the page`() throws {
    var writer = PDFWriter.article([["A study of workshops", "Body text that is longer than the heading of the page"]])
    writer.info = ["Title": "Some other title", "Author": "A. Writer", "CreationDate": "D:20140305120000Z"]
    writer.language = "fr-FR"
    let document = try extract(writer)
    #expect(document.best(.title).map(\.value) == ["A study of workshops"])
    #expect(document.fields.contains(Field(.title, "Some other title", origin: .info)))
    #expect(document.best(.author) == [Field(.author, "A. Writer", origin: .info)])
    #expect(document.best(.year) == [Field(.year, "2014", origin: .info)])
    #expect(document.best(.language).map(\.value) == ["fr"])
  }

  @Test func `DOI, year and abstract are read off the first page`() throws {
    let sentence = "The study asks what apprentices learn at work, and how they tell it to others later."
    let document = try extract(
      .article([
        [
          "What apprentices learn", "https://doi.org/10.1234/abc.56-7.", "Published in March 2012", "Abstract",
          sentence, sentence, "Keywords: work", "Introduction", "It was 1999 when it began.",
        ]
      ]))
    #expect(document.best(.doi).map(\.value) == ["10.1234/abc.56-7"])
    #expect(document.best(.year) == [Field(.year, "2012", origin: .page)])
    #expect(document.best(.abstract).map(\.value) == ["\(sentence) \(sentence)"])
  }

  @Test func `running heads and page numbers are boilerplate`() throws {
    let pages = (1...4).map { number in
      [
        PDFWriter.Line(text: "Report on schools", y: 780),
        PDFWriter.Line(
          text: "Page \(number) tells something that no other page does: \(["a", "b", "c", "d"][number - 1])"),
        PDFWriter.Line(text: "\(number)", y: 20),
      ]
    }
    let document = try extract(PDFWriter(pages: pages))
    for page in document.pages { #expect(page.blocks.map(\.role) == [.boilerplate, .body, .boilerplate]) }
  }

  @Test func `references end at the appendix`() throws {
    let document = try extract(
      .article([
        [
          "A title in large type", "Body.", "References", "Able, A. (2001). One.", "Baker, B. (2002). Two.",
          "Cook, C. (2003). Three.", "Appendix A", "Questions asked.",
        ]
      ]))
    let references = document.pages[0].blocks.filter { $0.role == .references }
    #expect(references.map(\.text) == ["Able, A. (2001). One.\nBaker, B. (2002). Two.\nCook, C. (2003). Three."])
    #expect(document.pages[0].blocks.last?.text.hasSuffix("Questions asked.") == true)
  }

  @Test func `lines that lead to page numbers are contents`() throws {
    let document = try extract(
      .article([["Contents of it", "Introduction ........ 1", "Methods . . . . . . 12", "Results ........... 30"]]))
    #expect(document.pages[0].blocks.last?.role == .contents)
  }

  @Test func `no text and only images`() {
    #expect(throws: ExtractionError.noText(detail: "2 pages hold no text, only images; OCR finds none in them")) {
      try extract(PDFWriter(imagePageCount: 2))
    }
    #expect(throws: ExtractionError.noText(detail: "1 page holds no text")) { try extract(PDFWriter(pages: [[]])) }
  }

  @Test func `an encrypted file is told as such`() {
    var writer = PDFWriter.article([["Secret"]])
    let key = String(repeating: "a", count: 32)
    writer.trailer = """
      /ID [(0123456789abcdef) (0123456789abcdef)] \
      /Encrypt << /Filter /Standard /V 1 /R 2 /O (\(key)) /U (\(key)) /P -4 >>
      """
    #expect(throws: ExtractionError.encrypted) { try extract(writer) }
  }

  @Test(arguments: ["", "%PDF-1.4", "%PDF-1.4\nnonsense", "no PDF at all"])
  func `what is no PDF is damaged`(content: String) {
    #expect(throws: ExtractionError.self) { try extract(PDFWriter.input(Data(content.utf8))) }
  }

  @Test func `a file cut anywhere gives a document or an error`() {
    let whole = PDFWriter.article([["A title", "Some text."], ["More", "of it"]]).data
    for part in 0...20 {
      _ = try? extract(PDFWriter.input(whole.prefix(whole.count * part / 20)))
    }
  }

  @Test func `a page can be drawn`() throws {
    let bitmap = try PDFFile.open(PDFWriter.article([["Black on white"]]).data) { file in
      try #require(file.page(0)?.greyBitmap(resolution: 72))
    }
    #expect(bitmap.width == 600 && bitmap.height == 800)
    #expect(bitmap.pixels.contains { $0 < 64 } && bitmap.pixels.contains(255))
  }

  private func extract(_ writer: PDFWriter) throws -> Document { try extract(writer.input) }

  private func extract(_ input: ExtractionInput) throws -> Document {
    var documents: [Document] = []
    try PDFExtractor().extract(input) { if case .document(let document) = $0 { documents.append(document) } }
    return try #require(documents.first)
  }
}
