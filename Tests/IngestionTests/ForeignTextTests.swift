import Analysis
import Corpus
import Testing

@testable import Ingestion

@Suite struct ForeignTextTests {
  private static let english = "Technical colleges in the region train young people for trades that firms ask for. "
  private static let french = "Les collèges techniques de la région forment des jeunes aux métiers demandés. "

  private func marked(_ pages: [Page]) -> [[Block]] {
    var pages = pages
    ForeignText(detector: LanguageDetector(), language: "en").mark(&pages)
    return pages.map(\.blocks)
  }

  private func long(_ text: String) -> String { String(repeating: text, count: 8) }

  @Test func aPageInAnotherLanguageGetsIt() {
    let pages = [
      Page(number: 1, blocks: [Block(.body, long(Self.english))]),
      Page(number: 2, blocks: [Block(.heading, "Résumé"), Block(.body, long(Self.french))]),
    ]
    #expect(marked(pages).map { $0.map(\.language) } == [[nil], ["fr", "fr"]])
  }

  @Test func aPageInTwoLanguagesIsParted() {
    let text = long(Self.english) + "\n" + long(Self.french)
    let blocks = marked([Page(number: 1, blocks: [Block(.body, text)])])[0]
    #expect(blocks.map(\.language) == [nil, "fr"])
    #expect(blocks.map(\.text).joined(separator: "\n") == text)
  }

  @Test func whatNamesItsLanguageKeepsIt() {
    let page = Page(number: 1, blocks: [Block(.body, long(Self.french), language: "ht")])
    #expect(marked([page])[0].map(\.language) == ["ht"])
  }

  @Test func shortAndPlainPagesStayAsTheyAre() {
    let page = Page(number: 1, blocks: [Block(.body, "Résumé\n" + long(Self.english))])
    #expect(marked([page])[0] == page.blocks)
    #expect(marked([Page(number: 1, blocks: [Block(.body, "Annexe: 12 — 34")])])[0].map(\.language) == [nil])
  }
}
