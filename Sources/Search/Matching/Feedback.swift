import Analysis
import CAnalysis
import Foundation
import Indexing

/// Finds the words that the best documents of an answer share: pseudo-relevance feedback after Rocchio ("Relevance
/// feedback in information retrieval", 1971), with the best documents taken for relevant.
struct Feedback {
  let analyzer: Analyzer
  let parameters: RankingParameters
  let documentCount: Int
  /// Tokens of a body, on average.
  let averageLength: Double

  struct Term: Equatable {
    /// As the index holds it.
    var form: String
    /// As the documents write it.
    var label: String
    /// Of all terms together 1.
    var weight: Float
  }

  /// Bytes of each document that are read: what it is about stands at its beginning.
  private static let mostBytes = 4_096
  /// About as many tokens.
  private static let mostTokens = 650.0
  /// Candidates whose document frequency is looked up.
  private static let mostCandidates = 200

  /// How much the terms should count, 0...1: nothing where one document stands out.
  func strength(_ hits: some Collection<Collector.Found>) -> Float {
    guard let first = hits.first, first.score > 0 else { return 0 }
    guard let last = hits.dropFirst(parameters.feedbackDocuments - 1).first else { return 1 }
    let range = parameters.feedbackRatios
    let place = (last.score / first.score - range.lowerBound) / (range.upperBound - range.lowerBound)
    return Float(min(1, max(0, place)))
  }

  /// - Parameters:
  ///   - hits: best first.
  ///   - asked: forms of the query's words.
  func terms(_ hits: some Collection<Collector.Found>, asked: Set<String>, in db: IndexSnapshot) throws -> [Term] {
    let best = hits.prefix(parameters.feedbackDocuments)
    guard let top = best.first?.score, top > 0 else { return [] }
    var sums: [String: (weight: Double, support: Int, label: String)] = [:]
    for hit in best {
      for (form, word) in try words(hit.document, in: db) where !asked.contains(form) {
        let weight = hit.score / top * word.frequency / (Double(parameters.k1) + word.frequency)
        let sum = sums[form] ?? (0, 0, word.label)
        sums[form] = (sum.weight + weight, sum.support + 1, sum.label)
      }
    }
    let support = min(parameters.feedbackSupport, best.count)
    let candidates = sums.filter { $0.value.support >= support }
      .sorted { ($1.value.weight, $0.key) < ($0.value.weight, $1.key) }.prefix(Self.mostCandidates)
    let most = min(
      parameters.feedbackMostDocuments, Int(Double(documentCount) * parameters.feedbackShare) + 5)
    let frequencies = try Collector.documentFrequencies(candidates.map { [$0.key] }, most: most + 1, in: db)
    let weighed = zip(candidates, frequencies).filter { $0.1 > 0 && $0.1 <= most }.map { candidate, frequency in
      let idf = log(1 + (Double(documentCount - frequency) + 0.5) / (Double(frequency) + 0.5))
      return (form: candidate.key, label: candidate.value.label, weight: candidate.value.weight * idf)
    }
    let chosen = weighed.sorted { ($1.weight, $0.form) < ($0.weight, $1.form) }.prefix(parameters.feedbackTerms)
    let total = chosen.reduce(0) { $0 + $1.weight }
    return chosen.map { Term(form: $0.form, label: $0.label, weight: Float($0.weight / total)) }
  }

  /// The stems of a document's title, abstract and beginning, stop words left out, with how often they stand there:
  /// counted as the ranking counts, for the title's weight and the length of what was read.
  private func words(_ id: Int64, in db: IndexSnapshot) throws -> [String: (frequency: Double, label: String)] {
    guard let document = try StoredDocument.fetch(db, id: id) else { return [:] }
    let languages = document.language.map { [$0] } ?? []
    let pages = try PageGroup.fetch(db, document: id, token: 0)?.pages ?? []
    let titleWeight = Double(parameters.columnWeights[1])
    var words: [String: (frequency: Double, label: String)] = [:]
    var (rest, tokens) = (Self.mostBytes, 0.0)
    for (text, weight) in [(document.title, titleWeight), (document.abstract ?? "", 1)] + pages.map({ ($0, 1) })
    where rest > 0 {
      var text = text
      text.withUTF8 { bytes in
        var last: String?
        analyzer.forEachToken(in: UnsafeBufferPointer(rebasing: bytes.prefix(rest)), languages: languages) { token in
          if token.isExact {
            if let last, words[last]?.label == last { words[last]?.label = String(token.text.dropFirst()) }
            return true
          }
          tokens += 1
          let form = token.text
          last = nil
          guard isTelling(form, token), !languages.contains(where: { StopWords.contains(form, language: $0) }) else {
            return true
          }
          words[form, default: (0, form)].frequency += weight
          last = form
          return true
        }
        rest -= bytes.count
      }
    }
    let b = Double(parameters.columnLengthNorms[0])
    let norm = 1 - b + b * tokens / max(1, min(averageLength, Self.mostTokens))
    return words.mapValues { ($0.frequency / norm, $0.label) }
  }

  private func isTelling(_ form: String, _ token: TokenView) -> Bool {
    token.isBigram || !token.isUnigram && form.utf8.count > 2 && form.contains(where: \.isLetter)
  }
}
