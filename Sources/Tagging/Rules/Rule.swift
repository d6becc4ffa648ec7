package import Corpus
package import Facets
package import Search

/// "What this query finds gets this tag": a line of a site's `rules.csv`.
package struct Rule: Sendable, Equatable {
  /// 1-based.
  package var line: Int
  package var query: String
  package var parsed: Query
  package var value: FacetValue
  package var role: Role
  package var note: String

  package init(line: Int, query: String, parsed: Query, value: FacetValue, role: Role, note: String) {
    self.line = line
    self.query = query
    self.parsed = parsed
    self.value = value
    self.role = role
    self.note = note
  }

  /// The question that finds its documents. Tags count where a document is about the value.
  package var request: SearchRequest {
    var request = SearchRequest(parsed)
    request.isStrict = true
    return request
  }

  /// The facets of tags that its query asks for, with the values as they were typed.
  var askedTags: [(facet: Facet, name: String)] { filters.filter { Facet.tagged.contains($0.facet) } }

  /// All facets that its query asks for, with the values as they were typed.
  var filters: [(facet: Facet, name: String)] { Self.filters(parsed) }

  private static func filters(_ query: Query) -> [(Facet, String)] {
    switch query {
    case .bag(let clauses): clauses.flatMap { filters($0.query) }
    case .and(let queries), .or(let queries): queries.flatMap(filters)
    case .not(let inner): filters(inner)
    case .filter(.facet(let facet, let names)): names.map { (facet, $0) }
    case .filter, .text, .near: []
    }
  }
}

/// Why a rule cannot be obeyed.
package struct RuleError: Error, Equatable, CustomStringConvertible {
  package var file: String
  /// 1-based; 0 for the whole file.
  package var line: Int
  package var reason: String

  package init(file: String, line: Int, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  package var description: String { line > 0 ? "\(file):\(line): \(reason)" : "\(file): \(reason)" }
}
