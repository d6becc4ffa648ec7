import Analysis

/// An FTS5 expression with what each of its phrases counts.
package struct MatchExpression: Sendable, Equatable {
  /// For `MATCH`; every text in it is in the tokenizer's verbatim form and quoted.
  package var text: String
  /// In the order in which FTS5 numbers them.
  package var phrases: [Phrase]
  /// Words of the first phrase that must stand in their very form.
  package var exactWords: [ExactWord] = []
  package var pairs: [Pair] = []
  /// All forms in it, as the index holds them.
  package var forms: Set<String> = []

  package init(
    text: String, phrases: [Phrase], exactWords: [ExactWord] = [], pairs: [Pair] = [], forms: Set<String> = []
  ) {
    self.text = text
    self.phrases = phrases
    self.exactWords = exactWords
    self.pairs = pairs
    self.forms = forms
  }

  /// The expression that other words are added to: they rank, whether or not they are asked for.
  func adding(_ terms: [Feedback.Term], weight: Float) -> MatchExpression {
    let more = MatchExpression(terms, weight: weight)
    var all = self
    all.text = "(\(text)) OR \(more.text)"
    all.phrases += more.phrases
    return all
  }

  /// Any of the words.
  init(_ terms: [Feedback.Term], weight: Float) {
    var builder = MatchExpressionBuilder()
    let parts = terms.map { term in
      builder.phrase([[term.form]], column: nil, weight: weight * term.weight, label: "~" + term.label, reach: 0)
    }
    self.init(text: parts.joined(separator: " OR "), phrases: builder.phrases)
  }

  /// Two phrases, named by their numbers, that follow one another in the query, `gap` tokens apart.
  package struct Pair: Sendable, Equatable {
    package var first: Int
    package var second: Int
    package var gap: Int
  }

  /// See `tv_exact_word`: phrases are named by their number.
  package struct ExactWord: Sendable, Equatable {
    package var offset: Int
    package var form: Int?
    package var inflected: Int
  }

  package struct Phrase: Sendable, Equatable {
    /// 0 for a phrase that only decides whether a document matches.
    package var weight: Float
    /// What people see of it.
    package var label: String
    /// Positions beyond its last token that it covers: a pair of ideographs stands at the place of the first.
    package var reach = 0
    /// See `tv_phrase`.
    package var concept: Int32 = 0
    package var isForm = false
  }

  /// How deep its parentheses are nested.
  var depth: Int {
    var (depth, deepest, isQuoted) = (0, 0, false)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "(") where !isQuoted:
        depth += 1
        deepest = max(deepest, depth)
      case UInt8(ascii: ")") where !isQuoted: depth -= 1
      default: break
      }
    }
    return deepest
  }
}

/// Writes an expression from left to right, so that phrases are numbered as FTS5 numbers them.
struct MatchExpressionBuilder {
  private(set) var phrases: [MatchExpression.Phrase] = []
  private(set) var pairs: [MatchExpression.Pair] = []
  private(set) var forms: Set<String> = []

  mutating func pair(_ first: Int, _ second: Int, gap: Int) {
    pairs.append(MatchExpression.Pair(first: first, second: second, gap: gap))
  }

  /// One phrase: for each position the alternatives.
  mutating func phrase(
    _ positions: [[String]], column: TextTerm.Column?, isPrefix: Bool = false, weight: Float, label: String, reach: Int,
    concept: Int32 = 0, isForm: Bool = false
  ) -> String {
    phrases.append(
      MatchExpression.Phrase(weight: weight, label: label, reach: reach, concept: concept, isForm: isForm))
    forms.formUnion(positions.joined())
    return Self.prefix(column) + Self.quoted(positions, isPrefix: isPrefix)
  }

  /// Phrases within `distance` words of each other.
  mutating func near(_ terms: [NearTerm], distance: Int, column: TextTerm.Column?, weight: Float) -> String {
    phrases += terms.map { MatchExpression.Phrase(weight: weight, label: $0.label, reach: $0.reach) }
    let texts = terms.map { Self.quoted($0.positions, isPrefix: $0.isPrefix) }
    return Self.prefix(column) + "NEAR(" + texts.joined(separator: " ") + ", \(distance))"
  }

  private static func prefix(_ column: TextTerm.Column?) -> String { column.map { $0.rawValue + " : " } ?? "" }

  private static func quoted(_ positions: [[String]], isPrefix: Bool) -> String {
    "\"" + QueryUnit.verbatim(positions).replacing("\"", with: "\"\"") + "\"" + (isPrefix ? " *" : "")
  }
}

/// One of the texts that must stand near each other.
struct NearTerm {
  /// For each position the alternatives.
  var positions: [[String]]
  var isPrefix: Bool
  var label: String
  var reach: Int

  init(units: [QueryUnit], label: String) {
    positions = QueryUnit.phrase(units)
    isPrefix = QueryUnit.isOpen(units)
    self.label = label
    reach = QueryUnit.reach(units)
  }
}
