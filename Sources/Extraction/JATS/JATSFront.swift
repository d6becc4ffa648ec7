import Analysis
import Corpus

/// What the front of a JATS article (ANSI/NISO Z39.96) says of it.
struct JATSFront {
  let root: XMLNode

  func addFields(to document: inout Document) {
    if let language = root.attribute("lang") { document.addLanguage(from: language, origin: .embedded) }
    if let type = root.attribute("article-type"), let kind = DocumentKind(source: type) {
      document.add(.kind, kind.rawValue, origin: .embedded)
    } else {
      document.add(.kind, DocumentKind.article.rawValue, origin: .embedded)
    }
    if let journal = root.first(at: "front", "journal-meta") { addJournal(journal, to: &document) }
    if let article = root.first(at: "front", "article-meta") ?? root.first("front-stub") {
      addArticle(article, to: &document)
    }
  }

  private func addJournal(_ journal: XMLNode, to document: inout Document) {
    let title = journal.first(at: "journal-title-group", "journal-title") ?? journal.first("journal-title")
    if let title { document.add(.container, title.text(), origin: .embedded) }
    for issn in journal.all("issn") { document.add(.issn, issn.text(), origin: .embedded) }
    if let publisher = journal.first("publisher") {
      if let name = publisher.first("publisher-name") { document.add(.publisher, name.text(), origin: .embedded) }
      if let place = publisher.first("publisher-loc") { document.add(.place, place.text(), origin: .embedded) }
    }
  }

  private func addArticle(_ article: XMLNode, to document: inout Document) {
    let language = document.ownLanguage
    if let group = article.first("title-group") {
      if let title = group.first("article-title") {
        let subtitle = group.first("subtitle")?.text(skipping: ["xref", "fn"]) ?? ""
        let main = title.text(skipping: ["xref", "fn"])
        document.add(.title, subtitle.isEmpty ? main : "\(main): \(subtitle)", origin: .embedded)
      }
      for translated in group.all("trans-title-group") {
        let own = translated.attribute("lang").flatMap { FieldValue.language($0) }
        if let title = translated.first("trans-title") {
          document.add(.title, title.text(skipping: ["xref", "fn"]), language: own, origin: .embedded)
        }
      }
    }
    for group in article.all("contrib-group") { addContributors(group, to: &document) }
    for affiliation in article.descendants("aff") {
      document.add(.affiliation, affiliation.text(skipping: ["label", "sup", "email"]), origin: .embedded)
    }
    for abstract in article.all("abstract") + article.all("trans-abstract") {
      // Summaries for editors and pictures are not the abstract.
      if ["toc", "graphical", "teaser"].contains(abstract.attribute("abstract-type")) { continue }
      let own = abstract.attribute("lang").flatMap { FieldValue.language($0) }
      document.add(.abstract, JATSWriter.paragraphs(of: abstract), language: own ?? language, origin: .embedded)
    }
    for keyword in article.descendants("kwd") { document.add(.keyword, keyword.text(), origin: .embedded) }
    for identifier in article.all("article-id") where identifier.attribute("pub-id-type") == "doi" {
      document.addDOI(from: identifier.text(), origin: .embedded)
    }
    addDate(article, to: &document)
    if let volume = article.first("volume") { document.add(.volume, volume.text(), origin: .embedded) }
    if let issue = article.first("issue") { document.add(.issue, issue.text(), origin: .embedded) }
    if let first = article.first("fpage")?.text() {
      let last = article.first("lpage")?.text() ?? first
      document.add(.pageRange, last == first ? first : "\(first)-\(last)", origin: .embedded)
    }
  }

  private func addContributors(_ group: XMLNode, to document: inout Document) {
    for person in group.all("contrib") {
      let type = person.attribute("contrib-type") ?? group.attribute("content-type") ?? "author"
      let field: Field.Name = type.contains("editor") ? .editor : .author
      guard field == .editor || type.contains("author") else { continue }
      let names = person.first("name-alternatives")?.all("name") ?? person.all("name")
      if let name = names.first ?? person.descendants("name").first {
        let family = name.first("surname")?.text() ?? ""
        let given = name.first("given-names")?.text() ?? ""
        document.add(field, given.isEmpty ? family : "\(family), \(given)", origin: .embedded)
      } else if let collaboration = person.first("collab") ?? person.first("string-name") {
        document.add(field, collaboration.text(skipping: ["contrib-group"]), origin: .embedded)
      }
    }
  }

  /// The earliest year among the dates of publication.
  private func addDate(_ article: XMLNode, to document: inout Document) {
    let years = article.all("pub-date").compactMap { $0.first("year")?.text() }.compactMap { YearFinder.year(in: $0) }
    if let year = years.min() { document.addYear(from: year, origin: .embedded) }
  }
}
