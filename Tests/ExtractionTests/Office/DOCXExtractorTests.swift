import Analysis
import Corpus
import Extraction
import Foundation
import Testing

@Suite struct DOCXExtractorTests {
  @Test func readsAllPartsOfADOCX() throws {
    let found = try document(DOCXExtractor.self, Samples.docx)
    #expect(found.pages.map(\.number) == [1, 2])
    #expect(found.text(.heading) == "Colleges in Peru\nAims")
    #expect(found.text(.table) == "Year\tPlaces\n2020\t50")
    #expect(found.text(.boilerplate) == "Running head")
    #expect(found.pages[0].text.contains("Training matters."))
    #expect(found.pages[0].blocks.contains(Block(.note, "See the annex.")))
    #expect(found.pages[1].text == "Second page.\nCheck this.")
    #expect(found.text.components(separatedBy: "In a box").count == 2)
    #expect(!found.text.contains("gone"))
    #expect(!found.text.contains("MERGEFORMAT"))
    #expect(found.best(.title) == [Field(.title, "Colleges in Peru", origin: .page)])
    #expect(found.values(.author) == ["Quispe, Rosa"])
    #expect(found.values(.year) == ["2017"])
  }

  @Test(arguments: [
    ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>", "a\nb"),
    ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "a b"),
    ("<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "link"),
    ("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom></w:p>", "new"),
    ("<w:sdt><w:sdtContent><w:p><w:r><w:t>control</w:t></w:r></w:p></w:sdtContent></w:sdt>", "control"),
    ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>frame</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "frame"),
    ("<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>", "co-op"),
  ])
  func readsRuns(_ body: String, _ text: String) throws {
    let file = ZipWriter.archive([
      "word/document.xml": "<w:document xmlns:w='w'><w:body>\(body)</w:body></w:document>"
    ])
    #expect(try document(DOCXExtractor.self, file).text == text)
  }

  @Test(
    "Captions, drawings and embedded files stand where they are referred to",
    arguments: [
      (
        "<w:drawing><wp:docPr name='Picture 1' descr='A workshop&#10;Description automatically generated'/></w:drawing>",
        "a\nA workshop\nb"
      ),
      ("<w:drawing><wp:docPr descr='C:\\photo.jpg'/></w:drawing>", "a\nb"),
      ("<w:drawing><c:chart r:id='r1'/></w:drawing>", "a\nPlaces\n2019\nb"),
      ("<w:drawing><dgm:relIds r:dm='r2'/></w:drawing>", "a\nPlan\nDo\nb"),
      ("<w:pict><v:shape><v:textpath string='DRAFT'/></v:shape></w:pict>", "a\nDRAFT\nb"),
      ("<w:object><o:OLEObject r:id='r3'/></w:object>", "a\nb\nOf another file."),
      (
        "<w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby>",
        "a東 (とう)\nb"
      ),
      (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>",
        "a\nb"
      ),
    ])
  func readsInserts(_ run: String, _ text: String) throws {
    let inner = Self.word("<w:p><w:r><w:t>Of another file.</w:t></w:r></w:p>")
    var writer = ZipWriter()
    writer.add(
      "word/document.xml", Self.main("<w:p><w:r><w:t>a</w:t>\(run)</w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>"))
    writer.add(
      "word/_rels/document.xml.rels",
      Samples.relationships([
        "r1": ("chart", "charts/chart1.xml"), "r2": ("diagramData", "diagrams/data1.xml"),
        "r3": ("package", "embeddings/file.docx"),
      ]))
    writer.add(
      "word/charts/chart1.xml",
      """
      <c:chart xmlns:c="c" xmlns:a="a"><c:title><a:p><a:r><a:t>Places</a:t></a:r></a:p></c:title><c:strCache><c:pt>
      <c:v>2019</c:v></c:pt></c:strCache><c:strCache><c:pt><c:v>2019</c:v></c:pt></c:strCache><c:numCache><c:formatCode>0
      </c:formatCode><c:pt><c:v>7</c:v></c:pt></c:numCache></c:chart>
      """)
    writer.add(
      "word/diagrams/data1.xml",
      """
      <dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:pt><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt>
      <dgm:t><a:p><a:r><a:t>Do</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>
      """)
    writer.add("word/embeddings/file.docx", inner)
    #expect(try document(DOCXExtractor.self, writer.finish()).text == text)
  }

  @Test func followsEmbeddedFilesTwoDeep() throws {
    var file = Self.word("<w:p><w:r><w:t>level 4</w:t></w:r></w:p>")
    for level in (1...3).reversed() {
      var writer = ZipWriter()
      writer.add(
        "word/document.xml", Self.main("<w:p><w:r><w:t>level \(level)</w:t><o:OLEObject r:id='r1'/></w:r></w:p>"))
      writer.add("word/_rels/document.xml.rels", Samples.relationships(["r1": ("package", "embeddings/file.docx")]))
      writer.add("word/embeddings/file.docx", file)
      file = writer.finish()
    }
    #expect(try document(DOCXExtractor.self, file).text == "level 1\nlevel 2\nlevel 3")
  }

  @Test(arguments: ["Package", "\u{1}Ole10Native", "Other"])
  func opensOLEObjects(_ stream: String) throws {
    let inner = [UInt8](Self.word("<w:p><w:r><w:t>Of another file.</w:t></w:r></w:p>"))
    let packaged =
      little(0, 4) + little(2, 2) + Array("file.docx\0C:\\file.docx\0".utf8) + little(0x30000, 4) + little(3, 4)
      + Array("C:\0".utf8) + little(inner.count, 4) + inner
    var writer = ZipWriter()
    writer.add(
      "word/document.xml", Self.main("<w:p><w:r><w:t>a</w:t><w:object><o:OLEObject r:id='r1'/></w:object></w:r></w:p>"))
    writer.add(
      "word/_rels/document.xml.rels", Samples.relationships(["r1": ("oleObject", "embeddings/oleObject1.bin")]))
    writer.add("word/embeddings/oleObject1.bin", OLEWriter.file([stream: stream == "Package" ? inner : packaged]))
    let text = try document(DOCXExtractor.self, writer.finish()).text
    #expect(text == (stream == "Other" ? "a" : "a\nOf another file."))
  }

  @Test func readsHTMLThatItIsMadeOf() throws {
    let file = ZipWriter.archive([
      "word/document.xml": Self.main("<w:altChunk r:id='r1'/><w:altChunk r:id='r2'/>"),
      "word/_rels/document.xml.rels": Samples.relationships([
        "r1": ("aFChunk", "/word/part.html"), "r2": ("aFChunk", "document.xml"),
      ]),
      "word/part.html": "<html><body><nav>Menu</nav><p>Training in firms</p></body></html>",
    ])
    #expect(try document(DOCXExtractor.self, file).text == "Training in firms")
  }

  @Test func numbersListsAsWordDoes() throws {
    func item(_ level: Int, _ list: Int, _ text: String) -> String {
      """
      <w:p><w:pPr><w:numPr><w:ilvl w:val="\(level)"/><w:numId w:val="\(list)"/></w:numPr></w:pPr><w:r><w:t>\(text)</w:t></w:r>
      </w:p>
      """
    }
    func level(_ index: Int, _ format: String, _ text: String, start: Int = 1, _ more: String = "") -> String {
      """
      <w:lvl w:ilvl="\(index)"><w:start w:val="\(start)"/><w:numFmt w:val="\(format)"/>\(more)<w:lvlText w:val="\(text)"/></w:lvl>
      """
    }
    let body = [
      item(0, 1, "a"), item(1, 1, "b"), item(1, 1, "c"), item(2, 1, "d"), item(0, 1, ""), item(0, 1, "e"),
      item(2, 1, "f"), item(1, 1, "g"), item(0, 2, "h"), item(0, 2, "i"), item(3, 1, "j"),
      "<w:p><w:pPr><w:pStyle w:val='Article'/></w:pPr><w:r><w:t>k</w:t></w:r></w:p>",
    ].joined()
    let file = ZipWriter.archive([
      "word/document.xml": Self.main(body),
      "word/_rels/document.xml.rels": Samples.relationships([
        "r1": ("numbering", "numbering.xml"), "r2": ("styles", "styles.xml"),
      ]),
      "word/styles.xml": """
      <w:styles xmlns:w="w"><w:style w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
      </w:styles>
      """,
      "word/numbering.xml": """
      <w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0">\(level(0, "decimal", "%1."))\(level(1, "lowerLetter", "%1.%2"))
      \(level(2, "upperRoman", "(%3)", "<w:isLgl/>"))\(level(3, "bullet", "•"))</w:abstractNum>
      <w:abstractNum w:abstractNumId="1">\(level(0, "chineseCountingThousand", "第%1条", start: 12, "<w:pStyle w:val='Article'/>"))
      </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>
      <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId
      w:val="1"/></w:num></w:numbering>
      """,
    ])
    #expect(
      try document(DOCXExtractor.self, file).text
        == "1. a\n1.a b\n1.b c\n(1) d\n3. e\n(1) f\n3.b g\n5. h\n6. i\nj\n第十二条 k")
  }

  @Test func keepsTheLanguageOfParagraphs() throws {
    func paragraph(_ lang: String, _ text: String) -> String {
      "<w:p><w:r><w:rPr><w:lang \(lang)/></w:rPr><w:t>\(text)</w:t></w:r></w:p>"
    }
    let english = String(
      repeating: "The colleges of the country train for the trades that the firms ask for. ", count: 6)
    let file = Self.word(
      [
        paragraph("w:val='en-US' w:bidi='ar-SA'", english), paragraph("w:val='fr-FR'", "Résumé"),
        paragraph("w:val='en-US' w:bidi='ar-SA'", "التعليم التقني والمهني"),
        paragraph("w:val='de-DE'", String(english.prefix(200))),
      ].joined())
    let blocks = try document(DOCXExtractor.self, file).pages[0].blocks
    #expect(blocks.map(\.language) == [nil, "fr", "ar", nil])
  }

  @Test func readsWhatIsLeftOfAPackage() throws {
    let file = ZipWriter.archive([
      "word\\document.xml": Self.main("<w:p><w:r><w:t>Still here</w:t></w:r></w:p>"),
      "_rels/.rels": "<Relationships><Relationship", "word/styles.xml": "", "docProps/core.xml": "&",
    ])
    #expect(try document(DOCXExtractor.self, file).text == "Still here")
  }

  @Test func numbersPagesAsWordLaidThemOut() throws {
    let file = ZipWriter.archive([
      "word/document.xml": """
      <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>one</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>
      <w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p></w:body></w:document>
      """
    ])
    #expect(try document(DOCXExtractor.self, file).pages.map(\.text) == ["one", "two"])
  }

  @Test(arguments: [("Quispe, Rosa", true), ("Rosa Quispe", true), ("office-pc 3", false), ("Jo Typist", false)])
  func authorsOfPropertiesAreNamedInTheText(_ creator: String, _ isKept: Bool) throws {
    let sentence = "Colleges train with firms, and firms with colleges, so that both have what they need. "
    let file = ZipWriter.archive([
      "word/document.xml": """
      <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Colleges and firms</w:t></w:r></w:p>
      <w:p><w:r><w:t>by ROSA QUISPE</w:t></w:r></w:p>
      <w:p><w:r><w:t>\(String(repeating: sentence, count: 12))</w:t></w:r></w:p></w:body></w:document>
      """,
      "docProps/core.xml": """
      <cp:coreProperties xmlns:cp="cp" xmlns:dc="dc"><dc:creator>\(creator)</dc:creator></cp:coreProperties>
      """,
    ])
    #expect(try document(DOCXExtractor.self, file).values(.author) == (isKept ? [creator] : []))
  }

  @Test func bearsNestedTablesAndBoxes() throws {
    let body =
      String(repeating: "<w:tbl><w:tr><w:tc><w:p><w:r><w:txbxContent>", count: 20_000) + "<w:p><w:r><w:t>x</w:t></w:r>"
    let file = ZipWriter.archive(["word/document.xml": "<w:document xmlns:w='w'><w:body>\(body)"])
    #expect(throws: ExtractionError.self) { try document(DOCXExtractor.self, file) }
  }

  /// A main part; prefixes are declared that its parts use.
  private static func main(_ body: String) -> String {
    """
    <w:document xmlns:w="w" xmlns:r="r" xmlns:wp="wp" xmlns:c="c" xmlns:dgm="d" xmlns:o="o" xmlns:v="v"><w:body>\(body)</w:body>
    </w:document>
    """
  }

  private static func word(_ body: String) -> Data { ZipWriter.archive(["word/document.xml": main(body)]) }

  @Test(arguments: [
    // The property is of the document that this one was made from.
    ("BULLETIN 2003-06", ["BULLETIN 2022-58", "Text."], "BULLETIN 2022-58"),
    ("Normal.dotm", ["Plan for 2020", "Text."], "Plan for 2020"),
    ("A guide to skills", ["A guide to skills", "Text."], "A guide to skills"),
    ("Another paper", ["Work", "A."], "Another paper"),
    ("Another paper", ["A guide to skills", "Text."], "A guide to skills"),
    ("Bulletin", ["To: all staff", "From: Office", "Subject: Standards for nurses Code: 4.1"], "Standards for nurses"),
    ("<html>", ["<html><head>", "<title>"], nil),
  ])
  func `a property's title yields to what the page says`(property: String, lines: [String], expected: String?) throws {
    #expect(try Self.titled(property, lines).best(.title).first?.value == expected)
  }

  @Test(
    arguments: [
      (["Skills in Peru", "Rosa Quispe and Ada King", "Text follows here."], ["Rosa Quispe", "Ada King"], []),
      (
        ["Skills in Peru", "Rosa Quispe", "University of Lima", "Text follows here."], ["Rosa Quispe"],
        ["University of Lima"]
      ),
      (["Skills in Peru", "Technical Annex", "Text follows here."], [], []),
    ] as [([String], [String], [String])])
  func `authors below the title are read`(lines: [String], authors: [String], affiliations: [String]) throws {
    let document = try Self.titled("", lines)
    #expect(document.values(.author) == authors && document.values(.affiliation) == affiliations)
  }

  @Test func `paragraphs in an author's style name authors`() throws {
    let style = "<w:pPr><w:pStyle w:val='Author'/></w:pPr>"
    let body = ["Rosa Quispe, Ada King", "ILO", "University of Lima"].map {
      "<w:p>\(style)<w:r><w:t>\($0)</w:t></w:r></w:p>"
    }
    let file = ZipWriter.archive([
      "word/document.xml": "<w:document xmlns:w='w'><w:body>\(body.joined())</w:body></w:document>"
    ])
    #expect(try document(DOCXExtractor.self, file).values(.author) == ["Rosa Quispe", "Ada King", "ILO"])
  }

  private static func titled(_ title: String, _ lines: [String]) throws -> Document {
    func escaped(_ text: String) -> String { text.replacing("<", with: "&lt;") }
    let body = lines.map { "<w:p><w:r><w:t>\(escaped($0))</w:t></w:r></w:p>" }.joined()
    return try document(
      DOCXExtractor.self,
      ZipWriter.archive([
        "word/document.xml": "<w:document xmlns:w='w'><w:body>\(body)</w:body></w:document>",
        "docProps/core.xml": "<c:p xmlns:c='c' xmlns:d='d'><d:title>\(escaped(title))</d:title></c:p>",
      ]))
  }

  @Test func `a file that is cut off is read up to there, and told`() throws {
    let text = String(repeating: "<w:p><w:r><w:t>Words</w:t></w:r></w:p>", count: 12_000)
    var writer = ZipWriter()
    writer.add("word/document.xml", deflating: "<w:document xmlns:w='w'><w:body>\(text)</w:body></w:document>")
    let file = writer.finish()
    let found = try extract(DOCXExtractor.self, file.prefix(400_000))
    #expect(found.count == 2)
    guard case .document(let document) = found[0], case .failure(let part, .damaged) = found[1] else {
      throw WrongCount(count: found.count)
    }
    #expect(document.text.hasPrefix("Words\nWords") && part == "word/document.xml")
    #expect(throws: ExtractionError.self) { try extract(DOCXExtractor.self, file.prefix(100)) }
  }
}
