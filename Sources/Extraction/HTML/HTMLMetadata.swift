import Analysis
import Corpus
import Foundation

/// What a page's head says of the document: `citation_` tags, Dublin Core, Open Graph, the title.
struct HTMLMetadata {
  /// Values by the names of `meta` elements, in lower case, in page order.
  private var values: [String: [String]] = [:]
  private var title: String?
  private var language: String?
  /// What the page's `time` elements and its JSON-LD say of its publication.
  private var published: String?

  init(root: XMLNode) {
    language = root.attribute("lang")
    var values: [String: [String]] = [:]
    var title: String?
    var published: String?
    root.walk { node in
      guard node.isElement else { return false }
      switch node.name {
      case "meta":
        if let name = node.attribute("name") ?? node.attribute("property") ?? node.attribute("http-equiv"),
          let content = node.attribute("content"), !content.isEmpty
        {
          values[name.lowercased().replacingOccurrences(of: ":", with: "."), default: []].append(content)
        }
        return false
      case "title":
        if title == nil { title = node.text() }
        return false
      case "time":
        if published == nil, node.attribute("pubdate") != nil || node.attribute("itemprop") == "datePublished" {
          published = node.attribute("datetime") ?? node.text()
        }
        return false
      case "script":
        if published == nil, node.attribute("type") == "application/ld+json" {
          published = Self.datePublished(inJSON: node.text())
        }
        return false
      case "svg", "style": return false
      default: return true
      }
    }
    self.values = values
    self.title = title
    self.published = published
  }

  /// The value of `"datePublished": "…"`, wherever it stands.
  private static func datePublished(inJSON text: String) -> String? {
    guard let name = text.range(of: "\"datePublished\"") else { return nil }
    let rest = text[name.upperBound...].drop { $0.isWhitespace || $0 == ":" }
    return rest.first == "\"" ? String(rest.dropFirst().prefix { $0 != "\"" }.prefix(40)) : nil
  }

  func addFields(to document: inout Document, heading: String?) {
    if let language = language ?? first("citation_language", "dc.language", "dcterms.language", "content-language") {
      document.addLanguage(from: language, origin: .embedded)
    }
    let siteName = first("og.site_name", "application-name")
    let given = first("citation_title", "dc.title", "dcterms.title", "eprints.title", "bepress_citation_title")
    let social = first("og.title", "twitter.title").map {
      Self.withoutSiteName($0, siteName: siteName, heading: heading)
    }
    let own = title.map { Self.withoutSiteName($0, siteName: siteName, heading: heading) }
    if let title = [given, social, own, heading].compactMap({ $0 }).first(where: { !TextBuilder.line($0).isEmpty }) {
      document.add(.title, title, origin: .embedded)
    }

    for author in all("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "author") {
      for name in PersonNames.split(author) where !name.lowercased().hasPrefix("http") {
        document.add(.author, name, origin: .embedded)
      }
    }
    for name in values["citation_author_institution"] ?? [] { document.add(.affiliation, name, origin: .embedded) }
    if let date = first(
      "citation_publication_date", "citation_date", "citation_year", "citation_online_date", "dcterms.issued",
      "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "article.published_time", "date") ?? published
    {
      document.addYear(from: date, origin: .embedded)
    }
    for text in all("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi") {
      document.addDOI(from: text, origin: .embedded)
    }
    let plain: [(Field.Name, [String])] = [
      (.publisher, ["citation_publisher", "dc.publisher", "dcterms.publisher"]),
      (.organization, ["citation_technical_report_institution", "citation_dissertation_institution"]),
      (
        .container,
        ["citation_journal_title", "citation_conference_title", "citation_inbook_title", "prism.publicationname"]
      ),
      (.volume, ["citation_volume"]), (.issue, ["citation_issue"]), (.issn, ["citation_issn"]),
      (.isbn, ["citation_isbn"]), (.abstract, ["citation_abstract", "dcterms.abstract"]),
    ]
    for (name, keys) in plain {
      if let value = first(keys) { document.add(name, value, origin: .embedded) }
    }
    if let start = first("citation_firstpage") {
      document.add(.pageRange, first("citation_lastpage").map { "\(start)-\($0)" } ?? start, origin: .embedded)
    }
    for keywords in all("citation_keywords", "citation_keyword", "dc.subject", "dcterms.subject", "keywords") {
      for keyword in keywords.split(whereSeparator: { ",;،、，；".contains($0) }) {
        document.add(.keyword, keyword, origin: .embedded)
      }
    }
    if values["citation_dissertation_institution"] != nil {
      document.add(.kind, DocumentKind.thesis.rawValue, origin: .embedded)
    } else if values["citation_journal_title"] != nil {
      document.add(.kind, DocumentKind.article.rawValue, origin: .embedded)
    }
  }

  /// A page's title without the name of its site: `A study of skills | The Agency` → `A study of skills`.
  static func withoutSiteName(_ title: String, siteName: String?, heading: String?) -> String {
    let title = TextBuilder.line(title)
    let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " / ", " • ", " · "]
    guard let separator = separators.first(where: { title.contains($0) }) else { return title }
    var parts = title.components(separatedBy: separator).filter { !$0.isEmpty }
    guard parts.count > 1 else { return title }
    if let heading, parts.contains(heading) { return heading }
    if let heading, heading.count > 10, title.hasPrefix(heading) { return heading }
    if let siteName = siteName.map({ TextBuilder.line($0) }), parts.contains(siteName) {
      parts.removeAll { $0 == siteName }
      return parts.isEmpty ? title : parts.joined(separator: separator)
    }
    let withoutLast = parts.dropLast().joined(separator: separator)
    if words(withoutLast) >= 3 || withoutLast.count >= 15 { return withoutLast }
    let withoutFirst = parts.dropFirst().joined(separator: separator)
    return words(withoutFirst) >= 3 ? withoutFirst : title
  }

  private static func words(_ text: String) -> Int { text.split(separator: " ").count }

  private func first(_ keys: String...) -> String? { first(keys) }
  private func first(_ keys: [String]) -> String? { keys.lazy.compactMap { values[$0]?.first }.first }

  /// All values of the first of the keys that has any.
  private func all(_ keys: String...) -> [String] { keys.lazy.compactMap { values[$0] }.first ?? [] }
}
