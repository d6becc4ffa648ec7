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
