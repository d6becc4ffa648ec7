import Analysis

/// What a paragraph says of itself before its text is read.
struct DOCXParagraph {
  let style: String
  /// Its place in a list; nil where it is in none.
  let number: DOCXNumberReference?
  /// Whether it holds text of its own.
  private(set) var hasText = false
  /// The language of all its text; nil where it is mixed or not said.
  private(set) var language: Language?

  private static let skipped = DOCXWriter.skipped.subtracting(["rPr"]).union(["txbxContent", "tbl"])

  init(_ node: XMLNode, _ styles: DOCXStyles) {
    let properties = node.first("pPr")
    style = properties?.first("pStyle")?.attribute("val") ?? ""
    var number = properties?.first("numPr").map(DOCXNumberReference.init)
    if number?.list == nil, let inherited = styles.number(style) {
      let level = number?.level ?? inherited.level
      number = inherited
      number?.level = level
    }
    self.number = number
    survey(node, styles.languages(style))
  }

  private mutating func survey(_ node: XMLNode, _ inherited: DOCXLanguages?) {
    var own = inherited
    var isMixed = false
    node.walk { node in
      guard node.isElement else { return false }
      switch node.name {
      case "r": own = inherited
      case "rPr":
        if let lang = node.first("lang") { own = DOCXLanguages(lang) }
        return false
      case "t":
        let text = node.ownText
        hasText = hasText || text.utf8.contains { $0 > 0x20 }
        guard let letter = text.unicodeScalars.first(where: \.properties.isAlphabetic) else { return false }
        let found = own?.language(ofScript: letter)
        isMixed = isMixed || hasLetters && found != language
        language = found
        hasLetters = true
        return false
      default: break
      }
      return !Self.skipped.contains(node.name)
    }
    if isMixed { language = nil }
  }

  private var hasLetters = false
}
