import Analysis
import Corpus

/// Writes parts of an OpenDocument file as pages of text.
struct ODFWriter {
  /// The first paragraph in the title's style.
  private(set) var title: String?

  private let package: ODFPackage
  private let styles: ODFStyles
  private var builder = TextBuilder()
  private var pages: [Page] = []
  private var pageNumber = 1
  /// Notes, comments and embedded objects, below the text of the page.
  private var pending: [Block] = []
  /// Objects in objects are not followed.
  private let isNested: Bool

  init(_ package: ODFPackage, _ styles: ODFStyles, isNested: Bool = false) {
    self.package = package
    self.styles = styles
    self.isNested = isNested
  }

  /// What a part holds as blocks.
  func blocks(of root: XMLNode, role: Block.Role, isNested: Bool = false) -> [Block] {
    var writer = ODFWriter(package, styles, isNested: isNested || self.isNested)
    writer.write(root, role: role)
    return writer.takeBlocks()
  }

  mutating func takePages() -> [Page] {
    turnPage()
    return pages
  }

  /// What was written since the last page.
  mutating func takeBlocks() -> [Block] {
    builder.insert(pending)
    pending = []
    return builder.takeBlocks()
  }

  mutating func turnPage() {
    let (role, language) = (builder.role, builder.language)
    let blocks = takeBlocks()
    builder.open(role, language: language)
    if !blocks.isEmpty { pages.append(Page(number: pageNumber, blocks: blocks)) }
    pageNumber += 1
  }

  private struct State {
    var base: Block.Role
    /// The roles of the indexes around.
    var outer: [Block.Role]
    /// For each table around: whether it is one of data, rather than a frame around text.
    var tables: [Bool] = []
    var paragraphs = 0
    /// What is written after the paragraph, or the table, that it stands in.
    var later: [Later] = []

    var isInTable: Bool { tables.last == true }
  }

  private enum Later {
    case box(XMLNode)
    case blocks([Block])
  }

  mutating func write(_ root: XMLNode, role base: Block.Role) {
    var state = State(base: base, outer: [base])
    builder.open(base)
    root.walk(
      enter: { node in
        guard node.isElement else {
          builder.append(node)
          return false
        }
        if node.name == "text-box", node.pointer != root.pointer {
          state.later.append(.box(node))
          return false
        }
        return !Self.skipped.contains(node.name) && enter(node, node.name, &state, isRoot: node.pointer == root.pointer)
      },
      leave: { node in
        leave(node, &state)
        if !state.later.isEmpty, state.paragraphs == 0, !state.isInTable { writeLater(&state) }
      })
    writeLater(&state)
    builder.line()
  }

  /// Boxes nest no deeper than the XML does, which the parser bounds.
  private mutating func writeLater(_ state: inout State) {
    let later = state.later
    state.later = []
    let (role, language) = (builder.role, builder.language)
    for item in later {
      switch item {
      case .box(let node): write(node, role: state.base)
      case .blocks(let blocks): builder.insert(blocks)
      }
    }
    builder.open(role, language: language)
  }

  private static let skipped: Set<String> = [
    "tracked-changes", "note-citation", "forms", "sequence-decls", "bookmark", "annotation-end", "table-column",
    "event-listeners", "page-number", "page-count", "scripts", "font-face-decls", "automatic-styles", "notes",
    "image", "binary-data", "script",
  ]

  private static let indexes = ["table-of-content", "alphabetical-index", "illustration-index", "table-index"]

  /// - Returns: whether the children are visited.
  private mutating func enter(_ node: XMLNode, _ name: String, _ state: inout State, isRoot: Bool) -> Bool {
    switch name {
    case "note", "annotation":
      if isRoot { return true }
      pending += blocks(of: node.first("note-body") ?? node, role: .note)
      return false
    case "creator", "date", "date-string": return node.parent?.name != "annotation"
    case "title", "desc":
      // A field of the running text, or the description of a picture.
      guard let parent = node.parent?.name, !["p", "h", "span", "a"].contains(parent) else { return true }
      if let text = AlternativeText.of(node.text()) {
        state.later.append(.blocks([Block(state.base == .body ? .caption : state.base, text)]))
      }
      return false
    case "ruby-text":
      builder.append(" (\(node.text()))")
      return false
    case "object":
      guard let href = node.attribute("href"), !isNested else { return node.attribute("href") == nil }
      let part = ArchivePath.resolve("\(href)/content.xml", from: "")
      pending += package.read(part) { $0.name == "math" ? [] : blocks(of: $0, role: .body, isNested: true) } ?? []
      return false
    case _ where Self.indexes.contains(name): state.outer.append(.contents)
    case "bibliography": state.outer.append(.references)
    case "h", "p": openParagraph(node, isHeading: name == "h", &state)
    case "table":
      let isData = node.descendants("table-row").contains { $0.all("table-cell").count > 1 }
      state.tables.append(isData || state.isInTable)
      if state.isInTable { builder.open(state.base == .body ? .table : state.base) }
    case "table-row": if state.isInTable { builder.line() }
    case "table-cell", "covered-table-cell": if state.isInTable { builder.tab() }
    case "s", "tab": builder.space()
    case "line-break": if state.isInTable { builder.space() } else { builder.line() }
    case "soft-page-break": if state.tables.isEmpty, state.base == .body, state.outer.count == 1 { turnPage() }
    default: break
    }
    return true
  }

  private mutating func openParagraph(_ node: XMLNode, isHeading: Bool, _ state: inout State) {
    state.paragraphs += 1
    guard !state.isInTable else { return builder.space() }
    let style = node.attribute("style-name") ?? ""
    let outer = state.outer.last ?? state.base
    let role = isHeading && outer == .body ? .heading : outer == .body ? styles.role(style) ?? outer : outer
    builder.open(role, language: language(of: node, style: style))
    if title == nil, state.base == .body, styles.isTitle(style) {
      let text = node.text(skipping: ["note", "annotation", "frame", "custom-shape"])
      if !text.isEmpty { title = text }
    }
  }

  private mutating func leave(_ node: XMLNode, _ state: inout State) {
    switch node.name {
    case "h", "p":
      state.paragraphs -= 1
      if !state.isInTable { builder.line() }
    case "table":
      if !state.tables.isEmpty { state.tables.removeLast() }
      if !state.isInTable { builder.open(state.outer.last ?? state.base) }
    case "bibliography",
      _ where Self.indexes.contains(node.name):
      if state.outer.count > 1 { state.outer.removeLast() }
      builder.open(state.outer.last ?? state.base)
    default: break
    }
  }

  /// The language of all the letters of a paragraph; nil where they differ.
  private func language(of paragraph: XMLNode, style: String) -> Language? {
    let own = styles.language(style)
    var found: Set<Language?> = []
    paragraph.walk { node in
      if node.isElement { return !["note", "annotation", "frame"].contains(node.name) }
      guard node.text().contains(where: \.isLetter) else { return false }
      let span = node.parent.flatMap { $0.name == "span" ? $0.attribute("style-name") : nil }
      found.insert(span.flatMap { styles.language($0) } ?? own)
      return false
    }
    return found.count == 1 ? found.first ?? nil : nil
  }
}
