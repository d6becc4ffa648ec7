package import Corpus

/// Reads modules of OpenStax textbooks (CNXML) and the outlines of their collections (CollXML).
package struct CNXMLExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.cnxml]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let document = try input.readXML(what: "the module") { root, empty in
      var document = empty
      let isCollection = root.name == "collection"
      document.add(.kind, (isCollection ? DocumentKind.book : .chapter).rawValue, origin: .embedded)
      addFields(root, to: &document)
      let writer = XMLTextWriter(vocabulary: .cnxml, language: document.ownLanguage)
      var text = PagedText()
      if let title = document.best(.title).first { text.append(title.value, as: .heading) }
      for name in ["content", "glossary", "section", "para"] {
        for part in root.all(name) { writer.write(part, as: isCollection ? .contents : .body, to: &text) }
      }
      document.pages = text.takePages()
      return document
    }
    try emit(.document(document.checked(otherwise: "the module has no content")))
  }

  private func addFields(_ root: XMLNode, to document: inout Document) {
    let metadata = root.first("metadata")
    if let language = metadata?.first("language")?.text() ?? root.attribute("lang") {
      document.addLanguage(from: language, origin: .embedded)
    }
    if let title = metadata?.first("title") ?? root.first("title") ?? root.first("name") {
      document.add(.title, title.text(), origin: .embedded)
    }
    guard let metadata else { return }
    for name in authors(metadata) { document.add(.author, name, origin: .embedded) }
    if let abstract = metadata.first("abstract") {
      let parts = abstract.descendants("para") + abstract.descendants("item")
      let text = parts.isEmpty ? abstract.text() : parts.map { $0.text() }.joined(separator: "\n")
      document.add(.abstract, text, origin: .embedded)
    }
    for keyword in metadata.descendants("keyword") + metadata.descendants("subject") {
      document.add(.keyword, keyword.text(), origin: .embedded)
    }
    if let date = metadata.first("created") ?? metadata.first("revised") {
      document.addYear(from: date.text(), origin: .embedded)
    }
    if let address = metadata.first("repository")?.text(), address.hasPrefix("http") {
      document.add(.url, address, origin: .embedded)
    }
  }

  /// The persons whom the role `author` names; older files list authors themselves.
  private func authors(_ metadata: XMLNode) -> [String] {
    let listed = metadata.first("authorlist")?.all("author") ?? []
    let ids =
      metadata.first("roles")?.all("role").first { $0.attribute("type") == "author" }?.text()
      .split(separator: " ").map(String.init) ?? []
    let people = metadata.first("actors").map { Array($0.elements) } ?? []
    let acting = ids.compactMap { id in
      people.first { $0.attribute("userid") == id || $0.attribute("id") == id }
    }
    return (acting.isEmpty ? listed : acting).compactMap { person in
      let family = person.first("surname")?.text() ?? ""
      let given = person.first("firstname")?.text() ?? ""
      if !family.isEmpty, !given.isEmpty { return "\(family), \(given)" }
      return person.first("fullname")?.text() ?? person.text().nonEmpty
    }
  }
}

extension XMLVocabulary {
  /// CNXML 0.5 to 0.8, and CollXML.
  fileprivate static let cnxml = XMLVocabulary(
    skipped: ["metadata", "image", "annotation", "annotation-xml", "colspec", "param", "iframe", "download", "object"],
    lines: [
      "para", "title", "name", "section", "list", "item", "note", "example", "exercise", "problem", "solution",
      "commentary", "equation", "definition", "term-definition", "meaning", "rule", "statement", "proof", "quote",
      "figure", "subfigure", "media", "content", "div", "document", "subcollection", "module", "label",
    ],
    rows: ["row"],
    cells: ["entry"],
    spaced: ["math", "mi", "mo", "mn", "mtext", "space"],
    phrases: ["emphasis", "sub", "sup", "term", "link", "cite", "foreign", "code"],
    lineBreaks: ["newline"],
    preformatted: ["preformat"],
    descriptions: ["media": "alt"],
    roles: [
      "figure": .caption, "caption": .caption, "table": .table, "footnote": .note, "glossary": .note,
    ],
    headings: ["title", "name"])
}
