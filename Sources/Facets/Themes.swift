/// A concept of the thesaurus.
package struct Theme: Sendable, Equatable {
  /// `recognition-of-prior-learning`.
  package var code: String
  /// The preferred label in English; empty if the table has none.
  package var name: String
  /// Codes of the concepts right above it; none for a top concept.
  package var broader: [String]
  /// Codes of concepts that one looks for as well.
  package var related: [String]
  /// What the concept takes in and leaves out, in English.
  package var scopeNote: String
}

/// The thesaurus: concepts, found by code, and how they lie below one another.
package struct Themes: Sendable {
  /// In the order of the files.
  package let all: [Theme]
  private let positions: [String: Int]
  private let narrowerCodes: [String: [String]]

  init(_ tables: [AuthorityTable]) {
    var all: [Theme] = []
    var positions: [String: Int] = [:]
    for table in tables {
      let column = table.columnPositions
      for row in 0..<table.rowCount {
        func codes(_ name: String) -> [String] {
          table.string(row, column[name]).split(separator: "|").map(String.init)
        }
        let theme = Theme(
          code: table.string(row, column["code"]), name: table.string(row, column["name"]), broader: codes("broader"),
          related: codes("related"),
          scopeNote: table.string(row, column["scope_note"]))
        if let known = positions[theme.code] {
          all[known] = theme
        } else {
          positions[theme.code] = all.count
          all.append(theme)
        }
      }
    }
    var narrower: [String: [String]] = [:]
    for theme in all { for code in theme.broader { narrower[code, default: []].append(theme.code) } }
    self.all = all
    self.positions = positions
    narrowerCodes = narrower
  }

  package subscript(code: String) -> Theme? { positions[code].map { all[$0] } }

  /// The concepts above none, in the order of the files.
  package var top: [Theme] { all.filter(\.broader.isEmpty) }

  /// The concepts right below one.
  package func narrower(than code: String) -> [Theme] { (narrowerCodes[code] ?? []).compactMap { self[$0] } }

  /// Codes of all concepts below one, itself left out; each once, also where a site's file makes a circle.
  package func descendants(of code: String) -> [String] {
    var seen: Set = [code]
    var found: [String] = []
    var next = narrowerCodes[code] ?? []
    while let child = next.popLast() {
      guard seen.insert(child).inserted else { continue }
      found.append(child)
      next += narrowerCodes[child] ?? []
    }
    return found.sorted()
  }
}
