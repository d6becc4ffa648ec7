import Analysis
import Corpus

/// A name of a value, as a table has it.
struct NameRow {
  var value: FacetValue
  var name: String
  /// A primary subtag; empty for names of no language.
  var language: String
  var kind: NameKind
  /// Whether the file asks for the case as written.
  var isExact: Bool

  init(value: FacetValue, name: String, language: String, kind: String, match: String) {
    self.value = value
    self.name = name
    self.language = LanguageCode(Array(language.utf8)[...]).tag
    self.kind = NameKind(Array(kind.utf8)[...]) ?? (kind.isEmpty || kind == "name" ? .name : .alias)
    isExact = !match.isEmpty
  }
}

extension NameRow {
  /// The names that a table of a site adds.
  static func rows(_ table: AuthorityTable?, facet: Facet?, value: String) -> [NameRow] {
    guard let table else { return [] }
    let columns = table.columnPositions
    return (0..<table.rowCount).compactMap { row in
      func field(_ name: String) -> String { table.string(row, columns[name]) }
      guard let facet = facet ?? Facet(rawValue: field("facet")), !field(value).isEmpty, !field("name").isEmpty else {
        return nil
      }
      return NameRow(
        value: FacetValue(facet, field(value)), name: field("name"),
        language: columns["language"] == nil ? LanguageCode.english.tag : field("language"), kind: field("kind"),
        match: field("match"))
    }
  }
}
