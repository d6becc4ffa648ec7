package import Corpus
package import Indexing

/// The answer to a question.
package struct SearchResult: Sendable {
  /// Documents that match, of which `hits` are a page.
  package var total = 0
  package var hits: [Hit] = []
  /// Documents that do not match but share ``relatedWords`` with those that do; ranked behind them.
  package var related: [Hit] = []
  package var relatedWords: [String] = []
  /// Filters of the query that name nothing known, and whose words were searched for instead.
  package var unknownFilters: [FilterError] = []
  /// What the query names and was searched for by other names as well.
  package var concepts: [SearchedConcept] = []
  /// For words of the query that no document holds, or hardly any.
  package var suggestions: [SpellingSuggestion] = []
  /// Nil unless they were asked for.
  package var facets: FacetCounts?
}

/// One document found.
package struct Hit: Sendable {
  package var document: StoredDocument
  /// Where it lies; by path.
  package var locations: [String]
  package var tags: [TagRow]
  /// 1-based, over all matches.
  package var rank: Int
  /// Without a unit, comparable within one question; 0 where nothing ranks.
  package var score: Double
  package var snippets: [Snippet]
  /// Nil unless it was asked for.
  package var explanation: Explanation?
}

/// How a score came about: it is the sum of its parts.
package struct Explanation: Sendable {
  package var parts: [Part]

  package struct Part: Sendable {
    /// The word or phrase.
    package var label: String
    /// What people call the concept that it is another name of; nil for what was typed.
    package var concept: String?
    /// How much it counts for standing in the query so often, or being a single ideograph.
    package var weight: Double
    /// Documents that hold it, and what follows from that.
    package var documentFrequency: Int
    package var idf: Double
    /// Occurrences in body, title, abstract, headings; empty for what neighbouring words add together.
    package var frequency: [Int]
    package var score: Double
  }
}

/// How many of the documents found have each value; by facet, the commonest first.
package struct FacetCounts: Sendable {
  package var values: [Facet: [Count]]

  package init(values: [Facet: [Count]] = [:]) { self.values = values }

  package struct Count: Sendable, Equatable {
    package var value: String
    package var label: String
    package var count: Int
  }

  package subscript(facet: Facet) -> [Count] { values[facet] ?? [] }
}
