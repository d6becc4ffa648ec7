/// Tells CSL-YAML from other YAML.
enum YAMLSniffer {
  /// Whether the text is a list of items, by itself or as `references`, of which one has a type of the Citation Style
  /// Language and a title, author or date.
  static func isCSL(_ start: Substring) -> Bool {
    let lines = start.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
    guard let first = lines.first(where: { !$0.hasPrefix("---") && !$0.hasPrefix("#") }),
      first.hasPrefix("references:") || first.hasPrefix("- ")
    else { return false }
    var members: [Substring: Substring] = [:]
    for line in lines {
      let member = line.hasPrefix("- ") ? line.dropFirst(2) : line
      guard let colon = member.firstIndex(of: ":") else { continue }
      let value = member[member.index(after: colon)...].filter { !" \"'".contains($0) }
      if member[..<colon] == "type", !CSLType.all.contains(value) { continue }
      members[member[..<colon]] = member
    }
    return members["type"] != nil && (members["title"] ?? members["author"] ?? members["issued"]) != nil
  }
}
