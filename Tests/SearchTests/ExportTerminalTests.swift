import Corpus
import Foundation
import Indexing
import Testing

@testable import Search

@Suite struct ExportTerminalTests {
  @Test(arguments: [
    ("\u{1B}[31mred", "␛[31mred"), ("a\nb\tc\r", "a b c "), ("bell\u{7}", "bell␇"), ("\u{9B}31m", "\u{FFFD}31m"),
    ("\u{202E}gpj.exe\u{2069}", "gpj.exe"), ("\u{7F}", "␡"), ("co\u{AD}op", "coop"),
    ("naïve 职业 العربية 👩‍🎓", "naïve 职业 العربية 👩‍🎓"), ("a\u{2028}b", "a b"),
  ])
  func terminalsAreSpared(_ text: String, _ expected: String) { #expect(TerminalText.safe(text) == expected) }

  @Test(arguments: [
    ("abc", 3), ("职业", 4), ("e\u{301}", 1), ("👩‍🎓", 2), ("🇰🇪", 2), ("❤️", 2), ("한글", 4), ("สวัสดี", 4), ("ｱ", 1), ("Ａ", 2),
    ("", 0), ("\u{2068}a\u{2069}", 1), ("→", 1), ("कि", 2),
  ])
  func columnsAreCounted(_ text: String, _ expected: Int) { #expect(DisplayWidth.of(text) == expected) }

  @Test(arguments: [
    ("one two three four", 10, ["one two", "three four"]), ("exactly10! x", 10, ["exactly10!", "x"]),
    ("abcdefghijklmno", 10, ["abcdefghij", "klmno"]), ("职业教育发展报告", 10, ["职业教育发", "展报告"]),
    ("职业教育发。展报告", 10, ["职业教育", "发。展报告"]), ("a   b", 10, ["a   b"]), ("", 10, []),
  ])
  func linesAreWrapped(_ text: String, _ width: Int, _ expected: [String]) {
    #expect(StyledText(text).lines(TerminalStyle(width: width)) == expected)
  }

  @Test func withoutAWidthNothingIsWrapped() {
    let text = String(repeating: "word ", count: 100) + "end"
    #expect(StyledText(text).lines(TerminalStyle(width: nil)) == [text])
  }

  @Test func humansReadItInAPipe() throws {
    let text = try HumanFormat().render(ExportFixtures.result(), context: ExportFixtures.context())
    let id = ExportFixtures.english.document.displayID
    #expect(text.hasPrefix("42 documents, 1–3 shown\n\n1.  Skills & \"Growth\": 100% of {TVET}, a_b #1 $5\n"))
    #expect(text.contains("    Jane van der Berg; World Bank; Okoth, J. · 2019 · article · en · Kenya ·\n"))
    #expect(text.contains("    \(id)  reports/skills, 2019.pdf  (+1)  p. 3\n"))
    #expect(text.contains("    p. 3  … é young *people* with *skills*, \"now\" …\n"))
    #expect(text.contains("    p. 1  *职业教育*体系\n"))
    #expect(text.contains("3.  \u{2068}=التعليم المهني␛[31m 2019 ب\u{2069}\n"))
    #expect(text.contains("\u{2068}محمد بن علي\u{2069} · thesis · ar"))
    #expect(text.contains("\u{2068}ملف␇.pdf\u{2069}"))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test func theFirstLineTellsWhatIsShown() throws {
    func firstLine(_ result: SearchResult) throws -> String {
      String(try HumanFormat().render(result, context: ExportFixtures.context()).prefix { $0 != "\n" })
    }
    var result = ExportFixtures.result()
    result.total = 3
    #expect(try firstLine(result) == "3 documents")
    result.hits.removeFirst(2)
    #expect(try firstLine(result) == "3 documents, no. 3 shown")
    result.hits = []
    #expect(try firstLine(result) == "3 documents, none shown")
    result.total = 0
    #expect(try firstLine(result) == "")
  }

  @Test func coloursMarkMatches() throws {
    var context = try ExportFixtures.context()
    context.terminal = TerminalStyle(width: 100, usesColour: true)
    let text = try HumanFormat().render(ExportFixtures.result(), context: context)
    #expect(text.contains("with \u{1B}[1;33mskills\u{1B}[0m, "))
    #expect(text.contains("\u{1B}[1m职业教育发展报告\u{1B}[0m"))
  }

  @Test(arguments: [24, 40, 80]) func linesKeepToTheWidth(_ width: Int) throws {
    var context = try ExportFixtures.context()
    context.terminal.width = width
    var hit = ExportFixtures.english
    hit.explanation = nil
    hit.locations = []
    let text = try HumanFormat().render(SearchResult(total: 1, hits: [hit]), context: context)
    for line in text.split(separator: "\n").dropFirst() { #expect(DisplayWidth.of(String(line)) <= width) }
  }

  @Test func regionsStandAsATree() throws {
    let counts = [("africa", 8), ("asia", 4), ("eastern-africa", 2), ("nowhere", 1)].map {
      FacetCounts.Count(value: $0.0, label: "", count: $0.1)
    }
    let context = try ExportFixtures.context()
    let table = FacetTable(.region, FacetCounts(values: [.region: counts]), context: context).render()
    #expect(
      table == """
        africa          Africa            8  ████████████████████
        eastern-africa    Eastern Africa  2  █████
        asia            Asia              4  ██████████
        nowhere         nowhere           1  ██▌

        """)
  }

  @Test func languagesHaveNamesAndYearsStandOnce() throws {
    let context = try ExportFixtures.context()
    func table(_ facet: Facet, _ value: String) -> String {
      let counts = [FacetCounts.Count(value: value, label: "", count: 1)]
      return FacetTable(facet, FacetCounts(values: [facet: counts]), context: context).render()
    }
    #expect(table(.language, "fr").hasPrefix("fr  French  1  "))
    #expect(table(.year, "2019").hasPrefix("2019    1  "))
  }

  @Test(arguments: [(0, 5, ""), (5, 5, String(repeating: "█", count: 20)), (1, 1_000, "▏"), (1, 2, "██████████")])
  func barsShowShares(_ count: Int, _ most: Int, _ expected: String) {
    #expect(FacetTable.bar(count, of: most) == expected)
  }

  @Test func explanationsAddUp() throws {
    let explanation = try #require(ExportFixtures.english.explanation)
    #expect(
      ExplanationTable(explanation).render() == """
        word    weight  documents    idf  body  title  abstract  headings    score
        skills    1.00          7  2.500    30      1         0         2  12.5000
        sum                                                                12.5000

        """)
  }
}
