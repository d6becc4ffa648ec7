import Analysis
import Corpus
import Facets
import Indexing

@testable import Search

/// Three hits with all that makes formats stumble: quotes, braces, commas, line ends, control characters, scripts
/// from right to left and without blanks.
enum ExportFixtures {
  static func context(_ query: String = "skills") throws -> ExportContext {
    ExportContext(query: query, authorities: try Authorities())
  }

  static func result(facets: FacetCounts? = nil) -> SearchResult {
    SearchResult(total: 42, hits: [english, chinese, arabic], facets: facets)
  }

  static var english: Hit {
    Hit(
      document: StoredDocument(
        id: 1, fingerprint: Fingerprint(of: "one".utf8), mediaType: .pdf,
        title: "Skills & \"Growth\": 100% of {TVET}, a_b #1 $5",
        authors: ["Jane van der Berg", "World Bank", "Okoth, J."],
        year: 2019, language: "en", kind: .article, doi: "10.1000/a_b{1}", publisher: "ILO",
        fields: [
          Field(.abstract, "First line\nsecond 50% line", origin: .record),
          Field(.container, "Journal of Skills", origin: .record), Field(.volume, "7", origin: .record),
          Field(.issue, "2", origin: .record), Field(.pageRange, "12–34", origin: .record),
          Field(.url, "https://example.org/a b", origin: .record), Field(.url, "javascript:alert(1)", origin: .info),
          Field(.keyword, "apprenticeship", origin: .record),
        ], pageCount: 12),
      locations: ["reports/skills, 2019.pdf", "copy.pdf"],
      tags: [
        TagRow(Annotation(facet: .country, value: "KE", role: .about, score: 0.9)),
        TagRow(Annotation(facet: .country, value: "UG", role: .mentions, score: 0.8)),
        TagRow(Annotation(facet: .country, value: "TZ", role: .about, score: 0.7), verdict: .reject),
        TagRow(Annotation(facet: .organization, value: "ilo", role: .about, score: 0.6)),
        TagRow(Annotation(facet: .region, value: "eastern-africa", role: .about, score: 0.9)),
      ],
      rank: 1, score: 12.5,
      snippets: [
        Snippet(
          page: 3, text: "é young *people* with skills, \"now\"", highlights: [23..<29], isCutBefore: true,
          isCutAfter: true)
      ],
      explanation: Explanation(parts: [
        Explanation.Part(
          label: "skills", weight: 1, documentFrequency: 7, idf: 2.5, frequency: [1, 0, 2, 30], score: 12.5)
      ]))
  }

  static var chinese: Hit {
    Hit(
      document: StoredDocument(
        id: 2, fingerprint: Fingerprint(of: "two".utf8), record: "zh 7", mediaType: .jsonLines,
        title: "职业教育发展报告", authors: ["王建国", "李, 明"], year: 2019, language: "zh", kind: .report,
        publisher: "教育部"),
      locations: ["data.jsonl#zh 7"], tags: [], rank: 2, score: 12.5,
      snippets: [Snippet(page: 1, text: "职业教育体系", highlights: [0..<12], isCutBefore: false, isCutAfter: false)])
  }

  static var arabic: Hit {
    Hit(
      document: StoredDocument(
        id: 3, fingerprint: Fingerprint(of: "three".utf8), mediaType: .pdf,
        title: "=التعليم المهني\u{1B}[31m\u{202E} 2019\nب", authors: ["محمد بن علي"], language: "ar", kind: .thesis),
      locations: ["ملف\u{7}.pdf"], tags: [], rank: 3, score: 0, snippets: [])
  }
}
