import Corpus
import Facets
import Foundation
import Indexing
import Testing

@testable import Search

@Suite struct ExportDataTests {
  @Test func formatsAreFoundByName() {
    let names = ResultFormats.all.map { $0.name }
    #expect(names == ["human", "json", "jsonl", "csv", "ris", "bibtex", "csl-json", "markdown", "trec"])
    for name in names { #expect(ResultFormats.named(name)?.name == name) }
    #expect(ResultFormats.named("xml") == nil)
  }

  @Test func everyFormatWritesNothingOrWholeLines() throws {
    let context = try ExportFixtures.context()
    for format in ResultFormats.all {
      for result in [SearchResult(), ExportFixtures.result()] {
        let text = try format.init().render(result, context: context)
        #expect(text.isEmpty || text.utf8.last == UInt8(ascii: "\n"), "\(format.name)")
      }
    }
  }

  @Test func jsonIsReadBack() throws {
    let facets = FacetCounts(values: [.country: [FacetCounts.Count(value: "KE", label: "Kenya", count: 3)]])
    let text = try JSONFormat().render(
      ExportFixtures.result(facets: facets), context: ExportFixtures.context("a \"b\""))
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(answer["query"] as? String == "a \"b\"")
    #expect(answer["total"] as? Int == 42)
    let hits = try #require(answer["hits"] as? [[String: Any]])
    #expect(hits.map { $0["rank"] as? Int } == [1, 2, 3])
    #expect(hits[0]["title"] as? String == ExportFixtures.english.document.title)
    #expect(hits[0]["score"] as? Double == 12.5)
    #expect(hits[0]["media_type"] as? String == "application/pdf")
    #expect(hits[1]["id"] as? String == "zh 7")
    #expect(hits[2]["title"] as? String == ExportFixtures.arabic.document.title)
    let tags = try #require(hits[0]["tags"] as? [[String: Any]])
    #expect(tags.map { $0["value"] as? String } == ["KE", "UG", "ilo", "eastern-africa"])
    #expect(tags[0]["label"] as? String == "Kenya")
    let counted = try #require(answer["facets"] as? [String: [[String: Any]]])
    #expect(counted["country"]?.first?["count"] as? Int == 3)
    let explained = try #require(hits[0]["explanation"] as? [[String: Any]])
    #expect((explained[0]["frequency"] as? [String: Int])?["body"] == 30)
  }

  @Test func jsonHighlightsCountScalars() throws {
    for (hit, word) in [(ExportFixtures.english, "skills"), (ExportFixtures.chinese, "职业教育")] {
      let snippet = hit.snippets[0]
      let scalars = Array(snippet.text.unicodeScalars)
      let range = snippet.scalarHighlights[0]
      #expect(String(String.UnicodeScalarView(scalars[range[0]..<range[1]])) == word)
    }
  }

  @Test func jsonLinesHaveALineAHit() throws {
    var context = try ExportFixtures.context()
    context.queryID = "q1"
    let lines = try JSONLinesFormat().render(ExportFixtures.result(), context: context).split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines {
      let hit = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(hit["query_id"] as? String == "q1")
    }
  }

  @Test func numbersThatJSONLacksBecomeZero() throws {
    var hit = ExportFixtures.arabic
    hit.score = .infinity
    let text = try JSONLinesFormat().render(SearchResult(total: 1, hits: [hit]), context: ExportFixtures.context())
    #expect(text.contains("\"score\":0"))
  }

  @Test func csvIsReadBack() throws {
    let text = try CSVFormat().render(ExportFixtures.result(), context: ExportFixtures.context())
    let records = try CSVReader.records(of: text.utf8).map(\.fields)
    #expect(records.count == 4)
    #expect(records.allSatisfy { $0.count == 16 })
    let first = Dictionary(uniqueKeysWithValues: zip(records[0], records[1]))
    #expect(first["title"] == ExportFixtures.english.document.title)
    #expect(first["authors"] == "Jane van der Berg; World Bank; Okoth, J.")
    #expect(first["countries"] == "Kenya")
    #expect(first["page"] == "3")
    #expect(first["path"] == "reports/skills, 2019.pdf")
    let third = Dictionary(uniqueKeysWithValues: zip(records[0], records[3]))
    #expect(third["title"] == "'" + ExportFixtures.arabic.document.title)
  }

  @Test func csvHeaderStandsOnce() throws {
    var context = try ExportFixtures.context()
    context.isFirst = false
    #expect(try CSVFormat().render(SearchResult(), context: context) == "")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-x", "'-x"), ("@a", "'@a"), ("\tx", "'\tx"), ("\rx", "'\rx"),
    ("\r\nx", "'\r\nx"), ("-0.5", "-0.5"), ("+3", "+3"), ("-1e-06", "-1e-06"), ("-1+1", "'-1+1"), ("a=b", "a=b"),
    ("", ""),
  ])
  func formulasAreTakenForText(_ field: String, _ expected: String) { #expect(CSVFormat.harmless(field) == expected) }

  @Test func trecLinesFallInScore() throws {
    var context = try ExportFixtures.context()
    context.queryID = "q 1"
    let text = try TRECFormat().render(ExportFixtures.result(), context: context)
    let one = ExportFixtures.english.document.fingerprint.hex
    let two = ExportFixtures.chinese.document.fingerprint.hex
    let three = ExportFixtures.arabic.document.fingerprint.hex
    #expect(
      text == """
        q_1 Q0 \(one) 1 12.500000 tvet
        q_1 Q0 \(two) 2 12.499999 tvet
        q_1 Q0 \(three) 3 0.000000 tvet

        """)
  }
}
