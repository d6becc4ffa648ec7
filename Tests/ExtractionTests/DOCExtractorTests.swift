import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct DOCExtractorTests {
  @Test func `all parts of a document are read, each in its role`() throws {
    var builder = DOCBuilder()
    builder.parts = [
      "Aims\rTraining\u{2} matters\u{5}.\u{C}Année 教育\r", "A note.\r", "A head\rA foot\r", "", "Check this.\r", "",
      "In a box\r",
    ]
    let body = builder.parts[0]
    builder.tables[2] = little(13, 4) + little(body.utf16.count, 4) + little(0, 2)
    builder.tables[3] = little(0, 4) + little(8, 4) + little(9, 4)
    builder.tables[4] = little(22, 4) + little(body.utf16.count, 4) + zeros(30)
    builder.tables[5] = little(0, 4) + little(12, 4) + little(13, 4)
    builder.tables[36] = little(4, 2) + wide("Rosa")
    builder.tables[11] = [0, 0, 0, 0, 0, 0, 0, 7, 7, 14, 14, 14, 14].flatMap { little($0, 4) }
    let document = try document(DOCExtractor.self, builder.content)
    #expect(document.pages.map(\.number) == [1, 2])
    #expect(document.pages[0].text == "A head\nAims\nTraining matters.\nA note.\nRosa: Check this.")
    #expect(document.pages[1].text == "Année 教育\nIn a box\nA foot")
    #expect(document.text(.note) == "A note.\nRosa: Check this.")
    #expect(document.text(.boilerplate) == "A head\nA foot")
  }

  @Test(arguments: [
    ("a\u{13} PAGEREF x \u{14}12\u{15} b", "a12 b"), ("a\u{13}no end", "ano end"), ("a\u{14}b\u{15}", "ab"),
    ("a\u{13} TOC \u{13} IF \u{14}x\u{15} \u{14}\u{13}HYPERLINK\u{14}link\u{15}\u{15}", "alink"),
    ("a\u{13} EQ \\o\\ad(\\s\\up 10(とう),東京)\u{15}", "a東京 (とう)"),
    ("a \u{13}EQ \\f(1,2) + \\r(3,x)\u{15} b", "a 1/2 + 3√x b"), ("a\u{13}EQ \\f(1\u{15}b", "a1b"),
    ("a\u{13}eq \\b(\\l(x,(y))\\d\\fo20())\u{15}", "a(x, (y))"), ("a\u{F0B7}b\u{F041}", "a•b"),
    ("a\u{1E}b\u{1F}c\u{B}d\u{1}", "a-bc\nd"),
  ])
  func `codes are no text`(text: String, expected: String) throws {
    var builder = DOCBuilder()
    builder.parts[0] = text + "\r"
    #expect(try document(DOCExtractor.self, builder.content).text == expected)
  }

  @Test func `deleted characters are left out`() throws {
    var builder = DOCBuilder()
    builder.parts[0] = "kept gone\r"
    builder.characters = [(0..<4, []), (4..<9, little(0x0800, 2) + [1]), (9..<10, [])]
    #expect(try document(DOCExtractor.self, builder.content).text == "kept")
  }

  @Test func `cells are separated by tabs, rows by lines`() throws {
    var builder = DOCBuilder()
    builder.parts[0] = "Year\u{7}Places\u{7}\u{7}2010\u{7}12\u{7}\u{7}After\r"
    let cell = little(0, 2) + little(0x2416, 2) + [1]
    let row = cell + little(0x2417, 2) + [1]
    builder.paragraphs = [
      (0..<5, cell), (5..<12, cell), (12..<13, row), (13..<18, cell), (18..<21, cell), (21..<22, row),
      (22..<28, [0, 0]),
    ]
    let document = try document(DOCExtractor.self, builder.content)
    #expect(document.text(.table) == "Year\tPlaces\n2010\t12")
    #expect(document.text(.body) == "After")
  }

  @Test func `Word 6 has its text in one piece`() throws {
    var main = zeros(0x300) + Array("Old words\rA note.\r".utf8)
    for (value, count, offset) in [
      (0xA5DC, 2, 0), (101, 2, 2), (0x0409, 2, 6), (0x300, 4, 0x18), (10, 4, 0x34), (8, 4, 0x38),
    ] {
      main.replaceSubrange(offset..<offset + count, with: little(value, count))
    }
    let document = try document(DOCExtractor.self, OLEWriter.file(["WordDocument": main]))
    #expect(document.text.hasPrefix("Old words"))
  }

  @Test(arguments: ["WordDocument", "WORDDOCUMENT"]) func `names of streams have no case`(name: String) throws {
    var main = zeros(0x300) + Array("Old words\r".utf8)
    for (value, count, offset) in [(0xA5DC, 2, 0), (101, 2, 2), (0x300, 4, 0x18), (10, 4, 0x34)] {
      main.replaceSubrange(offset..<offset + count, with: little(value, count))
    }
    let file = OLEWriter.file([(name, main)])
    #expect(MediaTypeDetector().detect(path: "a", content: file) == .readable(.doc))
    #expect(try document(DOCExtractor.self, file).text == "Old words")
  }

  @Test func `embedded documents are read`() throws {
    var main = zeros(0x300) + Array("Outer\r".utf8)
    for (value, count, offset) in [(0xA5DC, 2, 0), (101, 2, 2), (0x300, 4, 0x18), (6, 4, 0x34)] {
      main.replaceSubrange(offset..<offset + count, with: little(value, count))
    }
    let inner = Array(main.dropLast(6)) + Array("Inner\r".utf8)
    let file = OLEWriter.file([
      "WordDocument": main, "ObjectPool/_1/WordDocument": inner,
      "ObjectPool/_2/Package": [UInt8](ZipWriter.archive(["word/document.xml": "<d><p><r><t>Packed</t></r></p></d>"])),
      "ObjectPool/_3/Contents of another kind": zeros(8),
    ])
    #expect(try document(DOCExtractor.self, file).text == "Outer\nInner\nPacked")
  }

  @Test func `a password is asked for`() throws {
    var builder = DOCBuilder()
    builder.parts[0] = "secret\r"
    builder.flags |= 0x0100
    #expect(throws: ExtractionError.encrypted) { try document(DOCExtractor.self, builder.content) }
  }

  @Test(arguments: [
    (1, 0, "1"), (4, 1, "IV"), (1994, 2, "mcmxciv"), (27, 3, "AA"), (3, 4, "c"), (22, 5, "22nd"), (11, 5, "11th"),
    (7, 22, "07"), (7, 23, ""), (3, 58, "в"), (12, 37, "十二"), (0, 1, "0"), (5000, 2, "5000"), (-3, 3, "-3"),
  ])
  func `numbers of lists`(value: Int, format: Int, expected: String) {
    #expect(NumberFormat.text(value, code: format) == expected)
  }

  @Test func `list numbers count by level`() {
    func level(_ format: Int, _ text: String, flags: Int = 0) -> [UInt8] {
      little(1, 4) + [UInt8(format), UInt8(flags)] + zeros(22) + little(text.utf16.count, 2) + wide(text)
    }
    var definitions = little(1, 2) + little(77, 4) + zeros(24)
    definitions += level(0, "\u{0}.") + level(4, "\u{0}.\u{1})") + level(2, "\u{2}", flags: 4)
    for _ in 3..<9 { definitions += level(23, "*") }
    let overrides =
      little(2, 4) + little(77, 4) + zeros(12) + little(77, 4) + zeros(8) + [1] + zeros(3)
      + little(0, 4) + little(0, 4) + little(5, 4) + little(0x10, 4)
    var lists = DOCLists(definitions: BinaryView(definitions), overrides: BinaryView(overrides))
    func number(_ level: Int, list: Int = 1) -> String? {
      lists.number(DOCFormats.Paragraph(list: list, level: level))
    }
    #expect([number(0), number(1), number(1), number(0), number(1)] == ["1.", "1.a)", "1.b)", "2.", "2.a)"])
    #expect(number(2) == "1")
    #expect(number(5) == nil)
    #expect([number(0, list: 2), number(0, list: 2), number(0, list: 9)] == ["5.", "6.", nil])
  }
}
