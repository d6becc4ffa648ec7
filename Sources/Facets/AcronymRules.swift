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
            terms: table.string(row, terms).split(separator: "|").map {
              FoldedWords.hashes(String($0), keepingAcronyms: true)
            }))
      }
    }
  }

  /// Decides which organization each name means, in reading order; names that mean none are left out.
  func settle(
    _ found: [(part: Int, match: Gazetteer.Match)], names: NameTable, parts: [DocumentPart]
  ) -> [Mention] {
    // One document has few names under a rule, each many times: look each up once, and read the document once for all.
    var applying: [Int: [Rule]] = [:]
    for index in Set(found.lazy.flatMap(\.match.entries)) {
      let entry = names.entries[index]
      guard let rules = rules[names.values[Int(entry.value)].value] else { continue }
      let name = FoldedWords.hashes(names.name(of: entry))
      let own = rules.filter { $0.acronym == name }
      if !own.isEmpty { applying[index] = own }
    }
    // A full name that has no rule itself says what is meant: the rules of its other names fall away.
    let expanded = Set(
      found.filter { $0.match.kind != .acronym }.flatMap(\.match.entries)
        .filter { applying[$0] == nil }.map { names.entries[$0].value })
    applying = applying.filter { !expanded.contains(names.entries[$0.key].value) }
    let wanted = Set(applying.values.joined().flatMap(\.terms))
    let present = parts.reduce(into: Set<[UInt64]>()) { present, part in
      if present.count == wanted.count { return }
      present.formUnion(
        FoldedWords.present(wanted, in: FoldedWords.hashes(part.text, keepingAcronyms: true)))
    }
    return found.compactMap { part, match in
      let allowed = match.entries.filter { index in
        (applying[index] ?? []).allSatisfy { rule in
          switch rule.kind {
          case .needsExpansion: false
          case .onlyIfNear: rule.terms.contains(where: present.contains)
          case .notIfNear: !rule.terms.contains(where: present.contains)
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
