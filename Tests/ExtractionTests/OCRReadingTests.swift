import Corpus
import Testing

@testable import Extraction

/// In which order and in which language pages are read, and what their shape says.
struct OCRReadingTests {
  // MARK: Order

  /// A block of lines of letters of 30 pixels, one under the other.
  private static func block(_ lines: [String], left: Int, right: Int, top: Int, height: Int = 30) -> [Tesseract.Word] {
    lines.enumerated().map { index, text in
      let top = top + index * 50
      return Tesseract.Word(
        text: text, lineText: text, confidence: 95, left: left, top: top, right: right, bottom: top + height,
        beginsBlock: index == 0)
    }
  }

  private static func order(_ blocks: [[Tesseract.Word]]) -> [String] {
    RecognizedWords(blocks.flatMap(\.self), packs: ["eng"]).lines(pageHeight: 3000, resolution: 300).map(\.text)
  }

  private static let column = block(
    ["The chamber examines", "them after three years", "of work at the bench and", "in the school of any town in"],
    left: 100, right: 700, top: 300)
  private static let next = block(
    ["need of a hall in which", "they meet. Many firms are", "small and have no other", "helper than these."],
    left: 800, right: 1400, top: 300)

  @Test func `a line beside a drop capital comes before the lines under it`() {
    let first = Self.block(["APPRENTICES learn"], left: 200, right: 700, top: 255)
    #expect(Self.order([Self.column, first, Self.next]) == (first + Self.column + Self.next).map(\.text))
  }

  @Test func `columns come before a wide title under them`() {
    let title = Self.block(["What they learn"], left: 100, right: 1400, top: 900, height: 60)
    #expect(Self.order([Self.column, title, Self.next]) == (Self.column + Self.next + title).map(\.text))
  }

  @Test func `captions and page numbers do not part a sentence, headings and paragraphs stay`() {
    let caption = Self.block(["The old hall"], left: 720, right: 780, top: 800, height: 20)
    let number = Self.block(["17"], left: 100, right: 140, top: 2900, height: 20)
    #expect(
      Self.order([Self.column, number, caption, Self.next])
        == (Self.column + Self.next + caption + number).map(\.text))
    let heading = Self.block(["Further Rules"], left: 100, right: 400, top: 600, height: 45)
    #expect(Self.order([Self.column, heading, Self.next]) == (Self.column + heading + Self.next).map(\.text))
    let other = Self.block(["Many firms are small", "and have no", "helper."], left: 800, right: 1400, top: 300)
    #expect(Self.order([Self.column, number, other]) == (Self.column + number + other).map(\.text))
  }

  @Test func `a page of very many blocks is left as it is`() {
    let blocks = (0..<300).map { Self.block(["x\($0)yz"], left: 0, right: 100, top: 30_000 - 100 * $0) }
    #expect(Self.order(blocks) == blocks.joined().map(\.text))
  }

  // MARK: Packs

  private static let packs = LanguagePacks(folder: "/none", names: ["eng", "fra", "spa", "rus", "chi_sim", "osd"])

  private static func reading(known: [String] = [], corrections: [String: [String]] = [:]) -> PageReading {
    PageReading(packs: packs, wanted: [], known: known, corrections: corrections)
  }

  typealias FirstCase = (script: String, isSure: Bool, known: [String], packs: [String])

  static let firstCases: [FirstCase] = [
    ("Cyrillic", false, ["eng"], ["eng"]), ("Cyrillic", true, ["eng"], ["rus"]), ("Cyrillic", false, [], ["rus"]),
    ("Latin", false, ["fra"], ["fra"]), ("", false, ["rus"], ["rus"]), ("", false, [], ["eng"]),
    ("Hebrew", true, ["rus"], ["rus"]), ("Hebrew", true, [], ["eng"]),
  ]

  @Test(arguments: firstCases)
  func `an unsure guess at the script does not beat what is known`(sample: FirstCase) {
    #expect(Self.reading(known: sample.known).firstPacks(for: sample.script, isSure: sample.isSure) == sample.packs)
  }

  @Test func `what an unsure guess would have read is tried, and the other way round`() {
    func rivals(_ packs: [String], _ detected: String, known: [String], confidence: Float, isSure: Bool) -> [[String]] {
      let word = Tesseract.Word(
        text: "training", lineText: "training", confidence: confidence, left: 0, top: 0, right: 9, bottom: 9)
      let found = RecognizedWords([word], packs: packs)
      return Self.reading(known: known).rivals(found, packs[0], detected, isSure: isSure)
    }
    #expect(rivals(["eng"], "Cyrillic", known: ["eng"], confidence: 90, isSure: false) == [["rus"]])
    #expect(rivals(["rus"], "Cyrillic", known: [], confidence: 90, isSure: false) == [["eng"]])
    #expect(rivals(["rus"], "Cyrillic", known: [], confidence: 90, isSure: true).isEmpty)
    #expect(rivals(["eng"], "Latin", known: ["eng"], confidence: 90, isSure: false).isEmpty)
    let poor = rivals(["spa"], "Latin", known: ["spa"], confidence: 60, isSure: false)
    #expect(poor.contains(["rus"]) && poor.contains(["eng", "fra", "spa"]))
  }

  @Test func `a page that most others contradict is read again, if little speaks for it`() {
    let text = String(repeating: "letters ", count: 40)
    func layer(_ packs: [String], _ text: String, confidence: Int = 90, isSure: Bool = false) -> TextLayer {
      TextLayer(
        lines: [TextLayer.Line(text: text, size: 10, top: 0, bottom: 9)], confidence: confidence, packs: packs,
        isScriptSure: isSure)
    }
    let usual = TextLayer.usualPacks(of: [layer(["rus"], "a cover"), layer(["eng"], text), layer(["eng"], text)])
    #expect(usual == ["eng"])
    #expect(TextLayer.usualPacks(of: [layer(["eng"], text), layer(["eng"], text)]) == nil)
    #expect(TextLayer.usualPacks(of: [layer(["eng"], text), layer(["rus"], text)]) == nil)
    #expect(layer(["rus"], text).isAtOdds(with: ["eng"]))
    #expect(!layer(["rus"], text, isSure: true).isAtOdds(with: ["eng"]))
    #expect(!layer(["fra"], text).isAtOdds(with: ["eng"]))
    #expect(layer(["fra"], "a cover").isAtOdds(with: ["eng"]))
    #expect(layer(["fra"], text, confidence: 60).isAtOdds(with: ["eng"]))
    #expect(!layer(["eng"], "a cover").isAtOdds(with: ["eng"]) && !TextLayer().isAtOdds(with: ["eng"]))
  }

  @Test func `a kept page is recognised again if its packs have changed, or better ones have come`() {
    func packs(_ names: Set<String>) -> LanguagePacks { LanguagePacks(folder: "/none", names: names) }
    let mark = packs([]).mark(of: ["eng"])
    let line = TextLayer.Line(text: "A line", size: 10, top: 0, bottom: 9)
    var layer = TextLayer(lines: [line], confidence: 90, packs: ["eng"], packMark: mark, installed: ["eng"])
    #expect(layer.isCurrent(with: packs(["eng"])) && layer.isCurrent(with: packs(["eng", "rus"])))
    layer.missing = ["pol"]
    #expect(layer.isCurrent(with: packs(["eng", "rus"])) && !layer.isCurrent(with: packs(["eng", "pol"])))
    layer = TextLayer(lines: [line], confidence: 60, packs: ["eng"], packMark: mark, installed: ["eng", "rus"])
    #expect(layer.isCurrent(with: packs(["eng"])) && !layer.isCurrent(with: packs(["eng", "pol"])))
    layer.packMark = "eng:4"
    #expect(!layer.isCurrent(with: packs(["eng"])))
    let empty = TextLayer(installed: ["eng"])
    #expect(empty.isCurrent(with: packs(["eng"])) && !empty.isCurrent(with: packs(["eng", "pol"])))
  }

  // MARK: Shape

  @Test(arguments: [
    (Float(1.294), true, nil), (1.414, true, nil), (1.333, true, "slides"), (1.778, true, "slides"),
    (1.414, false, "slides"), (0.707, false, nil),
  ])
  func `a scan on its side may be a table, slides have the shape of a screen`(
    aspect: Float, isRecognized: Bool, kind: String?
  ) {
    var builder = PDFDocumentBuilder(info: PDFInfo())
    for number in 1...4 {
      builder.append([PDFLine(text: "Some words, \(number)", size: 10, isRecognized: isRecognized)], aspect: aspect)
    }
    #expect(builder.document(PDFWriter.article([["x"]]).input).best(.kind).first?.value == kind)
  }
}
