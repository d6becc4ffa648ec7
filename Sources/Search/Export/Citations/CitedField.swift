import Corpus
import Indexing

/// Something that a record says, for which formats of citations have no place of their own.
struct CitedField: Sendable, Equatable {
  var name: String
  var value: String

  /// All that records say of a document besides what a ``Citation`` holds.
  ///
  /// - Parameters:
  ///   - url: the address that the citation holds.
  ///   - type: the citation's; a kind that it does not stand for is kept.
  static func all(of document: StoredDocument, url: String?, type: CitationType) -> [CitedField] {
    var issuer = document.publisher
    // Records whose source tells no kind have no field for it.
    let isNamed = document.fields.contains { $0.name == .kind }
    let kind = document.kind == .record && !isNamed ? [CitedField(name: Field.Name.kind.rawValue, value: "record")] : []
    return kind
      + document.fields.compactMap { field in
        guard field.origin == .record else { return nil }
        let value = Citation.line(field.value)
        switch field.name {
        case .kind: guard value != type.kind.rawValue else { return nil }
        case .url: guard value != url, WebAddress.safe(value) != url, WebAddress.safe(value) != nil else { return nil }
        case .organization where value == issuer:
          // Where there is no publisher, it stands in its place.
          if !document.fields.contains(where: { $0.name == .publisher }) {
            issuer = nil
            return nil
          }
        default: if held.contains(field.name) { return nil }
        }
        return value.isEmpty ? nil : CitedField(name: field.name.rawValue, value: value)
      }
  }

  private static let held: Set<Field.Name> = [
    .title, .author, .editor, .year, .container, .volume, .issue, .pageRange, .publisher, .place, .isbn, .issn, .doi,
    .abstract, .keyword, .language, .note, .corporateName,
  ]
}
