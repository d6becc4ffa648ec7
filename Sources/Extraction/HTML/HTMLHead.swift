import Corpus
import Foundation

/// What a page says of itself for programs: its `meta` elements, its title, its JSON-LD, and marks on the page.
struct HTMLHead {
  /// Values by the names of `meta` elements, in lower case, in page order.
  private(set) var values: [String: [String]] = [:]
  private(set) var title: String?
  private(set) var language: String?
  /// What the page's `time` elements say of its publication.
  private(set) var published: String?
  /// Who the page's marks name as its author.
  private(set) var bylines: [String] = []
  private(set) var structured = HTMLStructuredData()

  /// Marked elements that are looked at: past them are lists of other pages and their authors.
  private static let maximumMarks = 50
  private var marks = 0

  init(root: XMLNode) {
    language = root.attribute("lang")
    var head = self
    root.walk { node in
      guard node.isElement else { return false }
      switch node.name {
      case "meta":
        head.addMeta(node)
        return false
      case "title":
        if head.title == nil { head.title = node.text() }
        return false
      case "time":
        if head.published == nil, node.attribute("pubdate") != nil || node.attribute("itemprop") == "datePublished" {
          head.published = node.attribute("datetime") ?? node.text()
        }
        return true
      case "script":
        if node.attribute("type") == "application/ld+json" { head.structured.add(node.text()) }
        return false
      case "svg", "style": return false
      default:
        if node.hasAttributes { head.addByline(node) }
        return true
      }
    }
    self = head
  }

  private mutating func addMeta(_ node: XMLNode) {
    guard let content = node.attribute("content"), !content.isEmpty else { return }
    guard let names = node.attribute("property") ?? node.attribute("name") ?? node.attribute("http-equiv") else {
      return
    }
    // RDFa allows several names in one attribute.
    for name in names.split(whereSeparator: \.isWhitespace) {
      values[name.lowercased().replacingOccurrences(of: ":", with: "."), default: []].append(content)
    }
  }

  /// `<a rel="author">`, `<span itemprop="author">`, `<p class="byline">`.
  private mutating func addByline(_ node: XMLNode) {
    guard marks < Self.maximumMarks else { return }
    let isMarked = node.attribute("rel") == "author" || node.attribute("itemprop")?.contains("author") == true
    guard isMarked || Self.isByline(node) else { return }
    marks += 1
    let inner = node.descendants("span").first { $0.attribute("itemprop") == "name" }
    let text = Self.withoutBy((inner ?? node).text(skipping: ["time", "svg", "style", "script"]))
    guard (2...100).contains(text.count), text.contains(where: \.isLetter), !bylines.contains(text) else { return }
    bylines.append(text)
  }

  private static func isByline(_ node: XMLNode) -> Bool {
    ["p", "span", "div", "a", "address"].contains(node.name)
      && (node.attribute("class") ?? node.attribute("id") ?? "").lowercased().split(whereSeparator: \.isWhitespace)
        .contains { ["byline", "author", "p-author", "entry-author", "post-author", "author-name"].contains($0) }
  }

  private static func withoutBy(_ text: String) -> String {
    for prefix in ["by ", "by: ", "written by ", "par ", "por ", "von ", "di ", "od "]
    where text.lowercased().hasPrefix(prefix) {
      return String(text.dropFirst(prefix.count))
    }
    return text
  }

  func first(_ keys: String...) -> String? { first(keys) }
  func first(_ keys: [String]) -> String? { keys.lazy.compactMap { values[$0]?.first }.first }

  /// All values of the first of the keys that has any.
  func all(_ keys: String...) -> [String] { keys.lazy.compactMap { values[$0] }.first ?? [] }
}
