import Corpus
import Indexing

/// A query split into what FTS5 answers and what bitmaps answer.
struct QueryPlan {
  /// Nil for a query of filters alone.
  var expression: MatchExpression?
  /// The documents that may be found; nil for all.
  var filter: Bitmap?
  /// Documents of the filter match although no text of the expression stands in them (`region:asia OR training`).
  var includesUnmatched = false
  /// The question is words side by side, none of them required or forbidden.
  var isOfWords = false
}

/// Splits queries.
struct QueryPlanner {
  let compiler: QueryCompiler
  let filters: FilterEvaluator
  let columns: PackedColumns
  /// The documents that an expression matches.
  let matches: (MatchExpression) throws -> Bitmap

  func plan(_ query: Query) throws -> QueryPlan {
    let query = query.mapTexts { term in
      let text = Query.text(term)
      return compiler.exactForms(term) == nil ? text : .and([text, .filter(.exactForms(term))])
    }
    guard query.holdsFilter else { return try plan(text: query, filter: nil) }
    guard let split = try split(query) else {
      return try planBySets(query, filter: nil)
    }
    guard let text = split.text else { return QueryPlan(filter: split.filter) }
    return try plan(text: text, filter: split.filter)
  }

  /// FTS5 takes no deeper nesting: its parser's stack holds 100 symbols, up to three a parenthesis.
  private static let deepestExpression = 28

  /// For what FTS5 cannot say: sets decide what matches, all texts rank it.
  private func planBySets(_ query: Query, filter: Bitmap?) throws -> QueryPlan {
    QueryPlan(
      expression: compiler.compile(.bag(query.positiveTexts.map { Query.Clause(.optional, $0) })),
      filter: narrowed(filter, by: try evaluate(query)), includesUnmatched: true)
  }

  /// A text that only forbids leaves everything else.
  private func plan(text: Query, filter: Bitmap?) throws -> QueryPlan {
    if text.hidesNegation { return try planBySets(text, filter: filter) }
    if let expression = compiler.compile(text) {
      guard expression.depth <= Self.deepestExpression else { return try planBySets(text, filter: filter) }
      return QueryPlan(expression: expression, filter: filter, isOfWords: text.isOfWords)
    }
    let forbidden = text.forbiddenTexts
    guard !forbidden.isEmpty else { return QueryPlan(filter: filter) }
    let rest = try forbidden.reduce(filter ?? .all(columns)) { $0.subtracting(try evaluate($1)) }
    return QueryPlan(filter: rest)
  }

  /// Takes filters off the top level; nil when they stand deeper, among alternatives.
  private func split(_ query: Query) throws -> (text: Query?, filter: Bitmap?)? {
    switch query {
    case .filter, .or, .not: return query.holdsText ? nil : (nil, try evaluate(query))
    case .text, .near: return (query, nil)
    case .and(let queries):
      var texts: [Query] = []
      var filter: Bitmap?
      for query in queries {
        if !query.holdsFilter {
          texts.append(query)
        } else if !query.holdsText {
          filter = try narrowed(filter, by: evaluate(query))
        } else if let inner = try split(query) {
          if let text = inner.text { texts.append(text) }
          if let more = inner.filter { filter = narrowed(filter, by: more) }
        } else {
          return nil
        }
      }
      return (texts.isEmpty ? nil : .and(texts), filter)
    case .bag(let clauses): return try split(clauses)
    }
  }

  private func split(_ clauses: [Query.Clause]) throws -> (text: Query?, filter: Bitmap?)? {
    var texts: [Query.Clause] = []
    var filter: Bitmap?
    for clause in clauses {
      if !clause.query.holdsFilter {
        texts.append(clause)
      } else if clause.query.holdsText {
        guard clause.occurrence == .required || clauses.count == 1, let inner = try split(clause.query) else {
          return nil
        }
        if let text = inner.text { texts.append(Query.Clause(.required, text)) }
        if let more = inner.filter { filter = narrowed(filter, by: more) }
      } else if clause.occurrence == .forbidden {
        filter = (filter ?? .all(columns)).subtracting(try evaluate(clause.query))
      }
    }
    for wanted in try filterSets(clauses) { filter = narrowed(filter, by: wanted) }
    return (texts.isEmpty ? nil : .bag(texts), filter)
  }

  /// Filters side by side: those of one facet are alternatives unless they carry a plus, different ones must all hold.
  private func filterSets(_ clauses: [Query.Clause]) throws -> [Bitmap] {
    var required: [Bitmap] = []
    var alternatives: [String: Bitmap] = [:]
    for clause in clauses where clause.query.holdsFilter && !clause.query.holdsText && clause.occurrence != .forbidden {
      let found = try evaluate(clause.query)
      if clause.occurrence == .optional, case .filter(let filter) = clause.query {
        alternatives[filter.subject] = alternatives[filter.subject]?.union(found) ?? found
      } else {
        required.append(found)
      }
    }
    return required + alternatives.values
  }

  private func narrowed(_ filter: Bitmap?, by other: Bitmap) -> Bitmap { filter?.intersection(other) ?? other }

  /// The documents that match a query, by sets alone.
  private func evaluate(_ query: Query) throws -> Bitmap {
    switch query {
    case .filter(.exactForms(let term)):
      return try compiler.exactForms(term).map(matches) ?? Bitmap(capacity: columns.capacity)
    case .filter(let filter): return try filters.documents(filter)
    case .not(let inner): return try Bitmap.all(columns).subtracting(evaluate(inner))
    case .and(let queries):
      return try queries.reduce(.all(columns)) { try $0.intersection(evaluate(whole: $1)) }
    case .or(let queries):
      return try queries.reduce(Bitmap(capacity: columns.capacity)) { try $0.union(evaluate($1)) }
    case .text, .near: return try documents(matching: query)
    case .bag(let clauses): return try evaluate(clauses)
    }
  }

  /// A single text that is required or forbidden is so as a whole, though it holds several words.
  private func evaluate(whole query: Query) throws -> Bitmap {
    if case .text = query { try documents(matching: .and([query])) } else { try evaluate(query) }
  }

  private func documents(matching text: Query) throws -> Bitmap {
    guard let expression = compiler.compile(text) else { return Bitmap(capacity: columns.capacity) }
    return try matches(expression)
  }

  private func evaluate(_ clauses: [Query.Clause]) throws -> Bitmap {
    var found: Bitmap?
    for wanted in try filterSets(clauses) { found = narrowed(found, by: wanted) }
    let texts = clauses.filter { $0.query.holdsText }
    let required = texts.filter { $0.occurrence == .required }
    for clause in required { found = narrowed(found, by: try evaluate(whole: clause.query)) }
    let optional = texts.filter { $0.occurrence == .optional }
    if required.isEmpty, !optional.isEmpty { found = narrowed(found, by: try union(optional)) }
    return try clauses.filter { $0.occurrence == .forbidden }
      .reduce(found ?? .all(columns)) { try $0.subtracting(evaluate(whole: $1.query)) }
  }

  /// Documents that match any of some clauses; the plain texts among them are one bag, which leaves out stop words.
  private func union(_ clauses: [Query.Clause]) throws -> Bitmap {
    var plain: [Query.Clause] = []
    var found = Bitmap(capacity: columns.capacity)
    for clause in clauses {
      switch clause.query {
      case .text, .near: plain.append(clause)
      default: found = found.union(try evaluate(clause.query))
      }
    }
    return plain.isEmpty ? found : found.union(try documents(matching: .bag(plain)))
  }
}

extension Filter {
  /// What the filter is about; filters side by side about the same are alternatives.
  fileprivate var subject: String {
    switch self {
    case .facet(let facet, _): facet.rawValue
    case .years: "year"
    case .author: "author"
    case .exactForms(let term): "text \(term.text)"
    }
  }
}

extension Query {
  /// The same with each text replaced; texts within a NEAR stay.
  fileprivate func mapTexts(_ replacement: (TextTerm) -> Query) -> Query {
    switch self {
    case .bag(let clauses): .bag(clauses.map { Clause($0.occurrence, $0.query.mapTexts(replacement)) })
    case .and(let queries): .and(queries.map { $0.mapTexts(replacement) })
    case .or(let queries): .or(queries.map { $0.mapTexts(replacement) })
    case .not(let query): .not(query.mapTexts(replacement))
    case .text(let term): replacement(term)
    case .near, .filter: self
    }
  }

  /// The words that it asks for by their forms, each once.
  var words: [String] {
    var seen: Set<String> = []
    return positiveTexts.compactMap { text in
      if case .text(let term) = text, term.match == .word, seen.insert(term.text).inserted { term.text } else { nil }
    }
  }

  var holdsFilter: Bool { contains { if case .filter = $0 { true } else { false } } }
  var holdsText: Bool {
    contains {
      switch $0 {
      case .text, .near: true
      default: false
      }
    }
  }

  /// Whether the query only forbids, or lets in what only forbids.
  private var isNegative: Bool {
    switch self {
    case .not: true
    case .bag(let clauses):
      !clauses.isEmpty && clauses.allSatisfy { $0.occurrence == .forbidden || $0.query.isNegative }
    case .and(let queries): queries.allSatisfy(\.isNegative)
    case .or(let queries): queries.contains(where: \.isNegative)
    case .text, .near, .filter: false
    }
  }

  /// Whether a part that only forbids stands where FTS5 knows no such thing: among alternatives, or within what is
  /// itself forbidden.
  var hidesNegation: Bool {
    switch self {
    case .not(let query): query.isNegative || query.hidesNegation
    case .bag(let clauses): clauses.contains { $0.query.isNegative || $0.query.hidesNegation }
    case .or(let queries): queries.contains { $0.isNegative || $0.hidesNegation }
    case .and(let queries):
      queries.contains { if case .not = $0 { $0.hidesNegation } else { $0.isNegative || $0.hidesNegation } }
    case .text, .near, .filter: false
    }
  }

  /// Whether any node of the tree, itself included, is such.
  private func contains(_ isSuch: (Query) -> Bool) -> Bool {
    if isSuch(self) { return true }
    return switch self {
    case .bag(let clauses): clauses.contains { $0.query.contains(isSuch) }
    case .and(let queries), .or(let queries): queries.contains { $0.contains(isSuch) }
    case .not(let query): query.contains(isSuch)
    case .text, .near, .filter: false
    }
  }

  /// The texts that speak for a document.
  fileprivate var positiveTexts: [Query] {
    switch self {
    case .bag(let clauses): clauses.filter { $0.occurrence != .forbidden }.flatMap(\.query.positiveTexts)
    case .and(let queries), .or(let queries): queries.flatMap(\.positiveTexts)
    case .text, .near: [self]
    case .not, .filter: []
    }
  }

  /// What the query forbids, where it wants nothing.
  fileprivate var forbiddenTexts: [Query] {
    switch self {
    case .bag(let clauses): clauses.filter { $0.occurrence == .forbidden }.map(\.query)
    case .and(let queries): queries.flatMap(\.forbiddenTexts)
    case .not(let query): [query]
    case .or, .text, .near, .filter: []
    }
  }
}

extension Query {
  /// Whether it is words side by side, none of them required or forbidden, nor asked for in one place.
  fileprivate var isOfWords: Bool {
    switch self {
    case .text(let term): term.column == nil && (term.match == .word || term.match.isName)
    case .bag(let clauses): clauses.allSatisfy { $0.occurrence == .optional && $0.query.isOfWords }
    case .and, .or, .not, .near, .filter: false
    }
  }
}
