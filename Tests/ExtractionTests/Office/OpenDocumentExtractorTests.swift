import Analysis
import Corpus
import Extraction
import Foundation
import Testing

@Suite struct OpenDocumentExtractorTests {
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

  @Test(
    arguments: [
      (
        "<text:p>a<draw:frame><svg:title>Workshop</svg:title><svg:desc>Two trainees</svg:desc></draw:frame>b</text:p>",
        "ab\nWorkshop\nTwo trainees"
      ),
      (
        "<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>b</text:p><text:p>c</text:p>",
        "ab\nbox\nc"
      ),
      (
        "<text:p>of <text:title>Skills</text:title>, <text:date>1 May 2010</text:date></text:p>",
        "of Skills, 1 May 2010"
      ),
      (
        "<text:p>a<office:annotation><dc:creator>Ann</dc:creator><text:p>Why?</text:p></office:annotation>b</text:p>",
        "ab\nWhy?"
      ),
      ("<text:p>a<draw:object xlink:href='./Object 1'/></text:p><text:p>b</text:p>", "a\nb\nin a table"),
      ("<text:p>page <text:page-number>7</text:page-number></text:p>", "page"),
    ])
  func readsInserts(_ body: String, _ text: String) throws {
    let file = ZipWriter.archive([
      "content.xml": Self.content("<office:text>\(body)</office:text>"),
      "Object 1/content.xml": Self.content(
        "<office:spreadsheet><table:table><table:table-row><table:table-cell><text:p>in a table</text:p></table:table-cell>"
          + "</table:table-row></table:table></office:spreadsheet>"),
    ])
    #expect(try document(ODTExtractor.self, file).text == text)
  }

  @Test func keepsTheLanguageOfStyles() throws {
    let english = String(
      repeating: "The colleges of the country train for the trades that the firms ask for. ", count: 6)
    let file = ZipWriter.archive([
      "content.xml": Self.content(
        """
        <office:automatic-styles><style:style style:name="T1"><style:text-properties fo:language="pt"/></style:style>
        </office:automatic-styles><office:body><office:text><text:p>\(english)</text:p><text:p><text:span
        text:style-name="T1">Resumo</text:span></text:p></office:text></office:body>
        """)
    ])
    #expect(try document(ODTExtractor.self, file).pages[0].blocks.map(\.language) == [nil, "pt"])
  }

  @Test func numbersListsAndHeadings() throws {
    let file = ZipWriter.archive([
      "styles.xml": Self.content(
        """
        <office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="I"
        style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>
        <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"
        style:num-prefix="(" style:num-suffix=")"/><text:list-level-style-number text:level="2" style:num-format="a"
        text:display-levels="2"/><text:list-level-style-bullet text:level="3"/></text:list-style></office:styles>
        """),
      "content.xml": Self.content(
        """
        <office:body><office:text><text:h text:outline-level="1">Aims</text:h><text:h text:outline-level="2">More</text:h>
        <text:list text:style-name="L1"><text:list-item><text:p>a</text:p><text:p>goes on</text:p><text:list>
        <text:list-item><text:p>b</text:p></text:list-item><text:list-item><text:p/><text:list><text:list-item>
        <text:p>bullet</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item>
        <text:list-header><text:p>head</text:p></text:list-header><text:list-item text:start-value="5"><text:p>c</text:p>
        </text:list-item></text:list><text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>
        <text:p>d</text:p></text:list-item></text:list><text:list text:style-name="L1"><text:list-item><text:list>
        <text:list-item><text:p>e</text:p></text:list-item></text:list></text:list-item></text:list>
        <text:h text:outline-level="1">Means</text:h></office:text></office:body>
        """),
    ])
    #expect(
      try document(ODTExtractor.self, file).text
        == "I. Aims\nMore\n(1) a\ngoes on\n1.a b\nbullet\nhead\n(5) c\n(6) d\n1.a e\nII. Means")
  }

  @Test func readsFlatFiles() throws {
    let file = """
      <office:document xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:dc="dc"><office:meta><dc:title>Skills in Chad</dc:title>
      </office:meta><office:master-styles><style:header><text:p>Head</text:p></style:header></office:master-styles>
      <office:body><office:text><text:p>Training matters.</text:p></office:text></office:body></office:document>
      """
    let found = try document(ODTExtractor.self, file)
    #expect(found.text == "Head\nTraining matters.")
    #expect(found.values(.title) == ["Skills in Chad"])
  }

  @Test func readsSlides() throws {
    let found = try document(ODPExtractor.self, Samples.odp)
    #expect(
      found.pages.map(\.blocks) == [
        [
          Block(.heading, "Training in Zambia"), Block(.body, "Lusaka, 2014"), Block(.note, "Say why."),
          Block(.boilerplate, "Skills Week"),
        ]
      ])
    #expect(found.values(.title) == ["Training in Zambia"])
    #expect(found.values(.kind) == ["slides"])
  }

  @Test func readsSheets() throws {
    let found = try document(ODSExtractor.self, Samples.ods)
    #expect(found.pages.map(\.number) == [1, 3])
    #expect(found.text(.heading) == "Places\nNotes")
    #expect(found.text(.table) == "Year\tNumber\n1,234\nLast")
    #expect(found.text(.note) == "An estimate")
    #expect(found.values(.kind) == ["dataset"])
  }

  private static func content(_ body: String) -> String {
    """
    <office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:svg="s" xmlns:dc="dc" xmlns:xlink="x"
    xmlns:table="tb" xmlns:style="st" xmlns:fo="fo">\(body)</office:document-content>
    """
  }
}
