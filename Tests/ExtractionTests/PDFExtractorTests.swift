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

  @Test(arguments: [90, 180, 270]) func `a page may be shown turned`(rotation: Int) throws {
    var writer = PDFWriter.article([["A study of workshops", "Many workshops were seen, and not a few of them twice."]])
    writer.rotation = rotation
    for line in writer.pages[0].indices { writer.pages[0][line].y -= 300 }
    let document = try extract(writer)
    #expect(document.best(.title).map(\.value) == ["A study of workshops"])
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

  @Test func `comments, form fields and names of attached files follow the page's text`() throws {
    var writer = PDFWriter.article([["A title", "Some text."]])
    writer.annotations = [
      "<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /T (Ann) /Contents (Say more here) >>",
      "<< /Type /Annot /Subtype /Popup /Rect [9 9 20 20] /Contents (Say more here) >>",
      "<< /Type /Annot /Subtype /Link /Rect [9 9 20 20] /Contents (a link) >>",
    ]
    let widget = "/Type /Annot /Subtype /Widget /Rect [90 90 200 120]"
    writer.fields = [
      "<< \(widget) /FT /Tx /T (school) /TU (Name of the school) /V (Hill School) >>",
      "<< \(widget) /FT /Tx /T (town) /V (Elsewhere) >>", "<< \(widget) /FT /Tx /T (empty) >>",
    ]
    writer.catalog = """
      /Names << /EmbeddedFiles << /Names [(1) << /Type /Filespec /F (pupils.xlsx) /UF (pupils.xlsx) >>] >> >>
      """
    let document = try extract(writer)
    #expect(
      document.pages[0].blocks.suffix(4) == [
        Block(.note, "Ann: Say more here"), Block(.body, "Name of the school: Hill School"),
        Block(.body, "town: Elsewhere"), Block(.note, "pupils.xlsx"),
      ])
  }

  @Test func `a page with nothing but a comment is text`() throws {
    var writer = PDFWriter(pages: [[]])
    writer.annotations = ["<< /Type /Annot /Subtype /FreeText /Rect [9 9 20 20] /Contents (Read this) >>"]
    #expect(try extract(writer).pages[0].blocks == [Block(.note, "Read this")])
  }

  @Test func `XMP tells the DOI and the journal`() throws {
    var writer = PDFWriter.article([["A title", "Some text."]])
    writer.metadata = """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">A title of old</rdf:li></rdf:Alt></dc:title>
      <dc:subject><rdf:Bag><rdf:li>skills</rdf:li><rdf:li>work</rdf:li></rdf:Bag></dc:subject>
      <prism:doi>10.1234/xyz.5</prism:doi><prism:publicationName>Journal of Tests</prism:publicationName>
      </rdf:Description></rdf:RDF></x:xmpmeta>
      """
    let document = try extract(writer)
    #expect(document.best(.doi) == [Field(.doi, "10.1234/xyz.5", origin: .embedded)])
    #expect(document.best(.container).map(\.value) == ["Journal of Tests"])
    #expect(document.best(.keyword).map(\.value) == ["skills", "work"])
    #expect(document.fields.contains(Field(.title, "A title of old", origin: .info)))
  }

  @Test func `where all type is of one size, bold type is the title`() throws {
    let lines = [
      "Somewhere, 3 March", "Rules for the examination of apprentices",
      String(repeating: "The text of the rules goes on ", count: 9), "here.",
    ]
    let document = try extract(
      PDFWriter(pages: [
        lines.enumerated().map { PDFWriter.Line(text: $1, y: 700 - Double($0) * 14, isBold: $0 == 1) }
      ]))
    #expect(document.best(.title) == [Field(.title, lines[1], origin: .page)])
    #expect(document.pages[0].blocks.map(\.role) == [.body, .heading, .body])
  }

  @Test(arguments: [
    (["Education Act 2011"], 1, "law"), (["National policy on skills"], 1, "policy"),
    (["Learning at work", "A thesis submitted for a degree"], 1, "thesis"),
    (["Schools in towns", "Annual report"], 1, "report"), (["Schools in towns"], 1, nil),
  ])
  func `the kind of publication, where it is said`(lines: [String], pages: Int, kind: String?) throws {
    let document = try extract(.article([lines + ["The text is longer than the title, and in smaller type than it."]]))
    #expect(document.best(.kind).first?.value == kind)
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
