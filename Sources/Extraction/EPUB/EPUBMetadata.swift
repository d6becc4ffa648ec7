import Corpus
import Foundation

/// What the package of an e-book says of it: Dublin Core, with the roles and types that EPUB 2 writes as attributes
/// and EPUB 3 as further elements that refine them.
struct EPUBMetadata {
  private let elements: [XMLNode]
  /// By the identifier of the element that is refined: values by property.
  private let refinements: [String: [String: [String]]]

  init(_ metadata: XMLNode) {
    elements = metadata.elements.flatMap { node in
      // EPUB 2 wraps Dublin Core in an element of its own.
      node.name == "dc-metadata" || node.name == "x-metadata" ? Array(node.elements) : [node]
    }
    var found: [String: [String: [String]]] = [:]
    for node in elements where node.name == "meta" {
      guard let target = node.attribute("refines"), let property = node.attribute("property") else { continue }
      found[String(target.drop { $0 == "#" }), default: [:]][property, default: []].append(node.text())
    }
    refinements = found
  }

  func addFields(to document: inout Document) {
    addTitle(to: &document)
    for node in elements {
      let value = node.text()
      switch node.name {
      case "creator": addPerson(node, value, otherwise: .author, to: &document)
      case "contributor": addPerson(node, value, otherwise: nil, to: &document)
      case "publisher": document.add(.publisher, value, origin: .embedded)
      case "language": document.addLanguage(from: value, origin: .embedded)
      case "subject": document.add(.keyword, value, origin: .embedded)
      case "description": document.add(.abstract, HTMLFragment.text(value), origin: .embedded)
      case "identifier", "source": addIdentifier(value, to: &document)
      default: break
      }
    }
    addDate(to: &document)
  }

  private func refinements(_ property: String, of node: XMLNode) -> [String] {
    node.attribute("id").flatMap { refinements[$0]?[property] } ?? []
  }

  /// The main title and its subtitle; the first, where none is called so.
  private func addTitle(to document: inout Document) {
    let titles = elements.filter { $0.name == "title" && !$0.text().isEmpty }
    guard let main = titles.first(where: { refinements("title-type", of: $0).contains("main") }) ?? titles.first else {
      return
    }
    let subtitle = titles.first { refinements("title-type", of: $0).contains("subtitle") }.map { $0.text() }
    document.add(.title, [main.text(), subtitle].compactMap { $0 }.joined(separator: ": "), origin: .embedded)
  }

  /// - Parameter field: what a person is whose role (a MARC relator) is not told; nil to leave it out.
  private func addPerson(_ node: XMLNode, _ name: String, otherwise field: Field.Name?, to document: inout Document) {
    // One may have written and illustrated the book.
    let roles = Set(refinements("role", of: node) + [node.attribute("role")].compactMap { $0?.lowercased() })
    if roles.isEmpty {
      if let field { document.add(field, name, origin: .embedded) }
    } else if !roles.isDisjoint(with: ["aut", "cre", "dis"]) {
      document.add(.author, name, origin: .embedded)
    } else if !roles.isDisjoint(with: ["edt", "edc", "pbd"]) {
      document.add(.editor, name, origin: .embedded)
    }
  }

  /// The date of publication rather than the file's.
  private func addDate(to document: inout Document) {
    let dates = elements.filter { $0.name == "date" }
    let event = dates.first { $0.attribute("event")?.hasSuffix("publication") == true } ?? dates.first
    if let event { document.addYear(from: event.text(), origin: .embedded) }
  }

  private func addIdentifier(_ value: String, to document: inout Document) {
    document.addDOI(from: value, origin: .embedded)
    let digits = value.replacingOccurrences(of: "urn:isbn:", with: "", options: .caseInsensitive).filter { $0 != "-" }
    if (digits.count == 13 && digits.hasPrefix("97") || digits.count == 10) && digits.dropLast().allSatisfy(\.isNumber)
    {
      document.add(.isbn, digits, origin: .embedded)
    } else if value.hasPrefix("http") {
      document.add(.url, value, origin: .embedded)
    }
  }
}
