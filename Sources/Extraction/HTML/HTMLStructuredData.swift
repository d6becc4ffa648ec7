import Corpus
import Foundation

/// What a page's JSON-LD (schema.org) says of the document that the page is.
struct HTMLStructuredData {
  private(set) var title: String?
  private(set) var authors: [String] = []
  private(set) var published: String?
  private(set) var kind: DocumentKind?

  /// Bytes of JSON that are read.
  private static let maximumSize = 1 << 18

  private static let kinds: [String: DocumentKind] = [
    "ScholarlyArticle": .article, "MedicalScholarlyArticle": .article, "Report": .report, "Legislation": .law,
    "LegislationObject": .law, "Book": .book, "Chapter": .chapter, "Thesis": .thesis, "Dataset": .dataset,
    "PresentationDigitalDocument": .slides, "Article": .web, "NewsArticle": .web, "BlogPosting": .web,
    "WebPage": .web, "TechArticle": .web, "AnalysisNewsArticle": .web, "OpinionNewsArticle": .web,
    "ReportageNewsArticle": .web,
  ]

  mutating func add(_ json: String) {
    guard json.utf8.count <= Self.maximumSize, let value = try? JSONSerialization.jsonObject(with: Data(json.utf8))
    else { return }
    var items = value as? [[String: Any]] ?? []
    if let item = value as? [String: Any] { items = item["@graph"] as? [[String: Any]] ?? [item] }
    published = published ?? items.lazy.compactMap { $0["datePublished"] as? String }.first
    // The document itself goes before the page that shows it.
    let known = items.compactMap { item in Self.kind(of: item).map { ($0, item) } }
    guard kind == nil, let (kind, item) = known.first(where: { $0.1["author"] != nil }) ?? known.first else { return }
    self.kind = kind
    title = item["headline"] as? String ?? item["name"] as? String
    published = item["datePublished"] as? String ?? published
    authors = Self.names(item["author"])
  }

  private static func kind(of item: [String: Any]) -> DocumentKind? {
    let types = item["@type"] as? [String] ?? (item["@type"] as? String).map { [$0] } ?? []
    return types.lazy.compactMap { kinds[$0] }.first
  }

  private static func names(_ value: Any?) -> [String] {
    switch value {
    case let name as String: return [name]
    case let person as [String: Any]: return (person["name"] as? String).map { [$0] } ?? names(person["name"] as? [Any])
    case let people as [Any]: return people.prefix(50).flatMap { names($0 is [Any] ? nil : $0) }
    default: return []
    }
  }
}
