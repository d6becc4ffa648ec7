import Analysis
import Corpus

/// The styles of an OpenDocument file: what each is based on, and the language it gives.
///
/// The default styles' language is not read: it is the template's, whatever the text is written in.
struct ODFStyles {
  private var parents: [String: String] = [:]
  private var languages: [String: Language] = [:]
  private(set) var numbering = ODFNumbering()

  /// Styles of a file that needs none.
  init() {}

  init(_ package: ODFPackage) {
    // Automatic styles go before those of the same name in the other part.
    for part in ["styles.xml", "content.xml"] { package.read(part) { add($0) } }
  }

  private mutating func add(_ root: XMLNode) {
    numbering.add(root)
    for name in ["styles", "automatic-styles"] {
      for style in root.first(name)?.all("style") ?? [] {
        guard let name = style.attribute("name") else { continue }
        parents[name] = style.attribute("parent-style-name")
        languages[name] = style.first("text-properties")?.attribute("language").flatMap(FieldValue.language)
      }
    }
  }

  func language(_ style: String) -> Language? { inherited(style) { languages[$0] } }

  /// Nil for body text.
  func role(_ style: String) -> Block.Role? { inherited(style) { Self.role(named: $0) } }

  func isTitle(_ style: String) -> Bool { style == "Title" || parents[style] == "Title" }

  func isByline(_ style: String) -> Bool { Bylines.isStyle(style) || parents[style].map(Bylines.isStyle) == true }

  private func inherited<Value>(_ style: String, _ value: (String) -> Value?) -> Value? {
    var next: String? = style
    for _ in 0..<12 {
      guard let name = next else { return nil }
      if let found = value(name) { return found }
      next = parents[name]
    }
    return nil
  }

  private static func role(named name: String) -> Block.Role? {
    switch name {
    case "Title", "Subtitle": .heading
    case "Illustration", "Table", "Caption", "Drawing", "Figure": .caption
    default: name.hasPrefix("Contents_20_") ? .contents : name.hasPrefix("Bibliography_20_") ? .references : nil
    }
  }
}
