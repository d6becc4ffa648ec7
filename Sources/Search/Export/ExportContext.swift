package import Analysis
import Corpus
package import Facets
import Indexing

/// What a format knows besides the answer itself.
package struct ExportContext: Sendable {
  /// The question, as the person wrote it.
  package var query: String
  /// The question's name in a test set; nil for a single question.
  package var queryID: String?
  package var authorities: Authorities
  /// The language of labels.
  package var language: Language = .english
  package var terminal = TerminalStyle()
  /// Whether nothing was written before: a table's header stands once, over the answers to all questions.
  package var isFirst = true

  package init(query: String, queryID: String? = nil, authorities: Authorities) {
    self.query = query
    self.queryID = queryID
    self.authorities = authorities
  }

  func label(_ facet: Facet, _ value: String) -> String { authorities.label(facet, value, language: language) }
}

extension Hit {
  /// What people call the values that the document is about, the likeliest first, each once.
  func labels(_ facet: Facet, context: ExportContext) -> [String] {
    var seen: Set<String> = []
    return tags.filter { $0.isInForce && $0.annotation.facet == facet && $0.annotation.role == .about }
      .map { context.label(facet, $0.annotation.value) }
      .filter { seen.insert($0).inserted }
  }

  /// The page of the best passage; nil where it has none.
  var page: Int? { snippets.first.flatMap { $0.page > 0 ? $0.page : nil } }
}
