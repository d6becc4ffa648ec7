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
      hits: result.hits.map { JSONHit($0, context: context) }, facets: result.facets.map(Self.shape))
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
    var facets: [String: [Value]]?

    enum CodingKeys: String, CodingKey {
      case query, total, hits, facets
      case queryID = "query_id"
    }
  }

  private struct Value: Encodable {
    var value: String
    var label: String
    var count: Int
  }
}
