import Analysis
import Corpus

/// What the front of an article or book in JATS, BITS or NLM says of it.
struct JATSFront {
  let root: XMLNode

  /// The element that describes the article, the translation, the book or the chapter.
  private var meta: XMLNode? {
    root.first(at: "front", "article-meta") ?? root.first("front-stub") ?? root.first(at: "book-part", "book-part-meta")
      ?? root.first("book-meta") ?? root.first(at: "book-front", "book-meta") ?? root.first("article-meta")
  }

  func addFields(to document: inout Document) {
    if let language = root.language { document.addLanguage(from: language.rawValue, origin: .embedded) }
    document.add(.kind, kind.rawValue, origin: .embedded)
    if let journal = root.first(at: "front", "journal-meta") ?? root.first("journal-meta") {
      addJournal(journal, to: &document)
    }
    if root.name == "book-part-wrapper", let title = root.first("book-meta").flatMap(JATSTitle.init)?.main {
      document.add(.container, title, origin: .embedded)
    }
    guard let meta else { return }
    document.fields += titles
    JATSContributors(root: root, meta: meta).addFields(to: &document)
    for abstract in abstracts where Self.isAbstract(abstract) {
      document.add(
        .abstract, Self.paragraphs(of: abstract), language: abstract.language ?? document.ownLanguage,
        origin: .embedded)
    }
    for group in meta.all("kwd-group") where group.attribute("kwd-group-type") != "abbreviations" {
      for keyword in group.descendants("kwd") {
        document.add(.keyword, keyword.text(), language: keyword.language ?? group.language, origin: .embedded)
      }
    }
    addIdentifiers(meta, to: &document)
    addYear(meta, to: &document)
    addPlace(meta, to: &document)
  }

  private var kind: DocumentKind {
    if root.name == "book" { return .book }
    if root.name == "book-part-wrapper" { return .chapter }
    return root.attribute("article-type").flatMap { DocumentKind(source: $0) } ?? .article
  }

  /// The title first, then those in other languages: of the front itself, and of translations of the whole.
  var titles: [Field] {
    guard let meta, let title = JATSTitle(meta) else { return [] }
    var fields: [Field] = []
    if !title.main.isEmpty { fields.append(Field(.title, title.main, origin: .embedded)) }
    for (text, language) in title.translations {
      fields.append(Field(.title, text, language: language, origin: .embedded))
    }
    for part in root.all("sub-article") where part.attribute("article-type") == "translation" {
      guard let stub = part.first("front-stub") ?? part.first(at: "front", "article-meta"),
        let own = JATSTitle(stub)?.main, !own.isEmpty, !fields.contains(where: { $0.value == own })
      else { continue }
      fields.append(Field(.title, own, language: part.language, origin: .embedded))
    }
    return fields
  }

  var abstracts: [XMLNode] { (meta?.all("abstract") ?? []) + (meta?.all("trans-abstract") ?? []) }

  /// Copyright and licence, as they are printed.
  var notices: [String] {
    guard let permissions = meta?.first("permissions") else { return [] }
    return (permissions.all("copyright-statement") + permissions.all("license")).map { $0.text() }
      .filter { !$0.isEmpty }
  }

  /// A picture that stands for the abstract.
  static func isPicture(_ abstract: XMLNode) -> Bool { abstract.attribute("abstract-type") == "graphical" }

  /// Whether it is the abstract rather than a summary for editors, for lay readers or for a table of contents.
  private static func isAbstract(_ abstract: XMLNode) -> Bool {
    guard let type = abstract.attribute("abstract-type")?.lowercased() else { return true }
    return ["abstract", "structured", "section", "normal", "short", "long"].contains(type)
  }

  private static func paragraphs(of abstract: XMLNode) -> String {
    var vocabulary = XMLVocabulary.jats
    let pointer = UInt(bitPattern: abstract.pointer)
    vocabulary.roles = [:]
    vocabulary.headings = []
    vocabulary.role = { _, _ in nil }
    // Its own title says "Abstract".
    vocabulary.skips = {
      ["title", "label"].contains($0.name) && $0.parent.map { UInt(bitPattern: $0.pointer) } == pointer
    }
    var text = PagedText()
    XMLTextWriter(vocabulary: vocabulary, language: abstract.language).write(abstract, to: &text)
    return text.takePages().first?.text ?? ""
  }

  private func addJournal(_ journal: XMLNode, to document: inout Document) {
    if let title = journal.first(at: "journal-title-group", "journal-title") ?? journal.first("journal-title") {
      document.add(.container, title.text(), origin: .embedded)
    }
    for issn in journal.all("issn") { document.add(.issn, issn.text(), origin: .embedded) }
    addPublisher(journal, to: &document)
  }

  private func addPublisher(_ node: XMLNode, to document: inout Document) {
    guard let publisher = node.first("publisher") else { return }
    if let name = publisher.first("publisher-name") { document.add(.publisher, name.text(), origin: .embedded) }
    if let place = publisher.first("publisher-loc") { document.add(.place, place.listedText(), origin: .embedded) }
  }

  private func addIdentifiers(_ meta: XMLNode, to document: inout Document) {
    let identifiers = ["article-id", "book-id", "book-part-id"].flatMap { meta.all($0) }
    for identifier in identifiers {
      let type =
        identifier.attribute("pub-id-type") ?? identifier.attribute("book-id-type")
        ?? identifier.attribute("book-part-id-type")
      switch type {
      case "doi": document.addDOI(from: identifier.text(), origin: .embedded)
      case "pmid": document.add("pmid", identifier.text(), origin: .embedded)
      case "pmc", "pmcid": document.add("pmcid", identifier.text(), origin: .embedded)
      default: break
      }
    }
    for isbn in meta.all("isbn") { document.add(.isbn, isbn.text().filter { $0 != "-" }, origin: .embedded) }
    if let address = meta.all("self-uri").lazy.compactMap({ $0.attribute("href") }).first(where: {
      $0.hasPrefix("http")
    }) {
      document.add(.url, address, origin: .embedded)
    }
  }

  /// The earliest year among the dates of publication; the copyright's, where there is none.
  private func addYear(_ meta: XMLNode, to document: inout Document) {
    let years = meta.all("pub-date").filter { date in
      let type = (date.attribute("pub-type") ?? date.attribute("date-type") ?? "").lowercased()
      return !Self.otherDates.contains(type)
    }.compactMap { $0.first("year") ?? $0.first("string-date") }.compactMap { YearFinder.year(in: $0.text()) }
    if let year = years.min() ?? meta.first(at: "permissions", "copyright-year")?.text() {
      document.addYear(from: year, origin: .embedded)
    }
  }

  /// Dates that are not the publication's: PubMed Central's own, the manuscript's, the correction's.
  private static let otherDates: Set<String> = [
    "pmc-release", "nihms-submitted", "received", "accepted", "preprint", "retracted", "corrected", "retraction",
    "correction", "submitted",
  ]

  private func addPlace(_ meta: XMLNode, to document: inout Document) {
    addPublisher(meta, to: &document)
    if let volume = meta.first("volume") { document.add(.volume, volume.text(), origin: .embedded) }
    if let issue = meta.first("issue") { document.add(.issue, issue.text(), origin: .embedded) }
    if let first = meta.first("fpage")?.text(), !first.isEmpty {
      let last = meta.first("lpage")?.text() ?? first
      document.add(.pageRange, last == first || last.isEmpty ? first : "\(first)-\(last)", origin: .embedded)
    } else if let number = meta.first("elocation-id")?.text() {
      document.add(.pageRange, number, origin: .embedded)
    }
  }
}
