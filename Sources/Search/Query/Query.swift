package import Analysis
package import Corpus

/// A question as the parser understands it: a tree whose leaves are texts to match and filters on facets.
package indirect enum Query: Sendable, Equatable {
  /// Words, phrases and groups side by side: optional ones are ranked, required ones must match, forbidden ones must not.
  case bag([Clause])
  case and([Query])
  case or([Query])
  case not(Query)
  case text(TextTerm)
  /// Two or more texts within so many words of each other.
  case near([TextTerm], distance: Int)
  case filter(Filter)

  package struct Clause: Sendable, Equatable {
    package var occurrence: Occurrence
    package var query: Query

    package init(_ occurrence: Occurrence, _ query: Query) {
      self.occurrence = occurrence
      self.query = query
    }
  }

  package enum Occurrence: Sendable, Equatable {
    case optional, required, forbidden
  }

  package static let empty = Query.bag([])
}

/// A text to match in the index, as it was typed.
package struct TextTerm: Sendable, Hashable {
  package var text: String
  package var match: Match
  /// The column that must hold it; nil for any.
  package var column: Column?

  package init(_ text: String, match: Match = .word, column: Column? = nil) {
    self.text = text
    self.match = match
    self.column = column
  }

  package enum Match: Sendable, Hashable {
    /// Any form of the word; text that holds several words is several optional words.
    case word
    /// Any forms, side by side.
    case phrase
    /// These very forms, side by side.
    case exact
    /// Words that begin so.
    case prefix
    /// Another name of a concept that the query names, which ``ConceptExpander`` puts beside what was typed.
    case name(ConceptName)

    var isName: Bool { if case .name = self { true } else { false } }
  }

  /// How a name stands for what was typed.
  package struct ConceptName: Sendable, Hashable {
    /// The number of the concept among those that the query names, from 1.
    package var concept: Int
    /// Nil where it is the same in all languages.
    package var language: Language?
    /// What it counts of what a typed word does.
    package var weight: Float
  }

  /// A column of the full-text index, in the order of its table; the raw value is its name there.
  package enum Column: String, Sendable, CaseIterable {
    case body, title, abstract, headings
  }
}

/// A condition on a document's facets or description.
package enum Filter: Hashable, Sendable {
  /// Has one of these values (as typed: codes or names) in one of the roles that the search is set to.
  case facet(Facet, [String])
  /// Was published in one of these years.
  case years(ClosedRange<Int>)
  /// Has an author whose name holds this.
  case author(String)
  /// Holds a text in its very forms. The planner adds it to texts that FTS5 alone finds in other forms too.
  case exactForms(TextTerm)
}
