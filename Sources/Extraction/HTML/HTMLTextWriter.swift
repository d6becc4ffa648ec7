import Analysis
import Corpus

/// Writes the elements of a page as blocks of text.
struct HTMLTextWriter {
  /// The role of text in `nav` elements: left out of web pages, contents in a book.
  var navigationRole: Block.Role?
  /// Elements that are left out, by ``XMLNode/identity``.
  var removed: Set<UnsafeRawPointer> = []
  /// The document's language; a block names its language only where it is another.
  var language: Language?
  /// The role of text that is nothing else.
  var bodyRole: Block.Role = .body
  /// The language of text that names none, where it is not the document's: that of one chapter of a book.
  var inherited: Language?
  /// Whether pages within the page (`<iframe srcdoc>`) are read; theirs are not.
  var readsFrames = true

  /// Called with each element before its text is written.
  var atElement: ((XMLNode, inout TextBuilder) -> Void)?

  /// Bytes of a page within the page that are read.
  private static let largestFrame = 1 << 20

  func write(_ root: XMLNode, to builder: inout TextBuilder) {
    var roles: [(node: XMLNode, role: Block.Role)] = []
    var languages: [(node: XMLNode, language: Language?)] = []
    var preformatted = 0
    func reopen() {
      builder.open(roles.last?.role ?? bodyRole, language: languages.last.map(\.language) ?? inherited)
    }
    reopen()

    root.walk(
      enter: { node in
        guard node.isElement else {
          builder.append(node)
          return false
        }
        let tag = node.name
        atElement?(node, &builder)
        if node.hasAttributes, Self.isPageBreak(node) { return false }
        if tag == "iframe", readsFrames { writeFrame(node, to: &builder) }
        if HTMLTag.invisible.contains(tag) && tag != "head" || tag == "head" && node.pointer != root.pointer {
          return false
        }
        if !removed.isEmpty, removed.contains(node.identity) { return false }
        if tag == "nav", navigationRole == nil { return false }
        // A phrase in another language is no block of its own: it would break the sentence.
        if HTMLTag.blocks.contains(tag), let value = node.attribute("lang"), let own = FieldValue.language(value) {
          languages.append((node, own == language ? nil : own))
        }
        switch tag {
        case "br", "hr": builder.line()
        case "td", "th": builder.tab()
        case "pre":
          preformatted += 1
          builder.layout = .preformatted
        default: break
        }
        if let role = role(of: node, tag: tag, inside: roles.last?.role) { roles.append((node, role)) }
        if HTMLTag.blocks.contains(tag) { reopen() }
        return true
      },
      leave: { node in
        let tag = node.name
        if tag == "pre", preformatted > 0 {
          preformatted -= 1
          if preformatted == 0 { builder.layout = .flowing }
        }
        if roles.last?.node.pointer == node.pointer { roles.removeLast() }
        if languages.last?.node.pointer == node.pointer { languages.removeLast() }
        if HTMLTag.blocks.contains(tag) { reopen() }
      })
  }

  /// Whether a page of the printed book begins here; what it holds is the page's number.
  private static func isPageBreak(_ node: XMLNode) -> Bool {
    node.attribute("epub:type") == "pagebreak" || node.attribute("role") == "doc-pagebreak"
  }

  private func writeFrame(_ node: XMLNode, to builder: inout TextBuilder) {
    guard let page = node.attribute("srcdoc"), page.utf8.count <= Self.largestFrame else { return }
    let text = HTMLFragment.text(page)
    builder.line()
    for line in text.split(separator: "\n") {
      builder.append(line)
      builder.line()
    }
  }

  private func role(of node: XMLNode, tag: String, inside outer: Block.Role?) -> Block.Role? {
    switch tag {
    case "h1", "h2", "h3", "h4", "h5", "h6": return .heading
    case "figcaption", "caption": return .caption
    case "nav": return navigationRole
    case "table": return Self.isData(node) ? .table : nil
    case "aside", "section", "div", "p", "li", "ol", "body", "article":
      guard node.hasAttributes else { return nil }
      if let type = node.attribute("epub:type") ?? node.attribute("type"), let role = Self.role(ofEPUBType: type) {
        return role
      }
      if let name = node.attribute("id") ?? node.attribute("class"), Self.referenceNames.contains(name.lowercased()) {
        return .references
      }
      return nil
    default: return nil
    }
  }

  /// The role of a part by EPUB's structural semantics.
  private static func role(ofEPUBType type: String) -> Block.Role? {
    for name in type.lowercased().split(whereSeparator: \.isWhitespace) {
      switch name {
      case "footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note": return .note
      case "bibliography", "biblioentry": return .references
      case "toc", "loi", "lot", "index", "page-list", "landmarks": return .contents
      case "copyright-page", "imprint", "colophon": return .boilerplate
      default: break
      }
    }
    return nil
  }

  private static let referenceNames: Set<String> = ["references", "bibliography", "ref-list", "reflist", "citedrefs"]

  /// Whether a table holds data rather than the page's layout: two cells in a row, and none with paragraphs.
  static func isData(_ table: XMLNode) -> Bool {
    var cells = 0
    var hasRow = false
    var hasBlocks = false
    table.walk { node in
      guard node.isElement else { return false }
      switch node.name {
      case "tr": cells = 0
      case "td", "th":
        cells += 1
        if cells > 1 { hasRow = true }
      case "table", "h1", "h2", "h3", "form": if node.pointer != table.pointer { hasBlocks = true }
      default: break
      }
      return !hasBlocks
    }
    return hasRow && !hasBlocks
  }
}
