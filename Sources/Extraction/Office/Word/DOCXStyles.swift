import Analysis
import Corpus

/// The paragraph styles of a Word document: the role, the numbering and the language that each gives its text.
///
/// The language that the defaults name is not read: it is the template's, whatever the text is written in.
struct DOCXStyles {
  /// A style as the file defines it, without what it inherits.
  private struct Style {
    var name: String
    var parent: String?
    var isOutlined = false
    var number: DOCXNumberReference?
    var languages: DOCXLanguages?
  }

  private var styles: [String: Style] = [:]
  private var roles: [String: Block.Role] = [:]

  init(_ root: XMLNode?) {
    for node in root?.all("style") ?? [] {
      guard let id = node.attribute("styleId") else { continue }
      var style = Style(name: node.first("name")?.attribute("val")?.lowercased() ?? id.lowercased())
      style.parent = node.first("basedOn")?.attribute("val")
      let level = node.first(at: "pPr", "outlineLvl")?.attribute("val").flatMap { Int($0) }
      style.isOutlined = level.map { $0 < 9 } ?? false
      style.number = node.first(at: "pPr", "numPr").map(DOCXNumberReference.init)
      style.languages = node.first(at: "rPr", "lang").map(DOCXLanguages.init)
      styles[id] = style
    }
    for id in styles.keys {
      roles[id] = inherited(id) { Self.role(named: $0.name) ?? ($0.isOutlined ? .heading : nil) }
    }
  }

  /// Nil for body text.
  func role(_ style: String) -> Block.Role? { roles[style] ?? Self.role(named: style.lowercased()) }
  func isTitle(_ style: String) -> Bool { (styles[style]?.name ?? style.lowercased()) == "title" }
  func isByline(_ style: String) -> Bool { Bylines.isStyle(styles[style]?.name ?? style) }
  func number(_ style: String) -> DOCXNumberReference? { inherited(style) { $0.number } }
  func languages(_ style: String) -> DOCXLanguages? { inherited(style) { $0.languages } }

  /// What a style says, or the nearest of those that it is based on.
  private func inherited<Value>(_ id: String, _ value: (Style) -> Value?) -> Value? {
    var next: String? = id
    // A style may be based on itself by way of others; real chains are short.
    for _ in 0..<12 {
      guard let style = next.flatMap({ styles[$0] }) else { return nil }
      if let found = value(style) { return found }
      next = style.parent
    }
    return nil
  }

  static func role(named name: String) -> Block.Role? {
    if name.hasPrefix("heading") || name == "title" || name == "subtitle" { return .heading }
    if name.hasPrefix("toc") || name == "table of figures" { return .contents }
    if name.hasPrefix("caption") { return .caption }
    return name.hasPrefix("bibliography") ? .references : nil
  }
}

/// The languages that text has by its script (ECMA-376, `w:lang`).
struct DOCXLanguages {
  var latin: Language?
  var eastAsian: Language?
  var complex: Language?

  init(_ node: XMLNode) {
    latin = node.attribute("val").flatMap(FieldValue.language)
    eastAsian = node.attribute("eastAsia").flatMap(FieldValue.language)
    complex = node.attribute("bidi").flatMap(FieldValue.language)
  }

  /// The language of text that a letter begins; nil where nothing is said of its script.
  func language(ofScript letter: Unicode.Scalar) -> Language? {
    switch letter.value {
    case 0x590..<0x10A0, 0x1780..<0x1800, 0xFB1D..<0xFF00: return complex
    case 0x1100..<0x1200, 0x2E80..<0xFB00, 0xFF00...: return eastAsian
    default: return latin
    }
  }
}
