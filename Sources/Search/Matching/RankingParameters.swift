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
  package var pairWeight: Float = 0.27
  /// Words further apart in the query, stop words counted, are no neighbours.
  package var widestPair = 4
  /// What a pair of ideographs counts beside a word: most words give several; and one of which half only joins words
  /// (的, 是, 在).
  package var ideographsWeight: Float = 2 / 3
  package var functionIdeographsWeight: Float = 1 / 3
  /// Pseudo-relevance feedback: how many of the best documents are read, how many of them hold a word at least, how many
  /// words are taken, in which share of the documents at most (and in how many) such a word stands.
  package var feedbackDocuments = 10
  package var feedbackSupport = 3
  package var feedbackTerms = 25
  package var feedbackShare = 0.05
  package var feedbackMostDocuments = 5_000
  /// What the words count together beside those of the query, at most.
  package var feedbackWeight: Float = 0.3
  /// Feedback helps where the best documents score alike, and leads astray where one stands out: between these ratios
  /// of the last one's score to the first's it grows from nothing to its full weight.
  package var feedbackRatios = 0.5...0.9
  /// Optional terms of a query beyond this many are left out.
  package var mostTerms = 256

  /// What another name of a concept counts, of what the word that was typed does; see concepts.h.
  package var translationWeight: Float = 0.5
  /// What an acronym counts of that: the index knows no capitals, and French BIT stands wherever a bit does.
  package var ambiguousWeight: Float = 0.5
  /// Other names of a concept that are searched for at most, of all languages and of each.
  package var mostNames = 24
  package var mostNamesOfLanguage = 4

  package init() {}
}
