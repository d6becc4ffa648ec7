import Analysis

/// An FTS5 expression with what each of its phrases counts.
package struct MatchExpression: Sendable, Equatable {
  /// For `MATCH`; every text in it is in the tokenizer's verbatim form and quoted.
  package var text: String
  /// In the order in which FTS5 numbers them.
  package var phrases: [Phrase]

  package struct Phrase: Sendable, Equatable {
    /// 0 for a phrase that only decides whether a document matches.
    package var weight: Float
    /// What people see of it.
    package var label: String
  }
}

/// Writes an expression from left to right, so that phrases are numbered as FTS5 numbers them.
struct MatchExpressionBuilder {
  private(set) var phrases: [MatchExpression.Phrase] = []

  /// One phrase: for each position the alternatives.
  mutating func phrase(
    _ positions: [[String]], column: TextTerm.Column?, isPrefix: Bool = false, weight: Float, label: String
  ) -> String {
    phrases.append(MatchExpression.Phrase(weight: weight, label: label))
    return Self.prefix(column) + Self.quoted(positions) + (isPrefix ? " *" : "")
  }

  /// Phrases within `distance` words of each other.
  mutating func near(
    _ terms: [(positions: [[String]], label: String)], distance: Int, column: TextTerm.Column?, weight: Float
  ) -> String {
    phrases += terms.map { MatchExpression.Phrase(weight: weight, label: $0.label) }
    return Self.prefix(column) + "NEAR(" + terms.map { Self.quoted($0.positions) }.joined(separator: " ")
      + ", \(distance))"
  }

  private static func prefix(_ column: TextTerm.Column?) -> String { column.map { $0.rawValue + " : " } ?? "" }

  private static func quoted(_ positions: [[String]]) -> String {
    "\"" + QueryUnit.verbatim(positions).replacing("\"", with: "\"\"") + "\""
  }
}
