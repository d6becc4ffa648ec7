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
    #expect(throws: ExtractionError.encrypted) { try document(EPUBExtractor.self, file) }
  }
}
