/// Text that stands in Markdown for itself (CommonMark, and the tables, notes and formulas of its kin).
enum MarkdownText {
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>#|~&$!^".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Escapes what only at the start of a line makes a list or a rule.
  static func escapedStart(_ text: String) -> String {
    if let first = text.first, "+-=:".contains(first) { return "\\" + text }
    guard let match = text.prefixMatch(of: /([0-9]+)([.)])/) else { return text }
    return match.1 + "\\" + match.2 + text[match.range.upperBound...]
  }
}
