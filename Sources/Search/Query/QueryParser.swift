import Corpus

/// Reads the query language.
///
/// Grammar, loosest first; operators are written in capitals:
/// - clauses side by side: optional, ranked by how many and how well they match; `+` requires, `-` or `NOT` forbids;
/// - `a OR b`; `a AND b`, `a AND NOT b`; `NOT` and `-` bind closer than either;
/// - `( … )`, `"phrase"`, `="exact forms"`, `begin*`, `a NEAR/8 b`;
/// - `field:value`, `field:"value"`, `field:(value value)`: see ``QueryField``. Values separated by commas are
///   alternatives.
///
/// Any text is a query: what makes no sense as an operator is a word. In strict mode it is an error instead.
package struct QueryParser {
  /// Groups and fields nested deeper than this are read as words, so that no query exhausts the stack.
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
    // Signs that nothing can be found by are a text all the same: they find nothing, rather than everything.
    if clauses.isEmpty, query.contains(where: { !$0.isWhitespace }) { return .text(TextTerm(query)) }
    return clauses.count == 1 && clauses[0].occurrence == .optional ? clauses[0].query : .bag(clauses)
  }

  // MARK: Clauses

  /// Clauses up to a closing parenthesis or the end.
  private mutating func clauses() throws(QuerySyntaxError) -> [Query.Clause] {
    var clauses: [Query.Clause] = []
    while let lexeme = lexemes.first, lexeme.kind != .close {
      let isRequired = lexeme.kind == .sign(.required)
      if isRequired { lexemes.removeFirst() }
      guard let query = try alternatives() else { continue }
      if let forbidden = query.forbidden {
        clauses += forbidden.map { Query.Clause(.forbidden, $0) }
      } else {
        clauses.append(Query.Clause(isRequired ? .required : .optional, query))
      }
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
    var queries = [try operand()].compactMap(\.self)
    while let lexeme = lexemes.first, lexeme.kind == .and {
      lexemes.removeFirst()
      guard !queries.isEmpty, startsOperand else {
        try complain(.missingOperand("AND"), at: lexeme.offset)
        continue
      }
      if let query = try operand() { queries.append(query) }
    }
    guard queries.count > 1 else { return queries.first }
    return .and(queries.flatMap { query in query.forbidden?.map(Query.not) ?? [query] })
  }

  /// What stands at either side of an operator, with its sign.
  private mutating func operand() throws(QuerySyntaxError) -> Query? {
    var isNegated = false
    while let lexeme = lexemes.first {
      switch lexeme.kind {
      case .sign(let sign):
        lexemes.removeFirst()
        isNegated = isNegated || sign == .forbidden
      case .not:
        lexemes.removeFirst()
        guard startsOperand else {
          try complain(.missingOperand("NOT"), at: lexeme.offset)
          return .text(TextTerm("NOT"))
        }
        isNegated = true
      default: return try proximity().map { isNegated ? .not($0) : $0 }
      }
    }
    return nil
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
        let before = terms.isEmpty ? first : .near(terms, distance: distance)
        return .bag([Query.Clause(.optional, before), Query.Clause(.optional, next)])
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
      return .text(unknownFieldText(name, at: lexeme.offset))
    case .word(let text): return try word(text, at: lexeme.offset)
    case .prefix(let text): return .text(TextTerm(text, match: .prefix))
    case .quoted(let text, let isExact, let isClosed):
      return try quoted(text, isExact: isExact, isClosed: isClosed, at: lexeme.offset)
    case .and: return try operatorAsWord("AND", at: lexeme.offset)
    case .or: return try operatorAsWord("OR", at: lexeme.offset)
    case .near: return try operatorAsWord("NEAR", at: lexeme.offset)
    case .not: return try operatorAsWord("NOT", at: lexeme.offset)
    case .sign, .close: return nil
    }
  }

  private func operatorAsWord(_ name: String, at offset: Int) throws(QuerySyntaxError) -> Query {
    try complain(.missingOperand(name), at: offset)
    return .text(TextTerm(name))
  }

  /// What looks like a field and is none is one text with its value, so that a sign before it holds for both.
  private mutating func unknownFieldText(_ name: String, at offset: Int) -> TextTerm {
    var term = TextTerm(name)
    var end = offset + name.count + 1
    while let next = lexemes.first, next.offset == end {
      switch next.kind {
      case .unknownField(let inner):
        term.text += ":" + inner
        end += inner.count + 1
        lexemes.removeFirst()
      case .word(let value), .prefix(let value):
        term.text += ":" + value
        if case .prefix = next.kind { term.match = .prefix }
        lexemes.removeFirst()
        return term
      default: return term
      }
    }
    return term
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
        return .text(TextTerm("\(field.rawValue):\(text)"))
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
    guard depth < Self.deepestNesting else { return .text(TextTerm(field.rawValue)) }
    depth += 1
    defer { depth -= 1 }
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
  /// What a query that only forbids forbids; nil for one that wants something.
  fileprivate var forbidden: [Query]? {
    switch self {
    case .not(let query): [query]
    case .bag(let clauses) where !clauses.isEmpty && clauses.allSatisfy { $0.occurrence == .forbidden }:
      clauses.map(\.query)
    default: nil
    }
  }

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
