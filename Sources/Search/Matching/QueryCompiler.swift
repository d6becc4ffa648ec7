import Analysis

/// Translates the text part of a query into an FTS5 expression.
///
/// Filters must have been taken out before; one that is met all the same matches everything.
struct QueryCompiler {
  let analyzer: Analyzer
  /// The languages that the corpus holds, commonest first.
  let languages: [Language]
  let parameters: RankingParameters

  /// - Returns: nil when the query holds nothing that could match (only signs, only forbidden texts).
  func compile(_ query: Query) -> MatchExpression? {
    var builder = MatchExpressionBuilder()
    guard let text = expression(query, weight: 1, in: &builder) else { return nil }
    return MatchExpression(text: text, phrases: builder.phrases, pairs: builder.pairs, forms: builder.forms)
  }

  private func expression(_ query: Query, weight: Float, in builder: inout MatchExpressionBuilder) -> String? {
    switch query {
    case .bag(let clauses): return bag(clauses, weight: weight, in: &builder)
    case .and(let queries): return conjunction(queries, weight: weight, in: &builder)
    case .or(let queries):
      return Self.joined(queries.compactMap { expression($0, weight: weight, in: &builder) }, by: "OR")
    case .not, .filter: return nil
    case .text(let term):
      // A word by itself that holds several (`TVET/VET`, a run of ideographs) is a bag of those.
      return term.match == .word
        ? bag([Query.Clause(.optional, query)], weight: weight, in: &builder)
        : whole(term, weight: weight, in: &builder)
    case .near(let terms, let distance):
      let found = terms.map { NearTerm(units: units(of: $0), label: $0.text) }.filter { !$0.positions.isEmpty }
      guard found.count > 1 else {
        // Texts of signs alone have no positions, and leave no phrase behind.
        return terms.compactMap { whole($0, weight: weight, in: &builder) }.first
      }
      return builder.near(found, distance: distance, column: terms.first?.column, weight: weight)
    }
  }

  private func conjunction(
    _ queries: [Query], weight: Float, in builder: inout MatchExpressionBuilder
  ) -> String? {
    var wanted: [String] = []
    var unwanted: [Query] = []
    for query in queries {
      switch query {
      case .not(let inner): unwanted.append(inner)
      case .text(let term) where term.match == .word:
        if let text = whole(term, weight: weight, in: &builder) { wanted.append(text) }
      default: if let text = expression(query, weight: weight, in: &builder) { wanted.append(text) }
      }
    }
    return excluding(unwanted, from: Self.joined(wanted, by: "AND"), in: &builder)
  }

  // MARK: Bags

  private func bag(
    _ clauses: [Query.Clause], weight: Float, in builder: inout MatchExpressionBuilder
  ) -> String? {
    let required = clauses.filter { $0.occurrence == .required }.map(\.query)
    let optional = clauses.filter { $0.occurrence == .optional }.map(\.query)
    let forbidden = clauses.filter { $0.occurrence == .forbidden }.map(\.query)
    var text = conjunction(required, weight: weight, in: &builder)
    if let must = text {
      // What is optional is ranked but need not match: `must AND (anchor OR optional)`, where the anchor holds
      // wherever `must` does.
      var trial = builder
      if let anchor = Query.and(required).anchor, let again = conjunction([anchor], weight: 0, in: &trial),
        let more = alternatives(optional, weight: weight, in: &trial)
      {
        text = "(\(must) AND (\(again) OR \(more)))"
        builder = trial
      }
    } else {
      text = alternatives(optional, weight: weight, in: &builder)
    }
    return excluding(forbidden, from: text, in: &builder)
  }

  private func excluding(
    _ unwanted: [Query], from text: String?, in builder: inout MatchExpressionBuilder
  ) -> String? {
    guard let text else { return nil }
    let excluded = unwanted.compactMap { query -> String? in
      if case .text(let term) = query, term.match == .word { return whole(term, weight: 0, in: &builder) }
      return expression(query, weight: 0, in: &builder)
    }
    return Self.joined(excluded, by: "OR").map { "(\(text) NOT \($0))" } ?? text
  }

  /// Optional queries: single words are counted as often as they stand there, and stop words are left out where
  /// other words remain.
  private func alternatives(
    _ queries: [Query], weight: Float, in builder: inout MatchExpressionBuilder
  ) -> String? {
    var words = WordBag()
    var parts: [String] = []
    // Whether anything but single words is asked for; other names of those are not.
    var holdsMore = false
    for query in queries {
      if case .text(let term) = query, term.match == .word {
        let units = analyzer.queryTerms(for: term.text, languages: languages)
        let exact = analyzer.exactForms(for: term.text, languages: languages)
        for (place, unit) in units.enumerated() {
          words.add(
            unit, exact: exact.count == units.count ? exact[place] : nil, label: term.text, column: term.column)
        }
      } else if let part = expression(query, weight: weight, in: &builder) {
        parts.append(part)
        if case .text(let term) = query, case .name = term.match { continue }
        holdsMore = true
      }
    }
    let terms = words.terms(withoutStopWordsOf: languages, keepsOne: !holdsMore).prefix(parameters.mostTerms)
    var last: (term: WordBag.Term, phrase: Int)?
    for term in terms {
      if let last, weight > 0, !last.term.isPair, !term.isPair, last.term.column == term.column,
        term.place - last.term.place <= parameters.widestPair
      {
        builder.pair(last.phrase, builder.phrases.count, gap: term.place - last.term.place)
      }
      last = (term, builder.phrases.count)
      parts += phrases(of: term, weight: weight * Float(term.count), in: &builder)
    }
    return Self.joined(parts, by: "OR")
  }

  /// A word, and its very form where that is not its stem.
  private func phrases(
    of term: WordBag.Term, weight: Float, in builder: inout MatchExpressionBuilder
  ) -> [String] {
    func phrase(_ alternatives: [String], _ weight: Float, _ label: String, isForm: Bool = false) -> String {
      builder.phrase(
        [alternatives], column: term.column, isPrefix: term.isPrefix, weight: weight, label: label,
        reach: term.isPair ? 1 : 0, isForm: isForm)
    }
    if term.isPair {
      let share = term.isFunctionPair ? parameters.functionIdeographsWeight : parameters.ideographsWeight
      return [phrase(term.alternatives, weight * share, term.label)]
    }
    let share = term.exactForms.isEmpty ? 0 : parameters.exactShare
    let stem = phrase(term.alternatives, weight * (1 - share), term.label)
    return share == 0 ? [stem] : [stem, phrase(term.exactForms, weight * share, "=" + term.label, isForm: true)]
  }

  // MARK: Exact forms

  /// The expression that tells where a text stands in its very forms; nil where the text's own expression does.
  func exactForms(_ term: TextTerm) -> MatchExpression? {
    guard term.match == .exact else { return nil }
    let units = units(of: term)
    let positions = QueryUnit.phrase(units)
    guard !positions.isEmpty, units.contains(where: { $0.inflections != nil }) else { return nil }
    var builder = MatchExpressionBuilder()
    func phrase(_ positions: [[String]], isPrefix: Bool = false) -> String {
      builder.phrase(positions, column: term.column, isPrefix: isPrefix, weight: 0, label: term.text, reach: 0)
    }
    let isOpen = QueryUnit.isOpen(units)
    let wanted = phrase(positions, isPrefix: isOpen)
    var others = [phrase(positions, isPrefix: isOpen)]
    var words: [MatchExpression.ExactWord] = []
    var offset = 0
    for unit in units {
      if let (prefix, form) = unit.inflections {
        var word = MatchExpression.ExactWord(offset: offset, inflected: 0)
        if let form {
          word.form = builder.phrases.count
          others.append(phrase([[form]]))
        }
        word.inflected = builder.phrases.count
        others.append(phrase([[prefix]], isPrefix: true))
        words.append(word)
      }
      offset += unit.length
    }
    return MatchExpression(
      text: "(\(wanted) AND (\(others.joined(separator: " OR "))))", phrases: builder.phrases, exactWords: words)
  }

  // MARK: Texts

  /// A term that must match as a whole, as one phrase.
  private func whole(_ term: TextTerm, weight: Float, in builder: inout MatchExpressionBuilder) -> String? {
    let units = units(of: term)
    let positions = QueryUnit.phrase(units)
    guard !positions.isEmpty else { return nil }
    var (weight, concept) = (weight, Int32(0))
    if case .name(let name) = term.match { (weight, concept) = (weight * name.weight, Int32(clamping: -name.concept)) }
    return builder.phrase(
      positions, column: term.column, isPrefix: term.match == .prefix || QueryUnit.isOpen(units), weight: weight,
      label: term.text, reach: QueryUnit.reach(units), concept: concept)
  }

  private func units(of term: TextTerm) -> [QueryUnit] {
    switch term.match {
    case .word, .phrase: analyzer.queryTerms(for: term.text, languages: languages)
    case .exact: analyzer.exactForms(for: term.text, languages: languages)
    case .prefix: analyzer.prefixForms(for: term.text, languages: languages)
    case .name(let name): analyzer.queryTerms(for: term.text, languages: name.language.map { [$0] } ?? languages)
    }
  }

  private static func joined(_ parts: [String], by name: String) -> String? {
    parts.count > 1 ? "(" + parts.joined(separator: " \(name) ") + ")" : parts.first
  }
}

extension Query {
  /// A part of the query that matches wherever the query does, as short as can be; nil for one that only forbids.
  ///
  /// Repeating a whole query instead would double the expression with each level of nesting.
  fileprivate var anchor: Query? {
    switch self {
    case .text, .near: return self
    case .not, .filter: return nil
    case .and(let queries): return queries.compactMap(\.anchor).min { $0.size < $1.size }
    case .or(let queries):
      let anchors = queries.compactMap(\.anchor)
      return anchors.isEmpty ? nil : .or(anchors)
    case .bag(let clauses):
      let required = clauses.filter { $0.occurrence == .required }.compactMap(\.query.anchor)
      if let shortest = required.min(by: { $0.size < $1.size }) { return shortest }
      let optional = clauses.filter { $0.occurrence == .optional }.compactMap(\.query.anchor)
      return optional.isEmpty ? nil : .bag(optional.map { Clause(.optional, $0) })
    }
  }

  /// How many texts the query holds.
  private var size: Int {
    switch self {
    case .text, .filter: 1
    case .near(let terms, _): terms.count
    case .not(let query): query.size
    case .and(let queries), .or(let queries): queries.reduce(0) { $0 + $1.size }
    case .bag(let clauses): clauses.reduce(0) { $0 + $1.query.size }
    }
  }
}
