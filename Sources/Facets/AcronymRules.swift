import Corpus

/// When an acronym means an organization: "ADB" is two banks, and "ITC" many things.
struct AcronymRules: Sendable {
  private struct Rule: Sendable {
    var acronym: [UInt64]
    var kind: Kind
    /// Each a sequence of folded words.
    var terms: [[UInt64]]
  }

  private enum Kind: String {
    /// Only in a document that also gives the organization's full name.
    case needsExpansion = "needs-expansion"
    /// Only in a document that has one of the terms.
    case onlyIfNear = "only-if-near"
    /// Not in a document that has one of the terms.
    case notIfNear = "not-if-near"
  }

  /// By the organization's code.
  private var rules: [String: [Rule]] = [:]

  init(_ tables: AuthorityTables) {
    for table in tables.parts(of: .acronymRules) {
      let (acronym, code) = (table.column("acronym"), table.column("code"))
      let (kind, terms) = (table.column("rule"), table.column("terms"))
      for row in 0..<table.rowCount {
        guard let kind = Kind(rawValue: table.string(row, kind)) else { continue }
        rules[table.string(row, code), default: []].append(
          Rule(
            acronym: FoldedWords.hashes(table.string(row, acronym)), kind: kind,
            terms: table.string(row, terms).split(separator: "|").map { FoldedWords.hashes(String($0)) }))
      }
    }
  }

  /// Decides which organization each name means, in reading order; names that mean none are left out.
  func settle(
    _ found: [(part: Int, match: Gazetteer.Match)], names: NameTable, parts: [DocumentPart]
  ) -> [Mention] {
    let expanded = Set(
      found.filter { $0.match.kind != .acronym }.flatMap { $0.match.entries.map { names.entries[$0].value } })
    var words: [UInt64]?
    func documentWords() -> [UInt64] {
      let known = words ?? parts.flatMap { FoldedWords.hashes($0.text) + [0] }
      words = known
      return known
    }
    return found.compactMap { part, match in
      let allowed = match.entries.filter { index in
        let entry = names.entries[index]
        guard match.kind == .acronym, !expanded.contains(entry.value) else { return true }
        let code = names.values[Int(entry.value)].value
        guard let rules = rules[code] else { return true }
        let acronym = FoldedWords.hashes(names.name(of: entry))
        return rules.allSatisfy { rule in
          guard rule.acronym == acronym else { return true }
          switch rule.kind {
          case .needsExpansion: return false
          case .onlyIfNear: return rule.terms.contains { FoldedWords.contains(documentWords(), $0) }
          case .notIfNear: return !rule.terms.contains { FoldedWords.contains(documentWords(), $0) }
          }
        }
      }
      let chosen = allowed.first { expanded.contains(names.entries[$0].value) } ?? allowed.first
      guard let chosen else { return nil }
      return Mention(
        value: Int(names.entries[chosen].value), kind: match.kind, part: part, range: match.range)
    }
  }
}
