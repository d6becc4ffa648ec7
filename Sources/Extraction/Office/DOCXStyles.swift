import Corpus
import Foundation

/// The paragraph styles of a Word document, and the role that each gives its text.
///
/// The language that the defaults name is not read: it is the template's, whatever the text is written in.
struct DOCXStyles {
  private var roles: [String: Block.Role] = [:]
  /// Styles of the document's title.
  private var titles: Set<String> = []

  init(_ content: Data?) {
    guard let content else { return }
    var parents: [String: String] = [:]
    var names: [String: String] = [:]
    var outlined: Set<String> = []
    try? XMLTree.parse(xml: content) { root in
      for style in root.all("style") {
        guard let id = style.attribute("styleId") else { continue }
        names[id] = style.first("name")?.attribute("val")?.lowercased() ?? id.lowercased()
        parents[id] = style.first("basedOn")?.attribute("val")
        if let level = style.first(at: "pPr", "outlineLvl")?.attribute("val"), let level = Int(level), level < 9 {
          outlined.insert(id)
        }
      }
    }
    for (id, name) in names {
      if name == "title" { titles.insert(id) }
      var ancestor: String? = id
      // A style may be based on itself by way of others; real chains are short.
      for _ in 0..<12 {
        guard let current = ancestor else { break }
        if let role = Self.role(named: names[current] ?? "") ?? (outlined.contains(current) ? .heading : nil) {
          roles[id] = role
          break
        }
        ancestor = parents[current]
      }
    }
  }

  /// Nil for body text.
  func role(_ style: String) -> Block.Role? { roles[style] ?? Self.role(named: style.lowercased()) }
  func isTitle(_ style: String) -> Bool { titles.contains(style) || style.lowercased() == "title" }

  static func role(named name: String) -> Block.Role? {
    if name.hasPrefix("heading") || name == "title" || name == "subtitle" { return .heading }
    if name.hasPrefix("toc") || name == "table of figures" { return .contents }
    if name.hasPrefix("caption") { return .caption }
    return name.hasPrefix("bibliography") ? .references : nil
  }
}
