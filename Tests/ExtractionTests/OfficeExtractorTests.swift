import Corpus
import Extraction
import Foundation
import Testing

@Suite struct OfficeExtractorTests {
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

  @Test func readsAllPartsOfAnODT() throws {
    let found = try document(ODTExtractor.self, Samples.odt)
    #expect(found.text(.heading) == "Aims")
    #expect(found.text(.table) == "Year\tPlaces")
    #expect(found.text(.note) == "See the annex.")
    #expect(found.text.contains("Training matters."))
    #expect(found.text.contains("In a box"))
    #expect(!found.text.contains("deleted"))
    #expect(found.values(.title) == ["Colleges"])
    #expect(found.values(.author) == ["Rosa Quispe"])
    #expect(found.values(.year) == ["2016"])
  }

  @Test func knowsALockedODT() {
    let file = ZipWriter.archive([
      "META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": "cipher",
    ])
    #expect(throws: ExtractionError.encrypted) { try document(ODTExtractor.self, file) }
  }

  @Test func bearsNestedTablesAndBoxes() throws {
    let body =
      String(repeating: "<w:tbl><w:tr><w:tc><w:p><w:r><w:txbxContent>", count: 20_000) + "<w:p><w:r><w:t>x</w:t></w:r>"
    let file = ZipWriter.archive(["word/document.xml": "<w:document xmlns:w='w'><w:body>\(body)"])
    #expect(throws: ExtractionError.self) { try document(DOCXExtractor.self, file) }
  }
}
