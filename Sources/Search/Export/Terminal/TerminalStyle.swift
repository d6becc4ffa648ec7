/// What the place can show that text is written to.
package struct TerminalStyle: Sendable {
  /// Columns; nil where lines are not to be wrapped.
  package var width: Int?
  package var usesColour: Bool

  package init(width: Int? = 80, usesColour: Bool = false) {
    self.width = width
    self.usesColour = usesColour
  }

  /// The text in an attribute of ANSI terminals; plain where there is no colour.
  package func paint(_ text: String, _ look: Look) -> String {
    guard usesColour, look != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m"
  }

  /// Attributes by their numbers (ECMA-48, select graphic rendition).
  package enum Look: String {
    case plain = "0"
    case title = "1"
    case dim = "2"
    /// Bold and yellow.
    case match = "1;33"
  }
}
