import Corpus

/// Reads the query language.
///
/// Grammar, loosest first; operators are written in capitals:
/// - clauses side by side: optional, ranked by how many and how well they match; `+` requires, `-` or `NOT` forbids;
/// - `a OR b`; `a AND b`, `a AND NOT b`;
/// - `( … )`, `"phrase"`, `="exact forms"`, `begin*`, `a NEAR/8 b`;
/// - `field:value`, `field:"value"`, `field:(value value)`: see ``QueryField``. Values separated by commas are
///   alternatives.
///
/// Any text is a query: what makes no sense as an operator is a word. In strict mode it is an error instead.
package struct QueryParser {
  /// Groups nested deeper than this are read as words, so that no query exhausts the stack.
  static let deepestNesting = 50

  private let query: String
  private let isStrict: Bool
  private var lexemes: ArraySlice<QueryLexer.Lexeme>
  private var depth = 0

  private init(_ query: String, isStrict: Bool) {
    self.query = query
    self.isStrict = isStrict
    lexemes = QueryLexer.lexemes(of: query)[...]
  }

  /// - Throws: ``QuerySyntaxError`` in strict mode only.
  package static func parse(_ query: String, isStrict: Bool = false) throws(QuerySyntaxError) -> Query {
    var parser = QueryParser(query, isStrict: isStrict)
    var clauses: [Query.Clause] = []
    while !parser.lexemes.isEmpty {
      clauses += try parser.clauses()
      // A parenthesis that closes nothing ends the inner loop.
      if let stray = parser.lexemes.popFirst() { try parser.complain(.strayParenthesis, at: stray.offset) }
    }
    return clauses.count == 1 && clauses[0].occurrence == .optional ? clauses[0].query : .bag(clauses)
  }

  // MARK: Clauses

  /// Clauses up to a closing parenthesis or the end.
  private mutating func clauses() throws(QuerySyntaxError) -> [Query.Clause] {
    var clauses: [Query.Clause] = []
    while let lexeme = lexemes.first, lexeme.kind != .close {
      var occurrence = Query.Occurrence.optional
      if case .sign(let sign) = lexeme.kind {
        lexemes.removeFirst()
        occurrence = sign
      } else if lexeme.kind == .not {
        lexemes.removeFirst()
        occurrence = .forbidden
        if lexemes.isEmpty || lexemes.first?.kind == .close {
          try complain(.missingOperand("NOT"), at: lexeme.offset)
          clauses.append(Query.Clause(.optional, .text(TextTerm("NOT"))))
          continue
        }
      }
      if let query = try alternatives() { clauses.append(Query.Clause(occurrence, query)) }
    }
    return clauses
  }

  private mutating func alternatives() throws(QuerySyntaxError) -> Query? {
    var queries = [try conjunction()].compactMap(\.self)
    while let lexeme = lexemes.first, lexeme.kind == .or {
      lexemes.removeFirst()
      guard !queries.isEmpty, startsOperand else {
        try complain(.missingOperand("OR"), at: lexeme.offset)
        continue
      }
      if let query = try conjunction() { queries.append(query) }
    }
    return queries.count > 1 ? .or(queries) : queries.first
  }

  private mutating func conjunction() throws(QuerySyntaxError) -> Query? {
    var queries = [try proximity()].compactMap(\.self)
    while let lexeme = lexemes.first, lexeme.kind == .and {
      lexemes.removeFirst()
      let isNegated = lexemes.first?.kind == .not || lexemes.first?.kind == .sign(.forbidden)
      if isNegated { lexemes.removeFirst() }
      if case .sign(.required) = lexemes.first?.kind { lexemes.removeFirst() }
      guard !queries.isEmpty, startsOperand else {
        try complain(.missingOperand("AND"), at: lexeme.offset)
        continue
      }
      if let query = try proximity() { queries.append(isNegated ? .not(query) : query) }
    }
    return queries.count > 1 ? .and(queries) : queries.first
  }

  private mutating func proximity() throws(QuerySyntaxError) -> Query? {
    guard let first = try atom() else { return nil }
    var terms: [TextTerm] = []
    var distance = 0
    while case .near(let words) = lexemes.first?.kind, let lexeme = lexemes.first {
      lexemes.removeFirst()
      guard case .text(let left) = terms.last.map(Query.text) ?? first, startsOperand, let next = try atom() else {
        try complain(.missingOperand("NEAR"), at: lexeme.offset)
        continue
      }
      guard case .text(let right) = next, right.column == left.column else {
        try complain(.missingOperand("NEAR"), at: lexeme.offset)
        return .bag([Query.Clause(.optional, first), Query.Clause(.optional, next)])
      }
      if terms.isEmpty { terms = [left] }
      terms.append(right)
      distance = max(distance, words)
    }
    return terms.isEmpty ? first : .near(terms, distance: distance)
  }

  private var startsOperand: Bool {
    switch lexemes.first?.kind {
    case nil, .close, .and, .or, .near: false
    default: true
    }
  }

  // MARK: Atoms

  private mutating func atom() throws(QuerySyntaxError) -> Query? {
    guard let lexeme = lexemes.popFirst() else { return nil }
    switch lexeme.kind {
    case .open: return try group(at: lexeme.offset)
    case .field(let field): return try fieldValue(field, at: lexeme.offset)
    case .unknownField(let name):
      try complain(.unknownField(name), at: lexeme.offset)
      return .text(TextTerm(name))
    case .word(let text): return try word(text, at: lexeme.offset)
    case .prefix(let text): return .text(TextTerm(text, match: .prefix))
    case .quoted(let text, let isExact, let isClosed):
      return try quoted(text, isExact: isExact, isClosed: isClosed, at: lexeme.offset)
    case .and, .or, .near:
      try complain(.missingOperand(String(describing: lexeme.kind).prefix(4).uppercased()), at: lexeme.offset)
      return nil
    case .not: return .text(TextTerm("NOT"))
    case .sign, .close: return nil
    }
  }

  private func word(_ text: String, at offset: Int) throws(QuerySyntaxError) -> Query? {
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
      try complain(.emptyText, at: offset)
      return nil
    }
    return .text(TextTerm(text))
  }

  private func quoted(
    _ text: String, isExact: Bool, isClosed: Bool, at offset: Int
  ) throws(QuerySyntaxError) -> Query? {
    if !isClosed { try complain(.unclosedQuote, at: offset) }
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
      try complain(.emptyText, at: offset)
      return nil
    }
    return .text(TextTerm(text, match: !isClosed ? .word : isExact ? .exact : .phrase))
  }

  private mutating func group(at offset: Int) throws(QuerySyntaxError) -> Query? {
    guard depth < Self.deepestNesting else { return nil }
    depth += 1
    defer { depth -= 1 }
    let clauses = try clauses()
    if lexemes.popFirst() == nil { try complain(.unclosedGroup, at: offset) }
    if clauses.isEmpty {
      try complain(.emptyGroup, at: offset)
      return nil
    }
    return clauses.count == 1 && clauses[0].occurrence == .optional ? clauses[0].query : .bag(clauses)
  }

  private mutating func fieldValue(_ field: QueryField, at offset: Int) throws(QuerySyntaxError) -> Query? {
    guard let next = lexemes.first, next.offset == offset + field.rawValue.count + 1 else {
      try complain(.missingValue(field: field.rawValue), at: offset)
      return .text(TextTerm(field.rawValue))
    }
    guard let facet = field.facet else { return try textField(field, at: offset) }
    let text: String
    switch next.kind {
    case .word(let word), .prefix(let word), .quoted(let word, _, _): text = word
    default:
      try complain(.missingValue(field: field.rawValue), at: offset)
      return .text(TextTerm(field.rawValue))
    }
    lexemes.removeFirst()
    if facet == .year {
      guard let years = QueryField.years(text) else {
        try complain(.badYears(text), at: next.offset)
        return .bag([Query.Clause(.optional, .text(TextTerm(field.rawValue))), Query.Clause(.optional, .text(TextTerm(text)))])
      }
      return .filter(.years(years))
    }
    let isOneName = if case .quoted = next.kind { true } else { false }
    let values = isOneName ? [text] : text.split(separator: ",").map(String.init)
    guard !values.isEmpty else {
      try complain(.missingValue(field: field.rawValue), at: offset)
      return nil
    }
    return .filter(.facet(facet, values))
  }

  private mutating func textField(_ field: QueryField, at offset: Int) throws(QuerySyntaxError) -> Query? {
    guard let query = try atom() else { return nil }
    return field == .author ? authors(query) : query.limited(to: field.column)
  }

  private func authors(_ query: Query) -> Query {
    switch query {
    case .text(let term): .filter(.author(term.text))
    case .bag(let clauses): .and(clauses.map { authors($0.query) })
    case .and(let queries): .and(queries.map(authors))
    case .or(let queries): .or(queries.map(authors))
    case .not(let inner): .not(authors(inner))
    case .near(let terms, _): .and(terms.map { .filter(.author($0.text)) })
    case .filter: query
    }
  }

  private func complain(_ fault: QuerySyntaxError.Fault, at offset: Int) throws(QuerySyntaxError) {
    if isStrict { throw QuerySyntaxError(fault: fault, query: query, offset: offset) }
  }
}

extension Query {
  /// The same with every text in it bound to a column.
  func limited(to column: TextTerm.Column?) -> Query {
    func limited(_ term: TextTerm) -> TextTerm { TextTerm(term.text, match: term.match, column: column) }
    return switch self {
    case .bag(let clauses): .bag(clauses.map { Clause($0.occurrence, $0.query.limited(to: column)) })
    case .and(let queries): .and(queries.map { $0.limited(to: column) })
    case .or(let queries): .or(queries.map { $0.limited(to: column) })
    case .not(let query): .not(query.limited(to: column))
    case .text(let term): .text(limited(term))
    case .near(let terms, let distance): .near(terms.map(limited), distance: distance)
    case .filter: self
    }
  }
}
