import Analysis
import Corpus
import Facets

/// What the tests share: one tagger over the tables inside the binary.
enum Samples {
  static let authorities: Authorities = {
    do { return try Authorities() } catch { preconditionFailure("the built-in tables: \(error)") }
  }()
  static let tagger = Tagger(authorities: authorities)

  static func document(title: String? = nil, fields: [Field] = [], _ blocks: [Block]) -> Document {
    let title = title.map { [Field(.title, $0, origin: .record)] } ?? []
    return Document(
      mediaType: .plainText, fingerprint: Fingerprint(of: []), fields: title + fields,
      pages: [Page(number: 1, blocks: blocks)])
  }

  /// The values of a facet in one role that a text is tagged with, in alphabetical order.
  static func values(
    _ facet: Facet, _ role: Role = .mentions, in text: String, language: Language? = .english
  ) -> [String] {
    values(facet, role, of: document([Block(.body, text)]), language: language)
  }

  static func values(
    _ facet: Facet, _ role: Role, of document: Document, language: Language? = .english
  ) -> [String] {
    tagger.annotate(document, language: language).filter { $0.facet == facet && $0.role == role }.map(\.value).sorted()
  }
}
