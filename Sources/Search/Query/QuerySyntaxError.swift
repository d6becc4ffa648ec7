/// A fault in a query, and where it stands.
package struct QuerySyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
  package var fault: Fault
  package var query: String
  /// Characters before the fault.
  package var offset: Int

  package enum Fault: Sendable, Equatable, CustomStringConvertible {
    case unclosedQuote, unclosedGroup, strayParenthesis, emptyGroup, emptyText
    case missingOperand(String)
    case unknownField(String)
    case missingValue(field: String)
    case badYears(String)

    package var description: String {
      switch self {
      case .unclosedQuote: "this quotation mark has no partner"
      case .unclosedGroup: "this parenthesis is not closed"
      case .strayParenthesis: "this parenthesis closes nothing"
      case .emptyGroup: "there is nothing in these parentheses"
      case .emptyText: "there is nothing to search for in this"
      case .missingOperand(let name): "\(name) needs something on both sides"
      case .unknownField(let name):
        "there is no field '\(name)'; fields are \(QueryField.allCases.map(\.rawValue).joined(separator: ", "))"
      case .missingValue(let field): "'\(field):' needs a value right after the colon"
      case .badYears(let text): "'\(text)' is no year and no range of years such as 2015..2020"
      }
    }
  }

  /// The sentence, the query and a caret under the fault.
  package var description: String {
    "\(fault)\n  \(query)\n  \(String(repeating: " ", count: offset))^"
  }
}
