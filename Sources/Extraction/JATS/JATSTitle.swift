import Analysis
import Corpus

/// The title of an article, a book or a chapter, and its translations.
struct JATSTitle {
  private(set) var main = ""
  private(set) var translations: [(text: String, language: Language?)] = []

  /// - Parameter meta: `article-meta`, `front-stub`, `book-meta` or `book-part-meta`.
  /// - Returns: nil where there is no group of titles.
  init?(_ meta: XMLNode) {
    guard let group = meta.first("title-group") ?? meta.first("book-title-group") else { return nil }
    for name in ["article-title", "book-title", "title"] where main.isEmpty {
      if let title = group.first(name) { main = Self.joined(title, group.first("subtitle")) }
    }
    let wrapped = group.all("trans-title-group").map { ($0.first("trans-title"), $0.first("trans-subtitle"), $0) }
    // NLM 2 knows no group.
    let bare = group.all("trans-title").map { (Optional($0), group.first("trans-subtitle"), $0) }
    for case (let title?, let subtitle, let holder) in wrapped + bare {
      let text = Self.joined(title, subtitle)
      if !text.isEmpty { translations.append((text, title.language ?? holder.language)) }
    }
  }

  private static func joined(_ title: XMLNode, _ subtitle: XMLNode?) -> String {
    let notes: Set<String> = ["xref", "fn", "tex-math"]
    let main = title.text(skipping: notes)
    let rest = subtitle?.text(skipping: notes) ?? ""
    return rest.isEmpty ? main : main.isEmpty ? rest : "\(main): \(rest)"
  }
}
