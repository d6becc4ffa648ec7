import Corpus
import Extraction
import Foundation
import Testing

@Suite struct PPTXExtractorTests {
  @Test func readsAllPartsOfSlides() throws {
    let found = try document(PPTXExtractor.self, Samples.pptx)
    #expect(
      found.pages.map(\.blocks) == [
        [Block(.heading, "Training\nin Zambia"), Block(.body, "Lusaka, 2014"), Block(.heading, "A review")],
        [
          Block(.body, "Firms train."), Block(.table, "Year\tPlaces"), Block(.caption, "A workshop"),
          Block(.note, "Say why.\nSource?"), Block(.boilerplate, "Skills Week"),
        ],
      ])
    #expect(found.values(.title) == ["Training in Zambia"])
    #expect(found.values(.kind) == ["slides"])
    #expect(found.values(.keyword) == ["dual", "firms"])
    #expect(found.values("subject") == ["TVET"])
  }

  @Test func readsSlidesWithoutAPresentation() throws {
    func slide(_ text: String) -> String {
      "<p:sld xmlns:p='p' xmlns:a='a'><p:sp><p:txBody><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></p:txBody></p:sp></p:sld>"
    }
    let file = ZipWriter.archive([
      "ppt/slides/slide10.xml": slide("tenth"), "ppt/slides/slide2.xml": slide("second"), "ppt/slides/slide3.xml": "<",
    ])
    let pages = try document(PPTXExtractor.self, file).pages
    #expect(pages.map(\.text) == ["second", "tenth"])
    #expect(pages.map(\.number) == [1, 3])
  }

  @Test(arguments: [
    ("Microsoft Word - thesis final.doc", []), ("Slide 1", []), ("report_v2.docx", []), ("Untitled", []),
    ("Training in Zambia", ["Training in Zambia", "Training in Zambia"]),
    ("Skills strategy", ["Training in Zambia", "Skills strategy"]),
  ])
  func doubtsTitlesOfProperties(_ title: String, _ kept: [String]) throws {
    let file = ZipWriter.archive([
      "ppt/slides/slide1.xml": """
      <p:sld xmlns:p='p' xmlns:a='a'><p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r>
      <a:t>Training in Zambia</a:t></a:r></a:p></p:txBody></p:sp></p:sld>
      """,
      "docProps/core.xml":
        "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>\(title)</dc:title></cp:coreProperties>",
    ])
    let found = try document(PPTXExtractor.self, file)
    #expect(found.values(.title) == (kept.isEmpty ? ["Training in Zambia"] : kept))
    #expect(found.best(.title).map(\.value) == ["Training in Zambia"])
  }
}
