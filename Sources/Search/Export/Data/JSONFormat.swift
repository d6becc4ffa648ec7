import Corpus

/// One JSON object: the question, the total, the hits and, if they were counted, the facets.
///
/// Keys are sorted, so that two answers can be compared line by line; what is not known is left out.
package struct JSONFormat: ResultFormat {
  package static let name = "json"
  package static let showsRelated = true
  package static let showsSnippets = true

  package init() {}

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    let answer = Answer(
      query: context.query, queryID: context.queryID, total: result.total,
      hits: result.hits.map { JSONHit($0, context: context) },
      related: result.related.isEmpty ? nil : result.related.map { JSONHit($0, context: context) },
      relatedWords: result.related.isEmpty ? nil : result.relatedWords, facets: result.facets.map(Self.shape),
      expansions: result.concepts.map(JSONConcept.init),
      suggestions: result.suggestions.map { Suggestion(typed: $0.typed, word: $0.word, documents: $0.documents) })
    output.write(try JSONText.encode(answer, isPretty: true) + "\n")
  }

  private static func shape(_ facets: FacetCounts) -> [String: [Value]] {
    var shape: [String: [Value]] = [:]
    for (facet, counts) in facets.values {
      shape[facet.rawValue] = counts.map { Value(value: $0.value, label: $0.label, count: $0.count) }
    }
    return shape
  }

  private struct Answer: Encodable {
    var query: String
    var queryID: String?
    var total: Int
    var hits: [JSONHit]
    /// Documents that do not match, and the words of those that do that found them; only where there are some.
    var related: [JSONHit]?
    var relatedWords: [String]?
    var facets: [String: [Value]]?
    /// What the query names, and the other names that were searched for.
    var expansions: [JSONConcept]
    /// Words of the corpus that may be meant by words that it does not have.
    var suggestions: [Suggestion]

    enum CodingKeys: String, CodingKey {
      case query, total, hits, related, facets, expansions, suggestions
      case queryID = "query_id"
      case relatedWords = "related_words"
    }
  }

  private struct Suggestion: Encodable {
    var typed: String
    var word: String
    var documents: Int
  }

  private struct Value: Encodable {
    var value: String
    var label: String
    var count: Int
  }
}
