import Corpus

/// A name of a value, as its table gives it.
package struct ListedName: Sendable, Equatable, Codable {
  package var name: String
  /// A primary subtag; empty where the name belongs to no language.
  package var language: String
  /// `name`, `official`, `alias`, `acronym`, `historic`, `demonym`, `capital`, `division` or `city`.
  package var kind: String
  /// Whether it counts only in the case in which it is written here.
  package var isExact: Bool

  /// The kinds that there are.
  package static let kinds = NameKind.allCases.map(\.spelling)
}

extension Authorities {
  /// Whether a table has the value: analysts may coin themes that none has.
  package func isKnown(_ value: FacetValue) -> Bool {
    switch value.facet {
    case .country: countries[value.value] != nil
    case .region: regions[value.value] != nil
    case .organization: organizations[value.value] != nil
    case .theme: themes[value.value] != nil
    case .language, .year, .kind: false
    }
  }

  /// All names of a value in the order of the tables.
  package func names(of value: FacetValue) -> [ListedName] {
    let table = value.facet == .theme ? themeNames : names
    return table.entries(of: value).map { table.listed($0) }
  }

  /// The names of a value that a text equals, whatever its case and accents.
  package func names(of value: FacetValue, equalTo text: String) -> [ListedName] {
    let wanted = FoldedWords.hashes(text)
    return names(of: value).filter { FoldedWords.hashes($0.name) == wanted }
  }
}

extension NameTable {
  func listed(_ entry: Entry) -> ListedName {
    ListedName(
      name: name(of: entry), language: entry.language.tag, kind: entry.kind.spelling, isExact: entry.isExact)
  }
}
