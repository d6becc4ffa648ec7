import Analysis
import Corpus
import Extraction
import Foundation
import Testing

@Suite struct TEIExtractorTests {
  @Test func readsHeaderTextAndReferences() throws {
    let text = try document(TEIExtractor.self, Samples.tei)
    #expect(text.values(.title) == ["Guilds and schools: A history"])
    #expect(text.values(.author) == ["King, Ada"])
    #expect(text.values(.affiliation) == ["University of Lagos, Nigeria"])
    #expect(text.values(.year) == ["1998"])
    #expect(text.values(.publisher) == ["Craft Press"])
    #expect(text.values(.container) == ["Journal of Crafts"])
    #expect(text.values(.pageRange) == ["11-29"])
    #expect(text.values(.doi) == ["10.1000/tei.1"])
    #expect(text.values(.keyword) == ["guilds", "apprentices"])
    #expect(text.values(.abstract) == ["What guilds taught."])
    #expect(text.values(.language) == ["en"])
    #expect(text.pages.map(\.number) == [1, 2, 3])
    #expect(text.pages[1].text.contains("The masters kept apprentices\nin their\nhouses."))
    #expect(text.pages[1].blocks.contains(Block(.body, "Les apprentis vivaient chez eux.", language: "fr")))
    #expect(text.pages[2].text.contains("bread\nbed"))
    #expect(text.text(.note) == "See the rolls.")
    #expect(text.text(.table) == "Year\tFee\n1450\t3")
    #expect(text.text(.references) == "Epstein Craft guilds")
  }

  @Test func readsTheTitlePageWhereTheHeaderIsEmpty() throws {
    let text = try document(
      TEIExtractor.self,
      """
      <TEI.2><teiHeader><fileDesc/></teiHeader><text lang="de"><front><titlePage><docTitle><titlePart>Das Gewerbe
      </titlePart></docTitle><byline>von <docAuthor>Karl Roth</docAuthor></byline><docDate>1887</docDate></titlePage>
      </front><body><p>Ein Wort mit <choice><abbr>u.</abbr><expan>und</expan></choice> ohne.</p></body></text></TEI.2>
      """)
    #expect(text.values(.title) == ["Das Gewerbe"])
    #expect(text.values(.author) == ["Karl Roth"])
    #expect(text.values(.year) == ["1887"])
    #expect(text.text.hasSuffix("Ein Wort mit und ohne."))
  }

  @Test func aCorpusIsSeveralDocuments() throws {
    let texts = try documents(
      TEIExtractor.self,
      """
      <teiCorpus><teiHeader/><TEI xml:id="a"><text><body><p>one</p></body></text></TEI>
      <TEI xml:id="b"><text><body><p>two</p></body></text></TEI></teiCorpus>
      """)
    #expect(texts.map(\.record) == ["sample#a", "sample#b"])
    #expect(texts.map(\.text) == ["one", "two"])
    #expect(texts[0].fingerprint != texts[1].fingerprint)
  }
}

@Suite struct CNXMLExtractorTests {
  @Test func readsAModule() throws {
    let module = try document(CNXMLExtractor.self, Samples.cnxml)
    #expect(module.values(.title) == ["Choosing a trade"])
    #expect(module.values(.author) == ["King, Ada"])
    #expect(module.values(.year) == ["2012"])
    #expect(module.values(.keyword) == ["trades"])
    #expect(module.values(.abstract) == ["How to choose."])
    #expect(module.text(.heading) == "Choosing a trade\nWages")
    #expect(module.text(.caption) == "A smith at work.\nA smith")
    #expect(module.text(.table) == "Trade\tWage")
    #expect(module.text(.note).hasPrefix("By region."))
    #expect(module.text(.body).contains("A trade is learnt."))
  }

  @Test func readsACollectionsOutline() throws {
    let book = try document(
      CNXMLExtractor.self,
      """
      <collection xmlns="http://cnx.rice.edu/collxml" xmlns:md="http://cnx.rice.edu/mdml"><metadata>
      <md:title>Trades</md:title></metadata><content><subcollection><md:title>Part one</md:title><content>
      <module document="m1"><md:title>Choosing</md:title></module></content></subcollection></content></collection>
      """)
    #expect(book.values(.kind) == ["book"])
    #expect(book.text(.contents) == "Part one\nChoosing")
  }
}

@Suite struct DocBookExtractorTests {
  @Test func readsChaptersAsPages() throws {
    let book = try document(DocBookExtractor.self, Samples.docBook)
    #expect(book.values(.title) == ["Workshops: A guide"])
    #expect(book.values(.author) == ["King, Ada"])
    #expect(book.values(.year) == ["2011"])
    #expect(book.values(.publisher) == ["Craft Press"])
    #expect(book.values(.isbn) == ["9780000000002"])
    #expect(book.pages.map(\.text).count == 3)
    #expect(book.pages[1].text == "Tools\nKeep them sharp.\nsaws\nplanes")
    #expect(book.text(.note) == "Of leather.")
    #expect(book.text(.table) == "Tool\tRisk")
  }
}

@Suite struct XMLExtractorTests {
  @Test func readsTextInOrderAndNoAttributes() throws {
    let survey = try document(XMLExtractor.self, Samples.xml)
    #expect(survey.values(.title) == ["Colleges"])
    #expect(survey.values(.author) == ["King, Ada"])
    #expect(survey.text == "Colleges\nKing, Ada\nPrincipal\nWe lack tools.\nTeacher\nAnd time.")
  }

  @Test(arguments: [
    ("<x><page>one</page><page/><page>three</page></x>", [1, 3]), ("<x>before<page>two</page></x>", [1, 2]),
  ])
  func countsPages(_ xml: String, _ numbers: [Int]) throws {
    #expect(try document(XMLExtractor.self, xml).pages.map(\.number) == numbers)
  }

  @Test(arguments: [
    ("<x><![CDATA[a\nb]]></x>", "a\nb"), ("<x>a\nb</x>", "a b"),
    (
      "<rss><channel><title>News</title><link>http://x</link><item><title>One</title>"
        + "<description>&lt;p&gt;A &lt;b&gt;word&lt;/b&gt;&lt;/p&gt;</description></item></channel></rss>",
      "News\nOne\nA word"
    ),
    (
      "<w:wordDocument xmlns:w='w'><w:body><w:p><w:r><w:t>te</w:t></w:r><w:r><w:t>xt</w:t></w:r></w:p></w:body>"
        + "<w:binData>AAAA</w:binData></w:wordDocument>", "text"
    ),
    (
      "<FictionBook><body><section><title><p>One</p></title><p>Two.</p></section></body><binary>AAAA</binary>"
        + "</FictionBook>", "One\nTwo."
    ),
  ])
  func knowsOtherVocabularies(_ xml: String, _ text: String) throws {
    #expect(try document(XMLExtractor.self, xml).text == text)
  }

  @Test func readsWhateverCharset() throws {
    var xml = Data("<?xml version='1.0' encoding='windows-1251'?><x>".utf8)
    xml.append(contentsOf: [0xEF, 0xF0, 0xE0, 0xE2, 0xEE])
    let found = try document(XMLExtractor.self, xml + Data("</x>".utf8))
    #expect(found.text == "право")
    #expect(found.values(.charset) == ["windows-1251"])
    // What it says of itself is wrong.
    #expect(try document(XMLExtractor.self, "<?xml version='1.0' encoding='iso-8859-1'?><x>право</x>").text == "право")
  }
}
