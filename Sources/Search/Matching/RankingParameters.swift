/// Every constant of the ranking, in one place.
///
/// Chosen on scifact, nfcorpus, cranfield, piaf-fr and the Arabic, Chinese and English halves of xquad together, by the
/// mean of nDCG@10, as values that all of them bear: none has its own. `Scripts/evaluate` measures it anew.
package struct RankingParameters: Sendable {
  /// Saturation of term frequency (BM25's k1).
  package var k1: Float = 1.2
  /// Weight and length normalisation (BM25F's w and b) of body, title, abstract, headings.
  package var columnWeights: [Float] = [1, 3, 1, 1]
  package var columnLengthNorms: [Float] = [0.75, 0.75, 0.75, 0.75]
  /// The share of an inflected word's weight that counts only where it stands in the very form of the query.
  package var exactShare: Float = 1 / 3
  /// What neighbours in the query count that are neighbours in the document, beside the mean of the two.
  package var pairWeight: Float = 0.2
  /// What a pair of ideographs counts beside a word: most words give several; and one of which half only joins words
  /// (的, 是, 在).
  package var ideographsWeight: Float = 2 / 3
  package var functionIdeographsWeight: Float = 1 / 3
  /// Optional terms of a query beyond this many are left out.
  package var mostTerms = 256

  package init() {}
}
