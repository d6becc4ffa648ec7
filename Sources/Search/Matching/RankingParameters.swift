/// Every constant of the ranking, in one place.
package struct RankingParameters: Sendable {
  /// Saturation of term frequency (BM25's k1).
  package var k1: Float = 1.5
  /// Weight and length normalisation (BM25F's w and b) of body, title, abstract, headings.
  package var columnWeights: [Float] = [1, 2, 1, 1]
  package var columnLengthNorms: [Float] = [0.75, 0.75, 0.75, 0.75]
  /// Optional terms of a query beyond this many are left out.
  package var mostTerms = 256

  package init() {}
}
