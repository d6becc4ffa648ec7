import Analysis
import Corpus
import Extraction
import Foundation
import Testing

@Suite struct JATSExtractorTests {
  @Test func readsFrontBodyAndBack() throws {
    let article = try document(JATSExtractor.self, Samples.jats)
    #expect(article.values(.title) == ["Dual training"])
    #expect(article.values(.author) == ["Okafor, Ada"])
    #expect(article.values(.affiliation) == ["University of Lagos, Nigeria"])
    #expect(article.values(.doi) == ["10.1000/jats.1"])
    #expect(article.values(.year) == ["2018"])
    #expect(article.values(.container) == ["Journal of Skills"])
    #expect(article.values(.keyword) == ["costs"])
    #expect(article.values(.kind) == ["article"])
    #expect(
      article.best(.abstract) == [
        Field(.abstract, "What dual training costs.", language: "en", origin: .embedded),
        Field(.abstract, "Ce que coûte la formation.", language: "fr", origin: .embedded),
      ])
    #expect(article.text(.heading) == "Dual training\nMethods\nReferences")
    #expect(article.text(.affiliation) == "University of Lagos, Nigeria")
    #expect(article.text(.table) == "Size\tNumber\nsmall\t12")
    #expect(article.text(.caption) == "Table 1\nFirms")
    #expect(article.text(.references) == "Schmidt. Ausbildung in Bayern.")
    #expect(article.pages[0].blocks.contains(Block(.body, "Ce que coûte la formation.", language: "fr")))
  }

  @Test func readsPartsInTheirLanguages() throws {
    let article = try document(
      JATSExtractor.self,
      """
      <article xml:lang="es"><front><article-meta><title-group><article-title>Los oficios</article-title>
      <trans-title-group xml:lang="en"><trans-title>The trades</trans-title></trans-title-group></title-group>
      <abstract abstract-type="graphical"><p>picture</p></abstract><abstract><title>Resumen</title><p>Sobre oficios.</p>
      </abstract><abstract abstract-type="plain-language-summary"><p>En breve.</p></abstract>
      <kwd-group xml:lang="en"><kwd>trades</kwd></kwd-group><permissions><copyright-statement>© Los autores
      </copyright-statement></permissions></article-meta></front><body><p>Texto.</p></body><floats-group><fig><caption>
      <p>Un taller</p></caption></fig></floats-group>
      <sub-article article-type="translation" xml:lang="fr"><front-stub><title-group><article-title>Les métiers
      </article-title></title-group><abstract><p>Sur les métiers.</p></abstract></front-stub><body><p>Le texte.</p></body>
      </sub-article><response xml:lang="en"><body><p>I disagree.</p></body></response></article>
      """)
    #expect(
      article.best(.title) == [
        Field(.title, "Los oficios", origin: .embedded),
        Field(.title, "The trades", language: "en", origin: .embedded),
        Field(.title, "Les métiers", language: "fr", origin: .embedded),
      ])
    #expect(article.values(.abstract) == ["Sobre oficios."])
    #expect(article.best(.keyword) == [Field(.keyword, "trades", language: "en", origin: .embedded)])
    let blocks = article.pages[0].blocks
    #expect(blocks.contains(Block(.body, "Sur les métiers.\nLe texte.", language: "fr")))
    #expect(blocks.contains(Block(.body, "I disagree.", language: "en")))
    #expect(article.text(.caption) == "Un taller")
    #expect(article.text(.boilerplate) == "© Los autores")
    #expect(article.text.contains("En breve.") && !article.text.contains("picture"))
  }

  @Test func namesContributorsByWhatTheyDid() throws {
    let article = try document(
      JATSExtractor.self,
      """
      <article><front><article-meta><contrib-group><contrib contrib-type="author"><name-alternatives>
      <name name-style="eastern"><surname>王</surname><given-names>小明</given-names></name>
      <name name-style="western"><surname>Wang</surname><given-names>Xiaoming</given-names></name></name-alternatives>
      <xref ref-type="aff" rid="a"/></contrib><contrib contrib-type="author"><collab>The Skills Group<contrib-group>
      <contrib><name><surname>Member</surname></name></contrib></contrib-group></collab></contrib>
      <contrib contrib-type="author"><string-name>Sukarno</string-name></contrib>
      <contrib contrib-type="editor"><name><surname>King</surname><given-names>Ada</given-names><suffix>Jr.</suffix></name>
      <xref ref-type="aff" rid="b"/>
      </contrib><contrib contrib-type="translator"><name><surname>Roth</surname></name></contrib></contrib-group>
      <aff-alternatives id="a"><aff xml:lang="zh"><institution>深圳大学</institution><country>中国</country></aff>
      <aff xml:lang="en"><institution>Shenzhen University</institution></aff></aff-alternatives>
      <aff id="b"><institution>Where the editor is</institution></aff>
      <pub-date pub-type="pmc-release"><year>2009</year></pub-date><pub-date pub-type="ppub"><year>2012</year></pub-date>
      <pub-date pub-type="epub"><year>2011</year></pub-date><elocation-id>e12</elocation-id></article-meta></front>
      <body><p>Text <inline-formula><alternatives><tex-math>\\frac{1}{2}</tex-math><mml:math xmlns:mml="m"><mml:mi>x
      </mml:mi><mml:mo>=</mml:mo></mml:math></alternatives></inline-formula></p></body></article>
      """)
    #expect(article.values(.author) == ["王小明", "The Skills Group", "Sukarno"])
    #expect(article.values(.editor) == ["King, Ada, Jr."])
    #expect(article.values(.affiliation) == ["深圳大学, 中国"])
    #expect(article.values(.year) == ["2011"])
    #expect(article.values(.pageRange) == ["e12"])
    #expect(article.text(.body) == "Text x =")
  }

  @Test func readsBooksAndSetsOfArticles() throws {
    let book = try document(
      JATSExtractor.self,
      """
      <book><book-meta><book-title-group><book-title>Trades</book-title></book-title-group><isbn>978-0-00-000000-2</isbn>
      </book-meta><book-body><book-part><book-part-meta><title-group><title>One</title></title-group></book-part-meta>
      <body><p>First.</p></body></book-part><book-part><book-part-meta><title-group><title>Two</title></title-group>
      </book-part-meta><body><p>Second.</p></body></book-part></book-body></book>
      """)
    #expect(book.values(.kind) == ["book"])
    #expect(book.values(.isbn) == ["9780000000002"])
    #expect(book.pages.map(\.text) == ["Trades", "One\nFirst.", "Two\nSecond."])

    let articles = try documents(
      JATSExtractor.self,
      "<articles><article><body><p>a</p></body></article><article><body><p>b</p></body></article></articles>")
    #expect(articles.map(\.record) == ["sample#1", "sample#2"])
    #expect(articles.map(\.text) == ["a", "b"])
  }

  @Test func readsArticlesInAnEnvelope() throws {
    let xml = "<pmc-articleset><article><body><p>One &eacute; two.</p></body></article></pmc-articleset>"
    #expect(try document(JATSExtractor.self, "<!DOCTYPE x SYSTEM 'none'>" + xml).text == "One é two.")
  }

  @Test(.timeLimit(.minutes(1))) func expandsNoEntities() throws {
    let levels = (1...12).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
    let xml = "<!DOCTYPE article [<!ENTITY e0 \"laugh\">\(levels)<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
    let article = try document(JATSExtractor.self, xml + "<article><body><p>a &e0; &e12; &f; b</p></body></article>")
    #expect(article.text.hasPrefix("a laugh"))
    #expect(article.text.utf8.count < 100)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "<sec>", count: 100_000), "<p " + (0..<200_000).map { "a\($0)='x' " }.joined() + ">",
    ].map(LongText.init))
  func bearsHostileMarkup(_ markup: LongText) throws {
    let xml = "<article><body><p>before</p>\(markup.text)<p>after</p></body></article>"
    let article = try document(JATSExtractor.self, xml)
    #expect(article.text.contains("before"))
  }
}
