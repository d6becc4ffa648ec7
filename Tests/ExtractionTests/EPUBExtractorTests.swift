import Analysis
import Corpus
import Extraction
import Foundation
import Testing

@Suite struct EPUBExtractorTests {
  @Test func readsTheSpineInOrder() throws {
    let book = try document(EPUBExtractor.self, Samples.epub)
    #expect(book.pages.map(\.number) == [1, 2, 3])
    #expect(book.pages[0].blocks == [Block(.contents, "One")])
    #expect(book.pages[1].blocks == [Block(.heading, "One"), Block(.body, "The first chapter.")])
    #expect(book.pages[2].text == "The second chapter.")
    #expect(book.values(.title) == ["A Book of Crafts"])
    #expect(book.values(.author) == ["Abebe, Hana"])
    #expect(book.values(.year) == ["2015"])
    #expect(book.values(.language) == ["en"])
    #expect(book.values(.publisher) == ["Press"])
    #expect(book.values(.isbn) == ["9780000000002"])
  }

  @Test func readsRefinedMetadataAndStructure() throws {
    let book = try document(
      EPUBExtractor.self,
      ZipWriter.archive([
        "p.opf": """
        <package xmlns:dc="d"><metadata><dc:title id="t2">A guide</dc:title><dc:title id="t1">Workshops</dc:title>
        <meta refines="#t1" property="title-type">main</meta><meta refines="#t2" property="title-type">subtitle</meta>
        <dc:creator id="c1">Ada King</dc:creator><dc:creator id="c2">Karl Roth</dc:creator>
        <dc:creator opf:role="ill" xmlns:opf="o">Somebody</dc:creator><dc:contributor id="c3">A scanner</dc:contributor>
        <meta refines="#c1" property="role">aut</meta><meta refines="#c1" property="role">ill</meta><meta refines="#c2" property="role">edt</meta>
        <dc:language>en</dc:language></metadata><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/>
        </manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>
        """,
        "a.xhtml": "<html><body epub:type='copyright-page'><p>© Press</p></body></html>",
        "b.xhtml": """
        <html xml:lang="fr"><body><p>Le texte.</p><aside epub:type="footnote"><p>Note.</p></aside></body></html>
        """,
      ]))
    #expect(book.values(.title) == ["Workshops: A guide"])
    #expect(book.values(.author) == ["Ada King"])
    #expect(book.values(.editor) == ["Karl Roth"])
    #expect(book.text(.boilerplate) == "© Press")
    #expect(
      book.pages[1].blocks == [Block(.body, "Le texte.", language: "fr"), Block(.note, "Note.", language: "fr")])
  }

  @Test func readsChaptersWithoutASpine() throws {
    let file = ZipWriter.archive(["p.opf": "<package/>", "b.xhtml": "<p>two</p>", "a.xhtml": "<p>one</p>"])
    #expect(try document(EPUBExtractor.self, file).pages.map(\.text) == ["one", "two"])
  }

  @Test func readsAChapterOnceHoweverOftenTheSpineNamesIt() throws {
    let items = (0..<10_000).map { "<item id='i\($0)' href='x/../a.xhtml'/>" }.joined()
    let references = (0..<10_000).map { "<itemref idref='i\($0)'/>" }.joined()
    let file = ZipWriter.archive([
      "p.opf": "<package><manifest>\(items)</manifest><spine>\(references)</spine></package>",
      "a.xhtml": "<p>once</p>",
    ])
    #expect(try document(EPUBExtractor.self, file).pages.map(\.text) == ["once"])
  }

  @Test func knowsALockedBook() {
    let file = ZipWriter.archive([
      "META-INF/encryption.xml": """
      <encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
      <CipherData><CipherReference URI="a.xhtml"/></CipherData></EncryptedData></encryption>
      """,
      "p.opf": """
      <package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>
      """,
      "a.xhtml": "cipher",
    ])
    #expect { try document(EPUBExtractor.self, file) } throws: { ($0 as? ExtractionError)?.kind == .locked }
  }

  @Test(arguments: [
    (
      "<nav epub:type='page-list' xmlns:epub='e'><a href='a.xhtml#p7'>7</a><a href='a.xhtml#p8'>8</a><a href='b.xhtml'>9</a></nav>",
      [6, 7, 8, 9]
    ),
    (
      "<ncx><pageList><pageTarget><navLabel><text>7</text></navLabel><content src='a.xhtml#p7'/></pageTarget><pageTarget><navLabel><text>8</text></navLabel><content src='a.xhtml#p8'/></pageTarget><pageTarget><navLabel><text>9</text></navLabel><content src='b.xhtml'/></pageTarget></pageList></ncx>",
      [6, 7, 8, 9]
    ),
    (
      "<nav role='doc-pagelist'><a href='a.xhtml#p8'>7</a><a href='a.xhtml#p7'>3</a><a href='b.xhtml'>9</a></nav>",
      [1, 2]
    ),
  ])
  func `pages of the printed book keep their numbers`(list: String, numbers: [Int]) throws {
    let file = ZipWriter.archive([
      "p.opf": """
      <package><manifest><item id="n" href="n.xhtml" properties="nav"/><item id="a" href="a.xhtml"/>
      <item id="b" href="b.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>
      """,
      "n.xhtml": "<html><body>\(list)</body></html>",
      "a.xhtml": """
      <html><body><p>Before.</p><p id="p7">Seven and <span epub:type="pagebreak" id="p8">8</span>eight.</p></body></html>
      """,
      "b.xhtml": "<html><body><p>Nine.</p></body></html>",
    ])
    let book = try document(EPUBExtractor.self, file)
    #expect(book.pages.map(\.number) == numbers)
    #expect(
      book.pages.map(\.text)
        == (numbers.count == 4
          ? ["Before.", "Seven and", "eight.", "Nine."] : ["Before.\nSeven and eight.", "Nine."]))
  }
}
