import Indexing

/// Asks a second time with the words that the best documents share.
///
/// What matches, and how many, stays as it is: the words only order it anew, and where few documents match, others
/// follow that hold only them.
struct FeedbackSearch {
  let feedback: Feedback
  let collector: Collector

  struct Outcome {
    /// Best first, the related ones after all that match.
    var hits: [Collector.Found]
    /// What the hits before ``related`` matched.
    var expression: MatchExpression
    var related: MatchExpression?
    var relatedWords: [String] = []
  }

  private static let shownWords = 8

  /// - Parameters:
  ///   - answer: with its matches and at least the best documents.
  ///   - wish: of the question asked first.
  /// - Returns: nil where feedback would not help.
  func refine(
    _ answer: Collector.Answer, _ expression: MatchExpression, filter: Bitmap, wish: Collector.Wish,
    addsRelated: Bool, in db: IndexSnapshot
  ) throws -> Outcome? {
    let parameters = feedback.parameters
    let isScarce = answer.total < parameters.feedbackDocuments
    guard let matches = answer.matches, answer.total > 0, !isScarce || addsRelated else { return nil }
    let strength = feedback.strength(answer.hits)
    guard strength > 0 else { return nil }
    let terms = try feedback.terms(answer.hits, asked: expression.forms, in: db)
    guard !terms.isEmpty else { return nil }
    var wish = wish
    wish.countsFacets = false
    wish.wantsMatches = false
    // Other names of what is asked for count as what they stand for.
    let asked = expression.phrases.reduce(0) { $0 + ($1.concept < 0 ? 0 : $1.weight) }
    guard isScarce else {
      let wider = expression.adding(terms, weight: strength * parameters.feedbackWeight * asked)
      let hits = try collector.collect(wider, filter: matches, wish: wish, in: db).hits
      return Outcome(hits: hits, expression: wider)
    }
    guard wish.limit > answer.total else { return nil }
    var others = MatchExpression(terms, weight: parameters.feedbackWeight * asked)
    wish.limit -= answer.total
    var related = try collector.collect(others, filter: filter.subtracting(matches), wish: wish, in: db).hits
    // Runs of answers are read by their scores: none may stand above a document that matches.
    if let least = answer.hits.last?.score, let most = related.first?.score, most > 0.99 * least {
      let factor = 0.99 * least / most
      for index in related.indices { related[index].score *= factor }
      for index in others.phrases.indices { others.phrases[index].weight *= Float(factor) }
    }
    return Outcome(
      hits: answer.hits + related, expression: expression, related: others,
      relatedWords: terms.prefix(Self.shownWords).map(\.label))
  }
}
