/// A line that a person types, key by key. Knows no terminal.
package struct LineInput: Sendable, Equatable {
  package private(set) var text = ""

  /// What a key does to the line.
  package enum Effect: Sendable, Equatable {
    case edited
    /// The return key: the line is as it is meant.
    case entered
    /// Escape: the line is not meant any more.
    case cancelled
  }

  /// No question is longer; what a slip pastes is not kept whole.
  private static let most = 200

  package init() {}

  /// Takes a key: letters of any script; backspace takes the last one away, Ctrl-W the last word, Ctrl-U all. Other
  /// control characters do nothing.
  package mutating func press(_ key: Character) -> Effect {
    switch key {
    case "\r", "\n", "\r\n": return .entered
    case "\u{1B}": return .cancelled
    case "\u{7F}", "\u{8}": text = String(text.dropLast())
    case "\u{15}": text = ""
    case "\u{17}":
      while text.last?.isWhitespace == true { text.removeLast() }
      while let last = text.last, !last.isWhitespace { text.removeLast() }
    default:
      guard text.count < Self.most, !key.unicodeScalars.contains(where: Self.isControl) else { break }
      text.append(key)
    }
    return .edited
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar == "\u{FFFD}"
  }
}
