package import Corpus

/// Reads EndNote's XML export (RSXML, Thomson Reuters).
package struct EndNoteExtractor: XMLRecordExtractor {
  package static let mediaTypes: [MediaType] = [.endNote]

  package init() {}

  static let noun = "EndNote record"
  static func isRecord(_ name: String, _ namespace: String) -> Bool { name == "record" }

  private static let fields: [String: Field.Name] = [
    "abstract": .abstract, "volume": .volume, "number": .issue, "issue": .issue, "pages": .pageRange,
    "publisher": .publisher, "pub-location": .place, "isbn": .isbn, "electronic-resource-num": .doi,
    "language": .language, "notes": .note, "research-notes": .note, "auth-address": .affiliation,
    "full-title": .container, "secondary-title": .container, "tertiary-title": .container, "alt-title": .container,
    "abbr-1": .container, "abbr-2": .container,
  ]

  static func fill(_ builder: inout RecordBuilder, from record: XMLNode) {
    builder.name = record.value("rec-number")
    if let type = record.first("ref-type") {
      builder.kind(type.attribute("name") ?? type.text(), keptAs: "endnote:ref-type")
    }
    if let titles = record.first("titles") {
      builder.title(titles.value("title") ?? "")
      for title in titles.elements where title.name != "title" { add(title, to: &builder) }
    }
    for part in record.elements { addPart(part, to: &builder) }
  }

  private static func addPart(_ part: XMLNode, to builder: inout RecordBuilder) {
    switch part.name {
    case "titles", "ref-type", "rec-number": break
    case "contributors":
      for group in part.elements {
        let role: Field.Name =
          group.name == "authors"
          ? .author
          : group.name == "secondary-authors" || group.name == "tertiary-authors"
            ? .editor : Field.Name(rawValue: "endnote:\(group.name)")
        for author in group.all("author") { builder.person(role, name(author)) }
      }
    case "periodical": for title in part.elements { add(title, to: &builder) }
    case "keywords": for keyword in part.all("keyword") { builder.keywords(keyword.text(), separators: ";") }
    case "dates":
      builder.date(part.value("year") ?? "")
      for date in part.descendants("date") { builder.date(date.text()) }
    case "urls":
      for url in part.descendants("url") {
        let text = url.text()
        let isFile = url.parent?.name == "pdf-urls" || text.hasPrefix("internal-pdf:") || text.hasPrefix("file:")
        isFile ? builder.files(path(text), keptAs: "endnote:file") : builder.url(text)
      }
    default: add(part, to: &builder)
    }
  }

  /// `internal-pdf://0123456789/report.pdf` lies in the library's folder under that name.
  private static func path(_ url: String) -> String {
    let scheme = "internal-pdf://"
    return url.hasPrefix(scheme) ? String(url.dropFirst(scheme.count)) : url
  }

  private static func add(_ part: XMLNode, to builder: inout RecordBuilder) {
    guard let text = part.value else { return }
    let own = Field.Name(rawValue: "endnote:\(part.name)")
    builder.add(known: fields[part.name] ?? own, text, source: own)
  }

  /// `Family, Given`, as people type it, or with its parts in attributes; a comma at the end is an organization's.
  private static func name(_ author: XMLNode) -> PersonName {
    if let corporate = author.attribute("corp-name") { return .organization(corporate) }
    let text = author.text()
    return text.hasSuffix(",") ? .organization(String(text.dropLast())) : .text(text)
  }
}
