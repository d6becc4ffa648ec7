/// Every constant of the ranking, in one place.
package struct RankingParameters: Sendable {
  /// Saturation of term frequency (BM25's k1).
  package var k1: Float = 1.5
  /// Weight and length normalisation (BM25F's w and b) of body, title, abstract, headings.
  package var columnWeights: [Float] = [1, 2, 1, 1]
  package var columnLengthNorms: [Float] = [0.75, 0.75, 0.75, 0.75]
  /// Optional terms of a query beyond this many are left out.
  package var mostTerms = 256

  /// What another name of a concept counts, of what the word that was typed does; see concepts.h.
  package var translationWeight: Float = 0.5
  /// What an acronym counts of that: the index knows no capitals, and French BIT stands wherever a bit does.
  package var ambiguousWeight: Float = 0.5
  /// Other names of a concept that are searched for at most, of all languages and of each.
  package var mostNames = 32
  package var mostNamesOfLanguage = 5

  package init() {}
}
