package import Corpus
import Foundation

/// Reads bibliographies in RDF/XML: Zotero's RDF, and resources described by Dublin Core.
///
/// Attachments, notes and journals stand beside the items, which point to them.
package struct RDFExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.rdf]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    var records = RecordSequence(mediaType: input.mediaType)
    try XMLTree.parse(xml: input.content, what: "the RDF") { root in
      let graph = RDFGraph(root)
      for node in root.elements where Self.isItem(node) {
        let builder = RDFItem(node, in: graph).builder(mediaType: input.mediaType)
        try records.hand(builder, fingerprint: node.contentFingerprint, to: emit)
      }
    }
    if records.count == 0 { throw ExtractionError.noText(detail: "the file holds no bibliographic item") }
  }

  /// Nodes that are parts of items, or lists of them.
  private static let parts: Set<String> = [
    "Attachment", "Memo", "Collection", "Journal", "Seq", "Person", "Organization",
  ]

  private static func isItem(_ node: XMLNode) -> Bool {
    guard !parts.contains(node.name) else { return false }
    return node.first("itemType").map { $0.text() != "attachment" && $0.text() != "note" }
      ?? (node.first("title") != nil)
  }
}

/// The nodes of an RDF/XML file by their names.
struct RDFGraph {
  private var nodes: [String: XMLNode] = [:]

  init(_ root: XMLNode) {
    for node in root.elements {
      for name in ["about", "ID", "nodeID"] {
        if let value = node.attribute(name) { nodes[name == "ID" ? "#" + value : value] = node }
      }
    }
  }

  /// What a property points to: the node that it names, or the one within it.
  func target(of property: XMLNode) -> XMLNode? {
    for name in ["resource", "nodeID"] {
      if let value = property.attribute(name) { return nodes[value] }
    }
    return property.elements.first { _ in true }
  }
}

/// What an item of an RDF bibliography means.
struct RDFItem {
  private let node: XMLNode
  private let graph: RDFGraph

  init(_ node: XMLNode, in graph: RDFGraph) {
    self.node = node
    self.graph = graph
  }

  func builder(mediaType: MediaType) -> RecordBuilder {
    var builder = RecordBuilder(mediaType: mediaType)
    let about = node.attribute("about")
    builder.name = node.value("citationKey") ?? about
    if let about, about.hasPrefix("http") { builder.url(about) }
    builder.kind(node.value("itemType") ?? node.name, keptAs: "zotero:itemType")
    for property in node.elements { add(property, to: &builder) }
    return builder
  }

  private func add(_ property: XMLNode, to builder: inout RecordBuilder) {
    let own = Field.Name(rawValue: "zotero:\(property.name)")
    switch property.name {
    case "itemType": break
    case "authors", "editors", "contributors", "translators", "seriesEditors", "bookAuthors":
      let role: Field.Name = property.name == "authors" ? .author : property.name == "editors" ? .editor : own
      for person in property.descendants("Person") { Self.name(person).map { builder.person(role, $0) } }
    case "isPartOf":
      if let target = graph.target(of: property) { addContainer(target, to: &builder) }
    case "publisher":
      builder.add(known: .publisher, property.descendants("name").first?.text() ?? property.text(), source: own)
      if let place = property.descendants("locality").first { builder.add(known: .place, place.text(), source: own) }
    case "subject":
      let text = (property.descendants("value").first ?? property).text()
      // A comma may be part of a heading.
      builder.keywords(text, separators: ";")
    case "identifier": addIdentifier(property, to: &builder)
    case "link":
      if let target = graph.target(of: property) { addAttachment(target, to: &builder) }
    case "isReferencedBy":
      if let memo = graph.target(of: property) { builder.note((memo.first("value") ?? memo).text()) }
    case "volume": builder.add(known: .volume, property.text(), source: own)
    case "number": builder.add(known: .issue, property.text(), source: own)
    case "pages": builder.add(known: .pageRange, property.text(), source: own)
    case "shortTitle": builder.add(.shortTitle, property.text())
    case "description": builder.note(property.text())
    default: DublinCore.add(property.name, property.text(), of: property, to: &builder)
    }
  }

  private static func name(_ person: XMLNode) -> PersonName? {
    let family = person.value("surname") ?? ""
    let given = person.value("givenName") ?? person.value("givenname") ?? ""
    if family.isEmpty { return person.value("name").map { .organization($0) } }
    return given.isEmpty ? .organization(family) : .person(family: family, given: given)
  }

  /// `DOI 10.1000/1`, `ISBN 978…`, `ISSN …`, or an address within.
  private func addIdentifier(_ property: XMLNode, to builder: inout RecordBuilder) {
    let text = (property.descendants("value").first ?? property).text()
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("DOI", 2): builder.doi(parts[1])
    case ("ISBN", 2), ("ISSN", 2): builder.standardNumbers(parts[1], keptAs: "identifier")
    default: DublinCore.addIdentifier(text, keptAs: "identifier", isOwn: true, to: &builder)
    }
  }

  private func addContainer(_ container: XMLNode, to builder: inout RecordBuilder) {
    for property in container.elements {
      switch property.name {
      case "title": builder.add(known: .container, property.text(), source: "zotero:series")
      case "alternative": builder.add("zotero:abbreviation", property.text())
      case "isPartOf": graph.target(of: property)?.value("title").map { builder.add("zotero:series", $0) }
      default: add(property, to: &builder)
      }
    }
  }

  private func addAttachment(_ attachment: XMLNode, to builder: inout RecordBuilder) {
    let path = attachment.first("resource")?.attribute("resource") ?? attachment.value("path")
    if let path { builder.files(path, keptAs: "zotero:attachment") }
    if let address = attachment.first("identifier")?.descendants("value").first?.text(), address.hasPrefix("http") {
      builder.add("zotero:attachment-url", address)
    }
  }
}
