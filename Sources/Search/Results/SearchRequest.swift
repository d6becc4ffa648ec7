package import Corpus

/// A question to the index.
package struct SearchRequest: Sendable {
  package var query: Query
  /// Conditions from the command line, in addition to those in the query; all must hold.
  package var filters: [Filter] = []
  /// Roles in which a tag counts, for filters and for facet counts.
  package var roles: Set<Role> = [.about]
  /// The year of membership that groupings are taken at; nil for today.
  package var membershipYear: Int?
  package var sort: Sort = .relevance
  package var limit = 10
  package var offset = 0
  /// Passages a hit.
  package var snippets = 0
  package var countsFacets = false
  /// Whether facet counts have groupings with their members' documents too; else as far as documents have them as tags.
  package var countsGroupings = false
  package var explains = false
  /// Whether words of the corpus are looked up that may be meant by those that it does not have.
  package var suggestsWords = true
  /// Whether what the query names is searched for by its other names, too.
  package var expandsConcepts = true
  /// Whether words that the best documents share help to order those found by words alone, where that is likely to
  /// help.
  package var usesFeedback = false
  /// Whether documents that hold only such words follow where few hold the query's.
  package var addsRelated = false
  /// A filter in the query that names nothing known is an error; otherwise its words are searched for, and the result
  /// says so. Conditions in `filters` are errors in any case.
  package var isStrict = false

  package init(_ query: Query) { self.query = query }

  package enum Sort: String, Sendable, CaseIterable {
    case relevance
    /// Newest first; of one year the more relevant.
    case year
    /// By title, as its letters are numbered.
    case title
  }
}
