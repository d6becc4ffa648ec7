import Corpus
import Testing

@testable import Extraction

/// What is made of the words that recognition finds, and how it is told what to look for.
struct OCRWordsTests {
  private static func line(_ text: String, _ words: [(String, Float)]) -> [Tesseract.Word] {
    words.enumerated().map { index, word in
      Tesseract.Word(
        text: word.0, lineText: index == 0 ? text + "\n" : nil, confidence: word.1, left: 0, top: 10, right: 50,
        bottom: 40)
    }
  }

  private static let good = line("vocational training", [("vocational", 95), ("training", 93)])

  typealias LineCase = (text: String, words: [(String, Float)], expected: String?)

  static let lineCases: [LineCase] = [
    ("* Skills ;", [("*", 3), ("Skills", 90), (";", 0)], "Skills"),
    ("TEER SGNTTT", [("TEER", 12), ("SGNTTT", 0)], nil),
    ("already existing", [("already", 90), ("existing", 5)], "already existing"),
    ("职业教育", [("职业", 90), ("教育", 92)], "职业教育"),
    ("职业 x 教育", [("职业", 90), ("x", 5), ("教育", 92)], "职业 教育"),
    ("\u{200E}\u{200F}التعليم المهني\u{200E}", [("التعليم", 90), ("المهني", 91)], "التعليم المهني"),
    ("cafe\u{301}", [("cafe\u{301}", 90)], "caf\u{E9}"),
  ]

  @Test(arguments: lineCases)
  func `lines without specks and noise`(sample: LineCase) {
    let found = RecognizedWords(Self.good + Self.line(sample.text, sample.words), packs: ["eng"])
    let lines = found.lines(pageHeight: 100, resolution: 300).map(\.text)
    #expect(lines == ["vocational training"] + (sample.expected.map { [$0] } ?? []))
  }

  @Test func `a hopeless page has no lines`() {
    let words = Self.line("TINA NN aN Yy weVN", [("TINA", 40), ("NN", 20), ("aN", 30), ("Yy", 10), ("weVN", 50)])
    let found = RecognizedWords(words, packs: ["eng"])
    #expect(found.confidence < RecognizedWords.hopeless && found.lines(pageHeight: 100, resolution: 300).isEmpty)
    #expect(RecognizedWords(Self.good, packs: ["eng"]).isBetter(than: found))
  }

  @Test func `type sizes: lines of one size are alike whatever letters they have, a title is not`() {
    var sizes = TypeSizes()
    for (text, height) in [("Apply", 46), ("manner", 24), ("Half", 36), ("page", 35), ("THE TITLE", 72)] {
      sizes.add(text, height: height)
    }
    let points = sizes.points(resolution: 300)
    #expect(Set(points.prefix(4)) == [12] && points[4] == 24)
  }

  @Test func `a text layer comes back as it was kept, or not at all`() throws {
    let layer = TextLayer(
      lines: [TextLayer.Line(text: "职业教育 é", size: 10.5, top: 3, bottom: 20)], confidence: 87,
      packs: ["chi_sim", "eng"], script: "Han", packMark: "chi_sim:9,eng:4", installed: ["chi_sim", "eng"],
      missing: ["uig"])
    let bytes = layer.encoded
    #expect(try TextLayer(decoding: bytes) == layer)
    for count in 0..<bytes.count { #expect((try? TextLayer(decoding: Array(bytes[..<count]))) == nil) }
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect((try? TextLayer(decoding: damaged)) == nil)
    }
  }

  private static let packs = LanguagePacks(
    folder: "/none", names: ["eng", "fra", "rus", "chi_sim", "chi_tra", "khm", "osd", "script/Arabic"])

  @Test(arguments: [
    ("fr", "fra"), ("en", "eng"), ("zh", "chi_sim"), ("zh-TW", "chi_tra"), ("km", "khm"), ("chi_sim", "chi_sim"),
    ("fra", "fra"), ("de", nil), ("", nil), ("no such", nil),
  ])
  func `a language's pack`(language: String, pack: String?) {
    #expect(Self.packs.pack(for: language) == pack)
  }

  @Test(
    arguments: [
      // Script, what suited before, the settings, the packs.
      ("Latin", [], [], ["eng"]), ("Latin", ["fra"], [], ["fra"]), ("Latin", ["rus"], [], ["eng"]),
      ("Latin", [], ["fra", "eng", "rus"], ["fra", "eng"]), ("Cyrillic", ["eng"], ["fra"], ["rus"]),
      ("Han", [], [], ["chi_sim"]), ("Han", ["chi_tra"], [], ["chi_tra"]), ("Arabic", [], [], ["script/Arabic"]),
      ("Hebrew", [], [], nil),
    ] as [(String, [String], [String], [String]?)])
  func `a script's packs`(script: String, known: [String], wanted: [String], expected: [String]?) {
    #expect(Self.packs.packs(for: script, known: known, wanted: wanted) == expected)
  }

  @Test func `what to install for a script`() {
    #expect(LanguagePacks.package(for: "Hebrew") == "tesseract-ocr-heb")
    #expect(LanguagePacks.package(for: "Han") == "tesseract-ocr-chi-sim")
    #expect(Set(Self.packs.rivals(of: "Latin")) == ["rus", "chi_sim", "khm"])
  }

  @Test(arguments: [
    (
      "The quick brown fox jumps over the lazy dog and runs away into the wood where it lives with its young ones.", 0,
      false
    ),
    (
      "7KH TXLFN EURZQ IR[ MXPSV RYHU WKH OD]\\ GRJ RI WKH IDUPHU DQG UXQV DZD\\ LQWR WKH ZRRG ZKHUH LW OLYHV ZLWK LWV \\RXQJ RQHV LQ WKH VXPPHU WLPH RI WKH \\HDU",
      0, true
    ),
    ("Ïðîôåññèîíàëüíîå îáðàçîâàíèå è ïîäãîòîâêà êàäðîâ äëÿ ýêîíîìèêè ñòðàíû", 0, true),
    ("L'élève préparé à l'étranger a été évalué dès le début de l'année où il fut reçu à l'école", 0, false),
    ("Giáo dục nghề nghiệp là một bộ phận của hệ thống giáo dục quốc dân và được nhà nước đầu tư phát triển", 0, false),
    ("Профессиональное образование и подготовка кадров для экономики страны", 0, false),
    ("职业教育是国民教育体系和人力资源开发的重要组成部分", 0, false), ("a few words", 40, true), ("", 9, false),
    (String(repeating: "a word in the middle of a line ", count: 20), 40, false),
    ("12,407.00 3,974.00 31,432.00 XLII", 0, false),
  ])
  func `text layers that make no sense`(text: String, lost: Int, isGarbage: Bool) {
    #expect(TextQuality([PDFLine(text: text)], lost: lost).isGarbage == isGarbage)
  }
}
