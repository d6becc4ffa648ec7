import Corpus

/// Writes the parts of a Word document as pages of text.
struct DOCXWriter {
  let styles: DOCXStyles
  /// Footnotes, endnotes and comments by `kind:id`; each is written on the page that refers to it.
  var notes: [String: XMLNode] = [:]
  /// The first paragraph in the title's style.
  private(set) var title: String?

  private var builder = TextBuilder()
  private var pages: [Page] = []
  private var pageNumber = 1
  private var pendingNotes: [XMLNode] = []
  /// Whether the document says where its pages ended when it was last laid out.
  private var hasRenderedBreaks = false

  init(styles: DOCXStyles) { self.styles = styles }

  mutating func writeBody(_ root: XMLNode) {
    root.walk { node in
      if node.name == "lastRenderedPageBreak" { hasRenderedBreaks = true }
      return !hasRenderedBreaks
    }
    write(root, role: .body, breaksPages: true)
  }

  mutating func writePart(_ root: XMLNode, role: Block.Role) { write(root, role: role, breaksPages: false) }

  /// The words of a chart or a diagram, each on a line; its numbers are left out.
  mutating func writeDrawing(_ root: XMLNode) {
    builder.open(.caption)
    root.walk(
      enter: { node in
        if node.isElement { return node.name != "numCache" && node.name != "f" && node.name != "formatCode" }
        builder.append(node)
        return false
      },
      leave: { node in if node.name == "p" || node.name == "pt" { builder.line() } })
    builder.line()
  }

  /// The pages; the notes that nothing refers to stand on the last.
  mutating func takePages() -> [Page] {
    for key in notes.keys.sorted() { notes[key].map { pendingNotes.append($0) } }
    notes = [:]
    turnPage()
    return pages
  }

  private static let skipped: Set<String> = [
    "instrText", "delText", "delInstrText", "del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr",
    "fldData", "Fallback", "sdtPr", "binData",
  ]

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
          state.boxes.append(node)
          return false
        }
        enter(node, name, &state, breaksPages: breaksPages)
        return true
      },
      leave: { node in
        leave(node, &state, breaksPages: breaksPages)
        if node.name == "p", !state.boxes.isEmpty { writeBoxes(&state) }
      })
    writeBoxes(&state)
    builder.line()
  }

  /// Boxes nest no deeper than the XML does, which the parser bounds.
  private mutating func writeBoxes(_ state: inout State) {
    let boxes = state.boxes
    state.boxes = []
    let role = builder.role
    for box in boxes { write(box, role: state.base, breaksPages: false) }
    builder.open(role)
  }

  private struct State {
    var base: Block.Role
    var tables: [Bool] = []
    var cells: [Int] = []
    var wantsBreak = false
    var boxes: [XMLNode] = []
    var contentsDepth = 0
    var titleStart: TextBuilder?

    var isInTable: Bool { tables.last == true }
  }

  private mutating func enter(_ node: XMLNode, _ name: String, _ state: inout State, breaksPages: Bool) {
    switch name {
    case "p":
      let style = node.first(at: "pPr", "pStyle")?.attribute("val") ?? ""
      if state.isInTable {
        builder.space()
      } else {
        let role =
          state.base == .body ? styles.role(style) ?? (state.contentsDepth > 0 ? .contents : .body) : state.base
        builder.open(role)
        if title == nil, state.base == .body, styles.isTitle(style) { state.titleStart = TextBuilder() }
      }
    case "t":
      for child in node.children {
        builder.append(child)
        state.titleStart?.append(child)
      }
    case "tab", "ptab": builder.space()
    case "br", "cr":
      if name == "br", node.attribute("type") == "page" {
        if !hasRenderedBreaks { requestBreak(&state, breaksPages) }
      } else if state.isInTable {
        builder.space()
      } else {
        builder.line()
      }
    case "noBreakHyphen": builder.append("-")
    case "lastRenderedPageBreak": requestBreak(&state, breaksPages)
    case "tbl":
      let isData = node.all("tr").contains { $0.all("tc").count > 1 }
      state.tables.append(isData || state.isInTable)
      state.cells.append(0)
      if state.isInTable { builder.open(state.base == .body ? .table : state.base) }
    case "tr": if state.isInTable { builder.line() }
    case "tc": if state.isInTable { builder.tab() }
    case "docPartGallery": break
    case "sdt":
      if node.first(at: "sdtPr", "docPartObj", "docPartGallery")?.attribute("val") == "Table of Contents" {
        state.contentsDepth += 1
      }
    case "footnoteReference", "endnoteReference", "commentReference":
      let key = "\(name.dropLast(9)):\(node.attribute("id") ?? "")"
      if let note = notes.removeValue(forKey: key) { pendingNotes.append(note) }
    default: break
    }
  }

  private mutating func leave(_ node: XMLNode, _ state: inout State, breaksPages: Bool) {
    switch node.name {
    case "p":
      if let text = state.titleStart?.takeBlocks().first?.text { title = text }
      state.titleStart = nil
      if !state.isInTable { builder.line() }
    case "tbl":
      if !state.tables.isEmpty {
        state.tables.removeLast()
        builder.open(state.isInTable ? builder.role : state.base)
        if state.wantsBreak, !state.isInTable { requestBreak(&state, breaksPages) }
      }
    case "sdt":
      if node.first(at: "sdtPr", "docPartObj", "docPartGallery")?.attribute("val") == "Table of Contents" {
        state.contentsDepth -= 1
      }
    default: break
    }
  }

  /// Ends the page here, or after the table that this stands in.
  private mutating func requestBreak(_ state: inout State, _ breaksPages: Bool) {
    guard breaksPages else { return }
    state.wantsBreak = state.isInTable
    if !state.isInTable { turnPage() }
  }

  private mutating func turnPage() {
    let notes = pendingNotes
    pendingNotes = []
    let role = builder.role
    for note in notes { write(note, role: .note, breaksPages: false) }
    let blocks = builder.takeBlocks()
    builder.open(role)
    if !blocks.isEmpty { pages.append(Page(number: pageNumber, blocks: blocks)) }
    pageNumber += 1
  }
}
