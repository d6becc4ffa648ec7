package import Corpus

/// Reads records in MODS (Metadata Object Description Schema 3, Library of Congress).
package struct MODSExtractor: XMLRecordExtractor {
  package static let mediaTypes: [MediaType] = [.mods]

  package init() {}

  static let noun = "MODS record"
  static func isRecord(_ name: String, _ namespace: String) -> Bool { name == "mods" }

  static func fill(_ builder: inout RecordBuilder, from record: XMLNode) {
    if builder.name == nil {
      builder.name = record.first("recordInfo")?.value("recordIdentifier") ?? record.attribute("ID")
    }
    for part in record.elements { add(part, to: &builder) }
  }

  private static func add(_ part: XMLNode, to builder: inout RecordBuilder) {
    let own = Field.Name(rawValue: "mods:\(part.name)")
    switch part.name {
    case "titleInfo":
      let title = title(part)
      let isOther = part.attribute("type") != nil || builder.has(.title)
      isOther ? builder.add("mods:title", title) : builder.title(title)
    case "name": addName(part, to: &builder)
    case "genre", "typeOfResource":
      if let text = part.value { builder.kind(text, keptAs: own) }
    case "originInfo": addOrigin(part, to: &builder)
    case "language": for term in part.all("languageTerm") { builder.language(term.text()) }
    case "abstract": builder.add(known: .abstract, part.text(), source: own)
    case "note", "tableOfContents": builder.note(part.text())
    case "subject":
      let terms = part.elements.compactMap(\.value)
      builder.add(.keyword, terms.joined(separator: " -- "))
    case "identifier": addIdentifier(part, to: &builder)
    case "location":
      for url in part.all("url") { builder.url(url.text()) }
      if part.first("url") == nil, let text = part.value { builder.add(own, text) }
    case "relatedItem": addRelated(part, to: &builder)
    case "part": addPart(part, to: &builder)
    case "recordInfo": break
    default: if let text = part.value { builder.add(own, text) }
    }
  }

  private static func title(_ info: XMLNode) -> String {
    func value(_ name: String) -> String { info.value(name) ?? "" }
    var title = [value("nonSort"), value("title")].filter { !$0.isEmpty }.joined(separator: " ")
    if !value("subTitle").isEmpty { title += ": " + value("subTitle") }
    let part = [value("partNumber"), value("partName")].filter { !$0.isEmpty }.joined(separator: ", ")
    return part.isEmpty ? title : "\(title). \(part)"
  }

  private static func addName(_ name: XMLNode, to builder: inout RecordBuilder) {
    func part(_ type: String) -> String {
      name.all("namePart").filter { $0.attribute("type") == type }.map { $0.text() }.joined(separator: " ")
    }
    let roles = name.all("role").flatMap { $0.all("roleTerm") }.map { $0.text().lowercased() }
    let isEditor = roles.contains { $0 == "edt" || $0.hasPrefix("editor") }
    let isAuthor = roles.isEmpty || roles.contains { ["aut", "cre", "author", "creator", "dis"].contains($0) }
    let field: Field.Name =
      isAuthor ? .author : isEditor ? .editor : Field.Name(rawValue: "mods:\(roles.first ?? "name")")
    let plain = name.all("namePart").filter { $0.attribute("type") == nil }.map { $0.text() }.joined(separator: ". ")
    if name.attribute("type") == "corporate" || name.attribute("type") == "conference" {
      builder.person(field, .organization(plain))
    } else if part("family").isEmpty {
      builder.person(field, .text(plain))
    } else {
      builder.person(field, .person(family: part("family"), given: part("given"), suffix: part("termsOfAddress")))
    }
    for affiliation in name.all("affiliation") { builder.add(.affiliation, affiliation.text()) }
  }

  private static func addOrigin(_ origin: XMLNode, to builder: inout RecordBuilder) {
    let dates = ["dateIssued", "copyrightDate", "dateCreated"].flatMap { origin.all($0) }
    // Coded dates are surer than those for people.
    for date in dates.filter({ $0.attribute("encoding") != nil }) + dates.filter({ $0.attribute("encoding") == nil }) {
      builder.date(date.text())
    }
    for part in origin.elements where !dates.contains(where: { $0.identity == part.identity }) {
      switch part.name {
      case "publisher": builder.add(known: .publisher, part.text(), source: "mods:publisher")
      case "place":
        for term in part.all("placeTerm") where term.attribute("type") != "code" {
          builder.add(known: .place, term.text(), source: "mods:place")
        }
      default: if let text = part.value { builder.add(Field.Name(rawValue: "mods:\(part.name)"), text) }
      }
    }
  }

  private static func addIdentifier(_ identifier: XMLNode, to builder: inout RecordBuilder) {
    let type = (identifier.attribute("type") ?? "identifier").lowercased()
    let own = Field.Name(rawValue: "mods:\(type)")
    guard let text = identifier.value else { return }
    switch type {
    case "doi": builder.doi(text)
    case "isbn", "issn": builder.standardNumbers(text, keptAs: own)
    case "uri", "url", "hdl": text.hasPrefix("http") ? builder.url(text) : builder.add(own, text)
    default: builder.add(own, text)
    }
  }

  /// The journal, book or series that holds the work; what is related otherwise is kept as text.
  private static func addRelated(_ item: XMLNode, to builder: inout RecordBuilder) {
    let type = item.attribute("type") ?? ""
    guard type == "host" || type == "series" else {
      if let text = item.value { builder.add("mods:relatedItem", text) }
      return
    }
    if let info = item.first("titleInfo") { builder.add(known: .container, title(info), source: "mods:series") }
    for part in item.elements where part.name != "titleInfo" {
      switch part.name {
      case "identifier": addIdentifier(part, to: &builder)
      case "originInfo": addOrigin(part, to: &builder)
      case "part": addPart(part, to: &builder)
      default: if let text = part.value { builder.add(Field.Name(rawValue: "mods:host-\(part.name)"), text) }
      }
    }
  }

  private static func addPart(_ part: XMLNode, to builder: inout RecordBuilder) {
    for detail in part.all("detail") {
      let text = detail.value("number") ?? detail.text()
      switch detail.attribute("type") {
      case "volume": builder.add(known: .volume, text, source: "mods:volume")
      case "issue", "number": builder.add(known: .issue, text, source: "mods:issue")
      default: builder.add("mods:detail", text)
      }
    }
    for extent in part.all("extent") {
      let pages = [extent.value("start"), extent.value("end")].compactMap(\.self)
      builder.add(
        known: .pageRange, pages.isEmpty ? extent.text() : pages.joined(separator: "-"), source: "mods:extent")
    }
    for date in part.all("date") { builder.date(date.text()) }
  }
}
