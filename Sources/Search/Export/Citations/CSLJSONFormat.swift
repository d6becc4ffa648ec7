import Indexing

/// References as an array of items of the Citation Style Language, as Zotero, Pandoc and citeproc read them.
package struct CSLJSONFormat: ResultFormat {
  package static let name = "csl-json"

  package init() {}

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    let items = result.hits.map { Item(Citation($0, context: context)) }
    output.write(try JSONText.encode(items, isPretty: true) + "\n")
  }

  private struct Item: Encodable {
    var citation: Citation

    init(_ citation: Citation) { self.citation = citation }

    func encode(to encoder: any Encoder) throws {
      var item = encoder.container(keyedBy: Key.self)
      try item.encode(citation.id, forKey: .id)
      try item.encode(citation.more.first { $0.name == "csl:type" }?.value ?? citation.type.csl, forKey: .type)
      try item.encode(citation.title, forKey: .title)
      if !citation.authors.isEmpty { try item.encode(citation.authors.map(Name.init), forKey: .author) }
      if !citation.editors.isEmpty { try item.encode(citation.editors.map(Name.init), forKey: .editor) }
      try item.encodeIfPresent(citation.year.map { ["date-parts": [[$0]]] }, forKey: .issued)
      try item.encodeIfPresent(citation.container, forKey: .container)
      try item.encodeIfPresent(citation.volume, forKey: .volume)
      try item.encodeIfPresent(citation.issue, forKey: .issue)
      if !citation.pages.isEmpty { try item.encode(citation.pages.joined(separator: "-"), forKey: .page) }
      try item.encodeIfPresent(citation.publisher, forKey: .publisher)
      try item.encodeIfPresent(citation.place, forKey: .place)
      if !citation.isbns.isEmpty { try item.encode(citation.isbns.joined(separator: " "), forKey: .isbn) }
      if !citation.issns.isEmpty { try item.encode(citation.issns.joined(separator: " "), forKey: .issn) }
      try item.encodeIfPresent(citation.doi, forKey: .doi)
      try item.encodeIfPresent(citation.url, forKey: .url)
      try item.encodeIfPresent(citation.abstract, forKey: .abstract)
      try item.encodeIfPresent(citation.language, forKey: .language)
      if !citation.keywords.isEmpty {
        let separator = citation.keywords.contains { $0.contains(",") } ? "; " : ", "
        try item.encode(citation.keywords.joined(separator: separator), forKey: .keyword)
      }
      try item.encode("tvet", forKey: .source)
      try item.encode(citation.note, forKey: .note)
      let more = Self.custom(citation)
      if !more.isEmpty { try item.encode(more, forKey: .custom) }
    }

    /// What the schema has no place for goes where it lets anything stand.
    private static func custom(_ citation: Citation) -> [String: [String]] {
      var custom: [String: [String]] = [:]
      for field in citation.more where field.name != "csl:type" { custom[field.name, default: []].append(field.value) }
      if !citation.notes.isEmpty { custom["note"] = citation.notes }
      return custom
    }

    enum Key: String, CodingKey {
      case id, type, title, author, editor, issued, volume, issue, page, publisher, abstract, language, keyword
      case source, note, custom
      case container = "container-title"
      case place = "publisher-place"
      case isbn = "ISBN"
      case issn = "ISSN"
      case doi = "DOI"
      case url = "URL"
    }
  }

  private struct Name: Encodable {
    var family: String?
    var given: String?
    var suffix: String?
    var literal: String?

    init(_ name: CitedName) {
      switch name {
      case .literal(let name): literal = name
      case .person(let family, let given, let suffix):
        self.family = family
        self.given = given.isEmpty ? nil : given
        self.suffix = suffix.isEmpty ? nil : suffix
      }
    }
  }
}
