import Analysis
import Corpus

/// What the header of a TEI text says of it, and its title page where the header says nothing.
///
/// The header describes the file (`fileDesc`) and what it was made from (`sourceDesc`). A reader cites the latter: its
/// date and publisher go before those of the file.
struct TEIHeader {
  let header: XMLNode?
  let front: XMLNode?

  private var file: XMLNode? { header?.first("fileDesc") ?? header?.first("filedesc") }
  private var statement: XMLNode? { file?.first("titleStmt") ?? file?.first("titlestmt") }
  private var publication: XMLNode? { file?.first("publicationStmt") ?? file?.first("publicationstmt") }
  /// The structured description of the source.
  private var source: XMLNode? {
    let description = file?.first("sourceDesc") ?? file?.first("sourcedesc")
    guard let description else { return nil }
    return ["biblStruct", "biblFull", "bibl"].lazy.compactMap { description.descendants($0).first }.first
  }

  /// - Parameter language: what the text itself names.
  func addFields(to document: inout Document, language: Language?) {
    if let language = language ?? usedLanguage { document.addLanguage(from: language.rawValue, origin: .embedded) }
    if let title { document.add(.title, title, origin: .embedded) }
    addPeople(to: &document)
    addPublication(to: &document)
    addIdentifiers(to: &document)
    guard let profile = header?.first("profileDesc") else { return }
    for abstract in profile.all("abstract") {
      document.add(
        .abstract, abstract.descendants("p").map { $0.text() }.joined(separator: "\n").nonEmpty ?? abstract.text(),
        language: abstract.language, origin: .embedded)
    }
    for keywords in profile.descendants("keywords") {
      let terms = keywords.descendants("term") + keywords.descendants("item").filter { $0.first("term") == nil }
      for term in terms.isEmpty ? [keywords] : terms {
        document.add(.keyword, term.text(), language: term.language ?? keywords.language, origin: .embedded)
      }
    }
  }

  /// The language that most of the text is in.
  private var usedLanguage: Language? {
    let named = header?.first(at: "profileDesc", "langUsage")?.all("language") ?? []
    let most = named.max { (Int($0.attribute("usage") ?? "") ?? 0) < (Int($1.attribute("usage") ?? "") ?? 0) }
    guard let node = named.count == 1 ? named.first : most else { return nil }
    return (node.attribute("ident") ?? node.attribute("id")).flatMap { FieldValue.language($0) }
  }

  private var title: String? {
    Self.title(among: statement?.all("title") ?? [])
      ?? Self.title(among: source?.first("analytic")?.all("title") ?? [])
      ?? Self.title(among: source?.first("monogr")?.all("title") ?? source?.descendants("title") ?? [])
      ?? front?.descendants("titlePart").first { $0.attribute("type") != "sub" }?.text().nonEmpty
      ?? front?.descendants("docTitle").first?.text().nonEmpty
  }

  private static func title(among titles: [XMLNode]) -> String? {
    let main = titles.first { $0.attribute("type") == "main" } ?? titles.first { $0.attribute("type") != "sub" }
    guard let text = main?.text(skipping: ["note"]).nonEmpty else { return nil }
    let rest = titles.first { $0.attribute("type") == "sub" }?.text() ?? ""
    return rest.isEmpty ? text : "\(text): \(rest)"
  }

  private func addPeople(to document: inout Document) {
    let article = source?.first("analytic")
    let authors =
      [statement?.all("author"), article?.all("author"), source?.first("monogr")?.all("author")]
      .lazy.compactMap { $0 }.first { !$0.isEmpty } ?? source?.descendants("author") ?? []
    for author in authors.isEmpty ? front?.descendants("docAuthor") ?? [] : authors {
      if let name = Self.name(of: author) { document.add(.author, name, origin: .embedded) }
    }
    let editors = statement?.all("editor") ?? []
    for editor in editors.isEmpty ? source?.first("monogr")?.all("editor") ?? [] : editors {
      if let name = Self.name(of: editor) { document.add(.editor, name, origin: .embedded) }
    }
    var seen: Set<String> = []
    for affiliation in authors.flatMap({ $0.descendants("affiliation") }) {
      let text = affiliation.first("note")?.text() ?? affiliation.listedText(skipping: ["ptr", "label"])
      if seen.insert(text).inserted { document.add(.affiliation, text, origin: .embedded) }
    }
  }

  private static func name(of person: XMLNode) -> String? {
    let name = person.first("persName") ?? person.first("name") ?? person
    let family = name.all("surname").map { $0.text() }.joined(separator: " ")
    let given = name.all("forename").map { $0.text() }.joined(separator: " ")
    if !family.isEmpty { return given.isEmpty ? family : "\(family), \(given)" }
    if name.pointer == person.pointer, person.first("affiliation") != nil, let group = person.first("orgName") {
      return group.text().nonEmpty
    }
    return name.text(skipping: ["affiliation", "email", "idno", "note", "ptr"]).nonEmpty
  }

  private func addPublication(to document: inout Document) {
    let imprint = source?.first(at: "monogr", "imprint") ?? source?.first("publicationStmt") ?? source
    let places = [imprint, publication].compactMap { $0 }
    for place in places {
      let date = place.all("date").first { $0.attribute("type") == "published" } ?? place.first("date")
      if let date { document.addYear(from: date.attribute("when") ?? date.text(), origin: .embedded) }
      if !document.has(.publisher), let name = place.first("publisher") {
        document.add(.publisher, name.text(), origin: .embedded)
      }
      if !document.has(.place), let name = place.first("pubPlace") {
        document.add(.place, name.text(), origin: .embedded)
      }
    }
    if !document.has(.year), let date = front?.descendants("docDate").first {
      document.addYear(from: date.attribute("when") ?? date.text(), origin: .embedded)
    }
    guard let monograph = source?.first("monogr"), source?.first("analytic")?.first("title") != nil else { return }
    if let title = monograph.first("title") { document.add(.container, title.text(), origin: .embedded) }
    for scope in monograph.first("imprint")?.all("biblScope") ?? [] { addScope(scope, to: &document) }
    document.add(.kind, DocumentKind.article.rawValue, origin: .embedded)
  }

  private func addScope(_ scope: XMLNode, to document: inout Document) {
    let value: String
    if let from = scope.attribute("from") {
      value = scope.attribute("to").map { $0 == from ? from : "\(from)-\($0)" } ?? from
    } else {
      value = scope.text()
    }
    switch scope.attribute("unit") ?? scope.attribute("type") {
    case "volume", "vol": document.add(.volume, value, origin: .embedded)
    case "issue": document.add(.issue, value, origin: .embedded)
    case "page", "pp": document.add(.pageRange, value, origin: .embedded)
    default: break
    }
  }

  private func addIdentifiers(to document: inout Document) {
    for node in [source, publication].compactMap({ $0 }).flatMap({ $0.descendants("idno") }) {
      let value = node.text()
      switch node.attribute("type")?.lowercased() {
      case "doi": document.addDOI(from: value, origin: .embedded)
      case "isbn": document.add(.isbn, value.filter { $0 != "-" && $0 != " " }, origin: .embedded)
      case "issn", "eissn": document.add(.issn, value, origin: .embedded)
      case "uri", "url", "handle": document.add(.url, value, origin: .embedded)
      default: break
      }
    }
  }
}

extension String {
  /// Nil where there is nothing in it.
  var nonEmpty: String? { isEmpty ? nil : self }
}
