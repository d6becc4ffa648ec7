import Analysis
import Corpus

/// What an XML document of any vocabulary says of itself: Dublin Core, wherever it stands, the properties that Office
/// programs write, and a title near the root.
struct XMLMetadata {
  let root: XMLNode

  /// Elements that are looked at; what describes a document stands at its beginning.
  private static let window = 2000

  func addFields(to document: inout Document) {
    if let language = root.language { document.addLanguage(from: language.rawValue, origin: .embedded) }
    var count = 0
    root.walk { node in
      count += 1
      guard node.isElement, count <= Self.window else { return false }
      if node.namespace.contains("purl.org/dc/") {
        add(node.name, node.text(), to: &document)
        return false
      }
      guard node.name == "DocumentProperties" else { return true }
      for property in node.elements {
        if let name = Self.properties[property.name] { add(name, property.text(), to: &document) }
      }
      return false
    }
    if !document.has(.title), let title { document.add(.title, title, origin: .embedded) }
    addFeed(to: &document)
  }

  private static let properties = [
    "Title": "title", "Author": "creator", "Created": "date", "Subject": "subject", "Keywords": "subject",
  ]

  private func add(_ name: String, _ value: String, to document: inout Document) {
    switch name {
    case "title": if !document.has(.title) { document.add(.title, value, origin: .embedded) }
    // An entry of a feed has authors of its own, and there are many.
    case "creator": if !isFeed { document.add(.author, value, origin: .embedded) }
    case "publisher": document.add(.publisher, value, origin: .embedded)
    case "language": document.addLanguage(from: value, origin: .embedded)
    case "date", "issued", "created": document.addYear(from: value, origin: .embedded)
    case "subject": if !isFeed { document.add(.keyword, value, origin: .embedded) }
    case "description", "abstract":
      if !document.has(.abstract) { document.add(.abstract, HTMLFragment.text(value), origin: .embedded) }
    case "identifier": document.addDOI(from: value, origin: .embedded)
    default: break
    }
  }

  private var isFeed: Bool { ["rss", "feed", "rdf"].contains(root.name.lowercased()) }

  /// The first title among the root's children, or theirs.
  private var title: String? {
    if let info = root.first(at: "description", "title-info") { return info.first("book-title")?.text() }
    let names: Set<String> = ["title", "titre", "titulo", "titel", "heading", "headline"]
    let near = Array(root.elements.prefix(50))
    let candidates = near + near.flatMap { Array($0.elements.prefix(50)) }
    return candidates.first { names.contains($0.name.lowercased()) && (1...300).contains($0.text().count) }?.text()
  }

  private func addFeed(to document: inout Document) {
    for author in root.first(at: "description", "title-info")?.all("author") ?? [] {
      let names = ["last-name", "first-name"].compactMap { author.first($0)?.text() }.filter { !$0.isEmpty }
      document.add(.author, names.joined(separator: ", "), origin: .embedded)
    }
    if let language = root.first(at: "description", "title-info", "lang") ?? root.first(at: "channel", "language") {
      document.addLanguage(from: language.text(), origin: .embedded)
    }
    guard isFeed else { return }
    document.add(.kind, DocumentKind.web.rawValue, origin: .embedded)
    if let date = root.first(at: "channel", "pubDate") ?? root.first("updated") {
      document.addYear(from: date.text(), origin: .embedded)
    }
  }
}
