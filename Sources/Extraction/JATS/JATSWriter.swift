import Corpus

/// Writes the parts of a JATS article as blocks of text.
struct JATSWriter {
  private static let skipped: Set<String> = [
    "tex-math", "object-id", "graphic", "media", "alternatives-image", "inline-graphic", "permissions",
    "supplementary-file", "journal-id",
  ]
  private static let blocks: Set<String> = [
    "p", "title", "sec", "list", "list-item", "disp-quote", "disp-formula", "boxed-text", "def-item", "def-list", "ack",
    "verse-group", "verse-line", "statement", "speech", "app", "label", "aff", "abstract", "attrib", "code",
    "preformat", "break", "question", "answer", "fn", "body", "back", "floats-group", "supplementary-material",
  ]

  /// Text beneath the node, a line for each paragraph.
  static func paragraphs(of node: XMLNode) -> String {
    var builder = TextBuilder()
    node.walk(
      enter: { child in
        guard child.isElement else {
          builder.append(child)
          return false
        }
        if skipped.contains(child.name) || child.name == "title" && child.parent?.pointer == node.pointer {
          return false
        }
        if blocks.contains(child.name) { builder.line() }
        return true
      }, leave: { if blocks.contains($0.name) { builder.line() } })
    return builder.takeBlocks().first?.text ?? ""
  }

  func write(_ root: XMLNode, role base: Block.Role, to builder: inout TextBuilder) {
    var roles: [(node: XMLNode, role: Block.Role)] = []
    builder.open(base)
    root.walk(
      enter: { node in
        guard node.isElement else {
          builder.append(node)
          return false
        }
        let name = node.name
        if Self.skipped.contains(name) { return false }
        if name == "inline-formula" || name == "alternatives" { builder.space() }
        if let role = Self.role(node, name, inside: roles.last?.role ?? base) {
          roles.append((node, role))
          builder.open(role)
        } else if name == "tr" || name == "ref" {
          builder.line()
        } else if name == "td" || name == "th" {
          builder.tab()
        } else if Self.blocks.contains(name), !Self.isLine(roles.last?.role) {
          builder.line()
        }
        if Self.isLine(roles.last?.role), !node.hasInlineContent { builder.space() }
        return true
      },
      leave: { node in
        let name = node.name
        if roles.last?.node.pointer == node.pointer {
          roles.removeLast()
          builder.open(roles.last?.role ?? base)
        } else if Self.blocks.contains(name), !Self.isLine(roles.last?.role) {
          builder.line()
        }
      })
  }

  /// Roles whose parts stand on one line: a reference, a cell.
  private static func isLine(_ role: Block.Role?) -> Bool { role == .references || role == .table }

  private static func role(_ node: XMLNode, _ name: String, inside outer: Block.Role) -> Block.Role? {
    switch name {
    case "title" where outer == .body || outer == .note || node.parent?.name == "ref-list": .heading
    case "caption", "fig", "table-wrap": .caption
    case "table", "array": .table
    case "table-wrap-foot", "fn-group", "fn", "glossary": .note
    case "ref-list": .references
    case "aff": .affiliation
    default: nil
    }
  }
}

extension XMLNode {
  /// Whether the element is a phrase of running text, with no space of its own around it.
  fileprivate var hasInlineContent: Bool {
    ["italic", "bold", "sup", "sub", "sc", "xref", "ext-link", "styled-content", "underline", "named-content"]
      .contains(name)
  }
}
