import Corpus

/// Writes parts of an OpenDocument file as pages of text.
struct ODFWriter {
  /// The first paragraph in the title's style.
  var title: String?
  /// The paragraphs in an author's style.
  var bylines: [String] = []

  let package: ODFPackage
  let styles: ODFStyles
  var numbering: ODFNumbering
  var builder = TextBuilder()
  private var pages: [Page] = []
  private var pageNumber = 1
  /// Notes, comments and embedded objects, below the text of the page.
  var pending: [Block] = []
  /// Objects in objects are not followed.
  let isNested: Bool

  init(_ package: ODFPackage, _ styles: ODFStyles, isNested: Bool = false) {
    self.package = package
    self.styles = styles
    numbering = styles.numbering
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

  /// What holds where the writer is in a part.
  struct State {
    var base: Block.Role
    /// The roles of the indexes around.
    var outer: [Block.Role]
    /// For each table around: whether it is one of data, rather than a frame around text.
    var tables: [Bool] = []
    var paragraphs = 0
    /// The number of the paragraph, until its text begins: a page may end in between.
    var label: String?
    /// What is written after the paragraph, or the table, that it stands in.
    var later: [Later] = []

    var isInTable: Bool { tables.last == true }
  }

  /// What stands in the middle of a paragraph, and is written behind it.
  enum Later {
    case box(XMLNode)
    case blocks([Block])
  }

  mutating func write(_ root: XMLNode, role base: Block.Role) {
    var state = State(base: base, outer: [base])
    builder.open(base)
    root.walk(
      enter: { node in
        guard node.isElement else {
          append(node, &state)
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
}
