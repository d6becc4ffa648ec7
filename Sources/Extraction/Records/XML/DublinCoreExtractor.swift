package import Corpus

/// Reads records in simple Dublin Core (DCMES 1.1, `oai_dc`), alone or as repositories hand them out.
package struct DublinCoreExtractor: XMLRecordExtractor {
  package static let mediaTypes: [MediaType] = [.dublinCore]

  package init() {}

  static let noun = "Dublin Core record"
  static func isRecord(_ name: String, _ namespace: String) -> Bool {
    (name == "dc" || name == "qualifieddc" || name == "qdc") && namespace != elements
  }

  private static let elements = "http://purl.org/dc/elements/1.1/"

  static func fill(_ builder: inout RecordBuilder, from record: XMLNode) {
    for element in record.elements { DublinCore.add(element.name, element.text(), of: element, to: &builder) }
  }
}

/// What the elements of Dublin Core and of its terms mean to us.
enum DublinCore {
  private static let fields: [String: Field.Name] = [
    "title": .title, "date": .year, "issued": .year, "created": .year, "description": .abstract, "abstract": .abstract,
    "publisher": .publisher, "language": .language, "type": .kind, "bibliographicCitation": "citation",
  ]

  static func add(_ name: String, _ text: String, of element: XMLNode, to builder: inout RecordBuilder) {
    let own = Field.Name(rawValue: "dc:\(name)")
    let language = element.attribute("lang").flatMap { FieldValue.language($0) }
    switch name {
    case "creator", "author": builder.person(.author, .text(text))
    case "contributor": builder.person("contributor", .text(text))
    case "subject": builder.keywords(text, separators: ";")
    case "identifier", "source", "relation": addIdentifier(text, keptAs: own, isOwn: name == "identifier", to: &builder)
    case "title" where !builder.has(.title): builder.title(text, language: language)
    case "description", "abstract":
      builder.has(.abstract) ? builder.add(own, text) : builder.abstract(text, language: language)
    default: builder.add(known: fields[name] ?? own, text, source: own)
    }
  }

  /// An identifier says what it is by how it looks. Those of other works are kept as text.
  static func addIdentifier(
    _ text: String, keptAs own: Field.Name, isOwn: Bool, to builder: inout RecordBuilder
  ) {
    let lower = text.lowercased()
    if !isOwn { return builder.add(own, text) }
    if lower.hasPrefix("http") { return builder.url(text) }
    if lower.hasPrefix("doi") || lower.hasPrefix("10."), FieldValue.doi(text) != nil { return builder.doi(text) }
    let number = text.split(whereSeparator: { ": ".contains($0) }).last.map(String.init) ?? text
    if lower.hasPrefix("urn:isbn") || lower.hasPrefix("isbn") || lower.hasPrefix("urn:issn") || lower.hasPrefix("issn")
    {
      return builder.standardNumbers(number, keptAs: own)
    }
    builder.add(own, text)
  }
}
