import Corpus

/// Writes the parts of a Word document as pages of text.
struct DOCXWriter {
  let parts: DOCXParts
  /// The first paragraph in the title's style.
  var title: String?
  /// The paragraphs in an author's style.
  var bylines: [String] = []

  var numbering: DOCXNumbering
  var builder = TextBuilder()
  private var pages: [Page] = []
  private var pageNumber = 1
  /// Notes and embedded documents that have been written or wait to be.
  var usedNotes: Set<String> = []
  /// What stands below the text of the page.
  var pending: [Block] = []
  /// Whether the document says where its pages ended when it was last laid out.
  var hasRenderedBreaks = false

  init(parts: DOCXParts) {
    self.parts = parts
    numbering = parts.numbering
  }

  /// A note, a header or a footer as blocks of one role.
  static func blocks(of root: XMLNode, role: Block.Role, _ parts: DOCXParts) -> [Block] {
    var writer = DOCXWriter(parts: parts)
    writer.write(root, role: role, breaksPages: false)
    return writer.builder.takeBlocks()
  }

  /// - Parameter hasRenderedBreaks: whether the document says where its pages ended when it was last laid out.
  mutating func writeBody(_ root: XMLNode, hasRenderedBreaks: Bool) {
    self.hasRenderedBreaks = hasRenderedBreaks
    write(root, role: .body, breaksPages: true)
  }

  /// Headers above the text, or footers below it.
  mutating func writeMargins(_ blocks: [Block]) { builder.insert(blocks) }

  /// The pages; the notes that nothing refers to stand on the last.
  mutating func takePages() -> [Page] {
    for key in parts.notes.keys.sorted() { addNote(key) }
    turnPage()
    return pages
  }

  static let skipped: Set<String> = [
    "instrText", "delText", "delInstrText", "del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr",
    "fldData", "Fallback", "sdtPr", "binData",
  ]

  /// What holds where the writer is in a part.
  struct State {
    var base: Block.Role
    /// For each table around: whether it is one of data, rather than a frame around text.
    var tables: [Bool] = []
    var wantsBreak = false
    /// What is written after the paragraph, or the table, that it stands in.
    var later: [Later] = []
    var contentsDepth = 0
    var titleStart: TextBuilder?
    var bylineStart: TextBuilder?
    /// The number of the paragraph, until its text begins: a page may end in between.
    var label: String?

    var isInTable: Bool { tables.last == true }
  }

  /// What stands in the middle of a paragraph, and is written behind it.
  enum Later {
    case box(XMLNode)
    case blocks([Block])
  }

  private mutating func write(_ root: XMLNode, role base: Block.Role, breaksPages: Bool) {
    var state = State(base: base)
    builder.open(base)
    root.walk(
      enter: { node in
        guard node.isElement else { return false }
        let name = node.name
        if Self.skipped.contains(name) { return false }
        // A text box stands in the middle of a paragraph: it is written after it.
        if name == "txbxContent", node.pointer != root.pointer {
          state.later.append(.box(node))
          return false
        }
        return enter(node, name, &state, breaksPages)
      },
      leave: { node in
        leave(node, &state, breaksPages)
        if !state.later.isEmpty, !state.isInTable, ["p", "tbl", "altChunk"].contains(node.name) { writeLater(&state) }
      })
    writeLater(&state)
    builder.line()
  }

  /// Boxes nest no deeper than the XML does, which the parser bounds.
  private mutating func writeLater(_ state: inout State) {
    guard !state.later.isEmpty else { return }
    let later = state.later
    state.later = []
    let (role, language) = (builder.role, builder.language)
    for item in later {
      switch item {
      case .box(let node): write(node, role: state.base, breaksPages: false)
      case .blocks(let blocks): builder.insert(blocks)
      }
    }
    builder.open(role, language: language)
  }

  /// Ends the page here, or after the table that this stands in.
  mutating func requestBreak(_ state: inout State, _ breaksPages: Bool) {
    guard breaksPages else { return }
    state.wantsBreak = state.isInTable
    if !state.isInTable { turnPage() }
  }

  private mutating func turnPage() {
    let (role, language) = (builder.role, builder.language)
    builder.insert(pending)
    pending = []
    let blocks = builder.takeBlocks()
    builder.open(role, language: language)
    if !blocks.isEmpty { pages.append(Page(number: pageNumber, blocks: blocks)) }
    pageNumber += 1
  }
}
