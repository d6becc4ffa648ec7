import Corpus

/// Writes the parts of an OpenDocument text as pages.
struct ODTWriter {
  /// The first paragraph in the title's style.
  private(set) var title: String?

  private var builder = TextBuilder()
  private var pages: [Page] = []
  private var pageNumber = 1
  private var pendingNotes: [XMLNode] = []
  /// Automatic styles by the named style they vary.
  private var parents: [String: String] = [:]

  private static let skipped: Set<String> = [
    "tracked-changes", "note-citation", "creator", "date", "forms", "sequence-decls", "ruby-text", "bookmark",
    "annotation-end", "table-column", "event-listeners", "desc",
  ]

  mutating func addStyles(_ root: XMLNode) {
    for style in root.first("automatic-styles")?.all("style") ?? [] {
      if let name = style.attribute("name") { parents[name] = style.attribute("parent-style-name") }
    }
  }

  mutating func takePages() -> [Page] {
    turnPage()
    return pages
  }

  mutating func write(_ root: XMLNode, role base: Block.Role) {
    var queue = [root]
    var next = 0
    while next < queue.count {
      let top = queue[next]
      next += 1
      builder.open(base)
      write(top, base: base, queue: &queue)
      builder.line()
    }
    if base == .body { writeNotes() }
  }

  private mutating func write(_ top: XMLNode, base: Block.Role, queue: inout [XMLNode]) {
    var tables: [Bool] = []
    var outer: [Block.Role] = [base]
    var titleParagraph: XMLNode?
    top.walk(
      enter: { node in
        guard node.isElement else {
          builder.append(node)
          return false
        }
        let name = node.name
        if Self.skipped.contains(name) { return false }
        switch name {
        case "note", "annotation":
          if node.pointer != top.pointer {
            pendingNotes.append(node.first("note-body") ?? node)
            return false
          }
        case "text-box":
          if node.pointer != top.pointer {
            queue.append(node)
            return false
          }
        case "table-of-content", "alphabetical-index", "illustration-index", "table-index": outer.append(.contents)
        case "bibliography": outer.append(.references)
        case "h":
          if tables.last != true { builder.open(outer.last == .body ? .heading : outer.last ?? base) }
        case "p":
          if tables.last == true {
            builder.space()
          } else {
            let style = styleName(node)
            builder.open(role(ofStyle: style) ?? outer.last ?? base)
            if title == nil, base == .body, style.lowercased() == "title" { titleParagraph = node }
          }
        case "table":
          let isData = node.descendants("table-row").contains { $0.all("table-cell").count > 1 }
          tables.append(isData || tables.last == true)
          if tables.last == true { builder.open(base == .body ? .table : base) }
        case "table-row": if tables.last == true { builder.line() }
        case "table-cell", "covered-table-cell": if tables.last == true { builder.tab() }
        case "s", "tab": builder.space()
        case "line-break": if tables.last == true { builder.space() } else { builder.line() }
        case "soft-page-break": if tables.isEmpty, base == .body, outer.count == 1 { turnPage() }
        default: break
        }
        return true
      },
      leave: { node in
        switch node.name {
        case "h": if tables.last != true { builder.open(outer.last ?? base) }
        case "p":
          if titleParagraph?.pointer == node.pointer {
            title = node.text(skipping: ["note", "annotation"])
            titleParagraph = nil
          }
          if tables.last != true { builder.line() }
        case "table":
          if !tables.isEmpty { tables.removeLast() }
          if tables.last != true { builder.open(outer.last ?? base) }
        case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "bibliography":
          if outer.count > 1 { outer.removeLast() }
          builder.open(outer.last ?? base)
        default: break
        }
      })
  }

  private func styleName(_ node: XMLNode) -> String {
    let name = node.attribute("style-name") ?? ""
    return parents[name] ?? name
  }

  private func role(ofStyle name: String) -> Block.Role? {
    switch name {
    case "Title", "Subtitle": .heading
    case "Illustration", "Table", "Caption", "Drawing", "Figure": .caption
    default: name.hasPrefix("Contents_20_") ? .contents : name.hasPrefix("Bibliography_20_") ? .references : nil
    }
  }

  private mutating func writeNotes() {
    let notes = pendingNotes
    pendingNotes = []
    for note in notes {
      var queue: [XMLNode] = []
      builder.open(.note)
      write(note, base: .note, queue: &queue)
      for box in queue {
        var ignored: [XMLNode] = []
        write(box, base: .note, queue: &ignored)
      }
    }
    pendingNotes = []
  }

  private mutating func turnPage() {
    let role = builder.role
    writeNotes()
    let blocks = builder.takeBlocks()
    builder.open(role)
    if !blocks.isEmpty { pages.append(Page(number: pageNumber, blocks: blocks)) }
    pageNumber += 1
  }
}
