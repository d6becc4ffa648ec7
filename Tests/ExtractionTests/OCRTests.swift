import Analysis
import Corpus
import Foundation
import Synchronization
import Testing

@testable import Extraction

/// Pages that are images, from the bytes to the document.
struct OCRTests {
  static let lines = [
    "Training in workshops", "Apprentices learn at the bench and in the school.",
    "Their masters teach them how a tool is made and kept.", "The chamber examines them after three years of work.",
    "Many of the firms are small and have no other helper.", "A council of both sides decides on rules and on pay.",
  ]

  @Test func `a PDF of images is read page by page, empty pages among them`() throws {
    let writer = PDFWriter(scans: [try PagePicture(Self.lines), try PagePicture([]), try PagePicture(Self.lines)])
    let document = try document(PDFExtractor.self, writer.data)
    #expect(document.pages.map(\.number) == [1, 2, 3])
    #expect(document.pages[0].text == Self.lines.joined(separator: "\n"))
    #expect(document.pages[0].confidence ?? 0 >= 80)
    #expect(document.pages[1].blocks.isEmpty && document.pages[1].confidence == nil)
    #expect(document.best(.title).map(\.value) == [Self.lines[0]])
  }

  @Test(arguments: [(1, 0.0), (2, 0.0), (0, -6.0), (3, 2.0)])
  func `a page that lies on its side or askew is brought upright`(quarters: Int, degrees: Double) throws {
    let page = try PagePicture(Self.lines).skewed(degrees: degrees).turned(quarters: quarters)
    let document = try document(PDFExtractor.self, PDFWriter(scans: [page]).data)
    let text = document.pages[0].text
    let words = Self.lines.joined(separator: " ").split(separator: " ")
    let found = text.split { $0.isWhitespace }
    #expect(found.filter { words.contains($0) }.count * 10 >= words.count * 9, "\(text)")
  }

  @Test func `an image file is a document, a TIFF one of several pages`() throws {
    let page = try PagePicture(Self.lines)
    for data in [page.png, page.bmp] {
      let document = try document(ImageExtractor.self, data)
      #expect(document.text == Self.lines.joined(separator: "\n"))
      #expect(document.pages.map(\.number) == [1])
    }
    let pages = [page, try PagePicture([]), page.turned(quarters: 2)]
    let document = try document(ImageExtractor.self, PagePicture.tiff(pages))
    #expect(document.pages.map(\.number) == [1, 2, 3] && document.pages[1].blocks.isEmpty)
    for page in [document.pages[0], document.pages[2]] {
      #expect(page.text == Self.lines.joined(separator: "\n") && page.confidence ?? 0 >= 80)
    }
  }

  @Test(arguments: [
    (Samples.jpeg, MediaType.jpeg), (Samples.gif, .gif), (Samples.webP, .webp), (Samples.jpeg2000, .jpeg2000),
  ])
  func `other formats of images`(content: Data, type: MediaType) throws {
    #expect(MediaTypeDetector().detect(path: "a", content: content) == .readable(type))
    #expect(try document(ImageExtractor.self, content).text == "Trainers")
  }

  @Test func `the pages before one that is damaged are kept`() throws {
    let pages = [try PagePicture(Self.lines), try PagePicture(Self.lines)]
    let whole = PagePicture.tiff(pages)
    #expect(try document(ImageExtractor.self, whole.prefix(whole.count / 2 + 50)).pages.map(\.number) == [1])
  }

  @Test func `a picture without text is told as such, and gives no noise`() throws {
    let noise = PagePicture(noise: 88_172_645_463_325_252, width: 600, height: 800)
    #expect(throws: ExtractionError.noText(detail: "the image shows none that OCR can read")) {
      try extract(ImageExtractor.self, noise.bmp)
    }
  }

  @Test func `an image of too many pixels is refused before it is decoded`() {
    var page = PagePicture(noise: 1, width: 8, height: 8)
    page.width = 20_000
    page.height = 20_000
    #expect(throws: ExtractionError.limit(detail: "the image has 400 million pixels, 100 are read")) {
      try extract(ImageExtractor.self, PagePicture.tiff([page]))
    }
  }

  @Test func `a text layer is kept, and replaced where it is garbage or all pages are wanted`() throws {
    // The glyphs draw the text; what the map says of them is for private use.
    let line = "Apprentices learn at the bench and in the school"
    let codes = line.utf8.map { String($0, radix: 16) }.joined()
    var writer = PDFWriter(pages: [
      (0..<6).map { PDFWriter.Line(text: "", size: 12, y: 700 - Double($0) * 30, glyphs: codes) }
    ])
    writer.letters = (0x41...0x7A).map { String(UnicodeScalar(UInt16(0xE000 + $0)).map(Character.init) ?? "?") }
    writer.isNaturallySpaced = true
    let document = try document(PDFExtractor.self, writer.data)
    #expect(document.pages[0].text.contains("bench and in the school") && document.pages[0].confidence != nil)

    let readable = PDFWriter.article([Self.lines])
    #expect(try self.document(PDFExtractor.self, readable.data).pages[0].confidence == nil)
    let all = PageRecognizer(settings: OCRSettings(mode: .always))
    #expect(try self.document(PDFExtractor.self, readable.data, all).pages[0].confidence ?? 0 >= 80)
  }

  @Test func `pages that are left out are counted`() throws {
    let off = PageRecognizer(settings: OCRSettings(mode: .never))
    let scan = PDFWriter(scans: [try PagePicture(Self.lines)])
    #expect(
      throws: ExtractionError.noText(detail: "1 page holds no text, only images; OCR is off: --ocr auto reads them")
    ) { try document(PDFExtractor.self, scan.data, off) }
    #expect(off.unreadPages == 1)
    var mixed = PDFWriter.article([Self.lines])
    mixed.scans = scan.scans
    #expect(try document(PDFExtractor.self, mixed.data, off).pages.map { $0.blocks.isEmpty } == [false, true])
    #expect(off.unreadPages == 2)
  }

  @Test func `what stands on each page of a scan does not pass for its text`() throws {
    let page = try PagePicture(Self.lines)
    var writer = PDFWriter(scans: [page, page, page])
    writer.stamp = "Downloaded from the library of a school on 12 May 2020"
    let document = try document(PDFExtractor.self, writer.data)
    #expect(document.pages.allSatisfy { $0.text.contains("Apprentices learn at the bench") })
  }

  @Test func `a page that was read once is not read again, unless what was kept is damaged`() throws {
    let kept = Mutex<[Fingerprint: [UInt8]]>([:])
    let asked = Mutex<[Fingerprint]>([])
    func read(_ settings: OCRSettings = OCRSettings()) throws -> TextLayer? {
      let keeper = TextLayerKeeper(
        recall: { key in
          asked.withLock { $0.append(key) }
          return kept.withLock { $0[key] }.map { .found($0) } ?? .unknown
        }, keep: { key, layer in kept.withLock { $0[key] = layer } })
      let image = try #require(try PagePicture(Self.lines).image)
      return try PageRecognizer(settings: settings, keeper: keeper).read(image, hint: nil)
    }
    let first = try #require(try read())
    let key = try #require(asked.withLock { $0.first })
    var changed = first
    changed.lines[0].text = "From the store"
    kept.withLock { $0[key] = changed.encoded }
    #expect(try read() == changed)
    kept.withLock { $0[key]?[5] ^= 1 }
    #expect(try read() == first)
    #expect(kept.withLock { $0[key] } == first.encoded)
    _ = try read(OCRSettings(languages: ["fr"]))
    #expect(Set(asked.withLock { $0 }).count == 2)
  }

  private func document(
    _ type: any Extractor.Type, _ content: Data, _ recognizer: PageRecognizer = PageRecognizer(settings: OCRSettings())
  ) throws -> Document {
    var documents: [Document] = []
    let input = ExtractionInput(
      path: "folder/sample", content: content, mediaType: type.mediaTypes[0], fingerprint: Fingerprint(of: content),
      recognizer: recognizer)
    try type.init().extract(input) { if case .document(let document) = $0 { documents.append(document) } }
    return try #require(documents.first)
  }
}
