import Corpus

/// Words near a name that say whether it is the thing: "Georgia" near "Atlanta" is not the country, French
/// "apprentissage" near "apprenti" is the apprenticeship.
struct ContextRules: Sendable {
  /// How far to look on either side of a place's or an organization's name, in bytes of UTF-8; about 60 characters of
  /// Latin script.
  static let reach = 60
  /// The same for a theme, which the sentences around it treat as well.
  static let themeReach = 240

  private struct Rule: Sendable {
    /// Folded words that the name must be; empty for every name of the value.
    var name: [UInt64]
    var needsTerm: Bool
    /// Each a sequence of folded words.
    var terms: [[UInt64]]
  }

  /// By position of the value in ``NameTable/values``.
  private var rules: [UInt32: [Rule]] = [:]
  private let reach: Int

  /// - Parameter names: of places and organizations or of themes; rules of other values are left out.
  init(_ tables: AuthorityTables, names: NameTable, reach: Int = Self.reach) {
    self.reach = reach
    for table in tables.parts(of: .contextRules) {
      let (value, name) = (table.column("value"), table.column("name"))
      let (kind, terms) = (table.column("rule"), table.column("terms"))
      for row in 0..<table.rowCount {
        let code = table.string(row, value)
        guard
          let position = names.position(of: FacetValue(.country, code))
            ?? names.position(of: FacetValue(.region, code))
            ?? names.position(of: FacetValue(.organization, code))
            ?? names.position(of: FacetValue(.theme, code))
        else { continue }
        let rule = Rule(
          name: FoldedWords.hashes(table.string(row, name)),
          needsTerm: table.string(row, kind) == "only-if-near",
          terms: table.string(row, terms).split(separator: "|").map {
            FoldedWords.hashes(String($0), keepingAcronyms: true)
          })
        rules[position, default: []].append(rule)
      }
    }
  }

  /// - Parameters:
  ///   - names: the buffer that the entry's name lies in.
  ///   - range: where the text names it.
  func allows(
    _ entry: NameTable.Entry, named names: UnsafeBufferPointer<UInt8>, at range: Range<Int>, in scanner: TokenScanner
  ) -> Bool {
    guard let rules = rules[entry.value] else { return true }
    let name = FoldedWords.hashes(
      UnsafeBufferPointer(rebasing: names[Int(entry.start)..<Int(entry.end)]))
    var near: [UInt64]?
    for rule in rules where rule.name.isEmpty || rule.name == name {
      let words = near ?? Self.words(near: range, reach, in: scanner)
      near = words
      // The name itself is among the words, so that a term may hold it; it is no reason on its own.
      let isNear = rule.terms.contains { $0 != name && FoldedWords.contains(words, $0) }
      if isNear != rule.needsTerm { return false }
    }
    return true
  }

  /// The words of a range and around it; one cut by the reach is harmless.
  private static func words(near range: Range<Int>, _ reach: Int, in scanner: TokenScanner) -> [UInt64] {
    let text = scanner.text
    var start = max(0, range.lowerBound - reach)
    while start < range.lowerBound, text[start] & 0xC0 == 0x80 { start += 1 }
    let end = min(text.count, range.upperBound + reach)
    return FoldedWords.hashes(UnsafeBufferPointer(rebasing: text[start..<end]), keepingAcronyms: true)
  }
}
