/// The other names that were searched for and that the corpus holds, on at most a line: "also searched: apprentissage, 学徒制, and 12 more".
struct AlsoSearchedLine {
  private let names: [String]

  /// Columns that the line takes at most where none are given.
  private static let usualWidth = 100

  init(_ concepts: [SearchedConcept]) {
    // A name of each concept in turn, the commonest first, so that none is crowded out.
    let found = concepts.map { concept in
      concept.names.filter { $0.documents > 0 }.sorted { $0.documents > $1.documents }.map(\.name)
    }
    var names: [String] = []
    for place in 0..<(found.map(\.count).max() ?? 0) {
      for concept in found where place < concept.count && !names.contains(concept[place]) {
        names.append(concept[place])
      }
    }
    self.names = names
  }

  /// - Returns: nil where no document has any of the names.
  func render(_ style: TerminalStyle) -> String? {
    guard !names.isEmpty else { return nil }
    let width = style.width ?? Self.usualWidth
    var line = "also searched: "
    var used = DisplayWidth.of(line)
    for (place, name) in names.enumerated() {
      let rest = names.count - place - 1
      let text = TerminalText.isolated(TerminalText.safe(name)) + (rest > 0 ? ", " : "")
      let more = rest > 0 ? DisplayWidth.of("and \(rest) more") : 0
      guard place == 0 || used + DisplayWidth.of(text) + more <= width else {
        return style.paint(line + "and \(rest + 1) more", .dim)
      }
      line += text
      used += DisplayWidth.of(text)
    }
    return style.paint(line, .dim)
  }
}
