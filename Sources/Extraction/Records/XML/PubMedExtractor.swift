package import Corpus

/// Reads PubMed's XML (`PubmedArticleSet`; MEDLINE/PubMed DTD, U.S. National Library of Medicine).
package struct PubMedExtractor: XMLRecordExtractor {
  package static let mediaTypes: [MediaType] = [.pubMed]

  package init() {}

  static let noun = "PubMed record"
  static func isRecord(_ name: String, _ namespace: String) -> Bool {
    name == "PubmedArticle" || name == "PubmedBookArticle"
  }

  static func fill(_ builder: inout RecordBuilder, from record: XMLNode) {
    guard let citation = record.first("MedlineCitation") ?? record.first("BookDocument") else { return }
    builder.name = citation.value("PMID")
    builder.add("pmid", citation.value("PMID") ?? "")
    builder.add(.kind, (record.name == "PubmedArticle" ? DocumentKind.article : .chapter).rawValue)
    let article = citation.first("Article") ?? citation
    builder.title(article.value("ArticleTitle") ?? article.first("Book")?.value("BookTitle") ?? "")
    for part in article.elements { add(part, to: &builder) }
    for heading in citation.descendants("MeshHeading") {
      builder.add(.keyword, heading.elements.compactMap(\.value).joined(separator: " -- "))
    }
    for keyword in citation.descendants("Keyword") { builder.add(.keyword, keyword.text()) }
    for part in citation.elements where !read.contains(part.name) {
      if let text = part.value { builder.add(Field.Name(rawValue: "pubmed:\(part.name)"), text) }
    }
    for identifier in record.first("PubmedData")?.first("ArticleIdList")?.all("ArticleId") ?? [] {
      let type = identifier.attribute("IdType") ?? "id"
      if type == "doi" { builder.doi(identifier.text()) }
      if type != "doi", type != "pubmed" { builder.add(Field.Name(rawValue: "pubmed:\(type)"), identifier.text()) }
    }
  }

  /// Parts of a citation that are read elsewhere, or are dates of the database.
  private static let read: Set<String> = [
    "PMID", "Article", "MeshHeadingList", "KeywordList", "DateCompleted", "DateRevised", "DateCreated", "AuthorList",
    "Abstract", "ArticleTitle", "Book", "ArticleIdList", "Language", "PublicationType", "Pagination",
  ]

  private static func add(_ part: XMLNode, to builder: inout RecordBuilder) {
    switch part.name {
    case "Journal", "Book": addSource(part, to: &builder)
    case "Abstract", "OtherAbstract":
      builder.add(known: .abstract, abstract(part), source: "pubmed:abstract")
    case "AuthorList": addPeople(part, to: &builder)
    case "Language": builder.language(part.text())
    case "Pagination":
      builder.add(known: .pageRange, part.value("MedlinePgn") ?? part.text(), source: "pubmed:pages")
    case "ELocationID": part.attribute("EIdType") == "doi" ? builder.doi(part.text()) : keep(part, in: &builder)
    case "PublicationTypeList": for type in part.all("PublicationType") { keep(type, in: &builder) }
    case "ArticleTitle", "PMID", "ArticleIdList", "KeywordList", "MeshHeadingList": break
    case "VernacularTitle": builder.add("pubmed:title", part.text())
    default: keep(part, in: &builder)
    }
  }

  private static func keep(_ part: XMLNode, in builder: inout RecordBuilder) {
    builder.add(Field.Name(rawValue: "pubmed:\(part.name)"), part.text())
  }

  private static func addSource(_ source: XMLNode, to builder: inout RecordBuilder) {
    for name in ["Title", "BookTitle"] {
      if let title = source.value(name) { builder.add(known: .container, title, source: "pubmed:source") }
    }
    for name in ["ISSN", "Isbn"] {
      for number in source.all(name) { builder.standardNumbers(number.text(), keptAs: "pubmed:number") }
    }
    if let short = source.value("ISOAbbreviation") { builder.add("pubmed:abbreviation", short) }
    if let publisher = source.first("Publisher") {
      builder.add(known: .publisher, publisher.value("PublisherName") ?? "", source: "pubmed:publisher")
      builder.add(known: .place, publisher.value("PublisherLocation") ?? "", source: "pubmed:place")
    }
    let issue = source.first("JournalIssue") ?? source
    builder.add(.volume, issue.value("Volume") ?? "")
    builder.add(.issue, issue.value("Issue") ?? "")
    if let date = issue.first("PubDate") {
      builder.date(["Year", "Month", "Day"].compactMap { date.value($0) }.joined(separator: " "))
      if let text = date.value("MedlineDate") { builder.date(text) }
    }
    for list in source.all("AuthorList") { addPeople(list, to: &builder) }
  }

  /// Sections with their labels, a line each.
  private static func abstract(_ node: XMLNode) -> String {
    node.all("AbstractText").map { part in
      let label = part.attribute("Label").map { $0 + ": " } ?? ""
      return label + part.text()
    }.joined(separator: "\n")
  }

  private static func addPeople(_ list: XMLNode, to builder: inout RecordBuilder) {
    let role: Field.Name = list.attribute("Type") == "editors" ? .editor : .author
    for author in list.all("Author") {
      if let name = author.value("CollectiveName") {
        builder.person(role, .organization(name))
      } else {
        builder.person(
          role,
          .person(
            family: author.value("LastName") ?? "", given: author.value("ForeName") ?? author.value("Initials") ?? "",
            suffix: author.value("Suffix") ?? ""))
      }
      for affiliation in author.descendants("Affiliation") { builder.add(.affiliation, affiliation.text()) }
    }
  }
}
