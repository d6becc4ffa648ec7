import Analysis
import Corpus
import Foundation

/// What a page's head says of the document: `citation_` tags, Dublin Core, Open Graph, schema.org, the title.
struct HTMLMetadata {
  private let head: HTMLHead

  init(root: XMLNode) { head = HTMLHead(root: root) }

  func addFields(to document: inout Document, heading: String?) {
    if let language = head.language
      ?? head.first("citation_language", "dc.language", "dcterms.language", "content-language")
    {
      document.addLanguage(from: language, origin: .embedded)
    }
    addTitle(to: &document, heading: heading)
    addAuthors(to: &document)
    if let date = head.first(Self.dates) ?? head.structured.published ?? head.published {
      document.addYear(from: date, origin: .embedded)
    }
    for text in head.all("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi") {
      document.addDOI(from: text, origin: .embedded)
    }
    for (name, keys) in Self.plain {
      if let value = head.first(keys) { document.add(name, value, origin: .embedded) }
    }
    if let start = head.first("citation_firstpage") {
      document.add(.pageRange, head.first("citation_lastpage").map { "\(start)-\($0)" } ?? start, origin: .embedded)
    }
    for keywords in head.all("citation_keywords", "citation_keyword", "dc.subject", "dcterms.subject", "keywords") {
      for keyword in keywords.split(whereSeparator: { ",;،、，；".contains($0) }) {
        document.add(.keyword, keyword, origin: .embedded)
      }
    }
    if let kind { document.add(.kind, kind.rawValue, origin: .embedded) }
  }

  private var siteName: String? { head.first("og.site_name", "application-name") }

  private static let dates = [
    "citation_publication_date", "citation_date", "citation_year", "citation_online_date", "dcterms.issued",
    "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "article.published_time", "date",
  ]

  private static let plain: [(Field.Name, [String])] = [
    (.publisher, ["citation_publisher", "dc.publisher", "dcterms.publisher"]),
    (.organization, ["citation_technical_report_institution", "citation_dissertation_institution"]),
    // The site is to a page what the journal is to an article.
    (
      .container,
      [
        "citation_journal_title", "citation_conference_title", "citation_inbook_title", "prism.publicationname",
        "og.site_name",
      ]
    ),
    (.volume, ["citation_volume"]), (.issue, ["citation_issue"]), (.issn, ["citation_issn"]),
    (.isbn, ["citation_isbn"]), (.abstract, ["citation_abstract", "dcterms.abstract"]),
  ]

  private func addTitle(to document: inout Document, heading: String?) {
    let given = head.first("citation_title", "dc.title", "dcterms.title", "eprints.title", "bepress_citation_title")
    let social = head.first("og.title", "twitter.title", "weibo.article.title", "weibo.webpage.title").map {
      Self.withoutSiteName($0, siteName: siteName, heading: heading, guesses: siteName == nil)
    }
    let own = head.title.map { Self.withoutSiteName($0, siteName: siteName, heading: heading) }
    let candidates = [given, social, own, head.first("title"), head.structured.title, heading]
    if let title = candidates.compactMap({ $0 }).first(where: { !TextBuilder.line($0).isEmpty }) {
      document.add(.title, title, origin: .embedded)
    }
  }

  /// Whom the head names; else the first that the page itself marks as its author.
  private func addAuthors(to document: inout Document) {
    let named = head.all("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "author")
    let authors = named.isEmpty ? head.values["article.author"] ?? [] : named
    for author in authors {
      for name in PersonNames.split(author) where !name.lowercased().hasPrefix("http") {
        document.add(.author, name, origin: .embedded)
      }
    }
    for name in head.values["citation_author_institution"] ?? [] { document.add(.affiliation, name, origin: .embedded) }
    guard !document.has(.author) else { return }
    for name in head.structured.authors where !name.lowercased().hasPrefix("http") {
      document.add(.author, name, origin: .embedded)
    }
    guard !document.has(.author), let byline = head.bylines.first else { return }
    for name in PersonNames.split(byline) { document.add(.author, name, origin: .page) }
  }

  /// What the head says the document is; a page that presents itself to social networks is a web page.
  private var kind: DocumentKind? {
    if head.values["citation_dissertation_institution"] != nil { return .thesis }
    if head.values["citation_journal_title"] != nil { return .article }
    if head.values["citation_technical_report_institution"] != nil { return .report }
    if head.values["citation_conference_title"] != nil { return .conference }
    if head.values["citation_inbook_title"] != nil { return .chapter }
    let types = head.all("dc.type", "dcterms.type", "eprints.type")
    if let kind = types.lazy.compactMap({ Self.kind(ofType: $0) }).first { return kind }
    if head.first("citation_issn", "prism.issn", "dc.source.issn", "prism.publicationname") != nil { return .article }
    if head.all("dc.source").contains(where: { $0.contains(#/ISSN|^\d{4}-\d{3}[\dXx]$/#) }) { return .article }
    return head.structured.kind ?? (head.first("og.site_name", "og.type") == nil ? nil : .web)
  }

  /// Of a word, `info:eu-repo/semantics/article`, or `Text.Serial.Journal`, as journals on OJS have it.
  private static func kind(ofType type: String) -> DocumentKind? {
    if type.lowercased() == "text.serial.journal" { return .article }
    return DocumentKind(source: type) ?? type.split(separator: "/").last.flatMap { DocumentKind(source: $0) }
  }

  /// A page's title without the name of its site: `A study of skills | The Agency` → `A study of skills`.
  ///
  /// - Parameter guesses: whether a part may be taken for the site's name that nothing says is it.
  static func withoutSiteName(
    _ title: String, siteName: String?, heading: String?, guesses: Bool = true
  ) -> String {
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
    guard guesses else { return title }
    let withoutLast = parts.dropLast().joined(separator: separator)
    if words(withoutLast) >= 3 || withoutLast.count >= 15 { return withoutLast }
    let withoutFirst = parts.dropFirst().joined(separator: separator)
    return words(withoutFirst) >= 3 ? withoutFirst : title
  }

  private static func words(_ text: String) -> Int { text.split(separator: " ").count }
}
