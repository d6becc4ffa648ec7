/// A word of the corpus that may be meant by a word of the query.
package struct SpellingSuggestion: Sendable, Equatable {
  /// As it stands in the query.
  package var typed: String
  /// In small letters, without accents.
  package var word: String
  /// How many documents hold it, counted up to ten thousand.
  package var documents: Int
}
