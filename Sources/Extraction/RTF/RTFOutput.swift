import Corpus

/// Puts the text of an RTF file together: pages, notes, headers and footers, and what the file says of itself.
struct RTFOutput {
  /// What a control word ends.
  enum Break {
    case paragraph, line, page, cell, row
  }

  private(set) var info: [(name: RTFDestination.InfoName, value: String)] = []
  /// The first paragraph in the title's style.
  private(set) var title: String?

  private var pages: [Page] = []
  private var pageNumber = 1
  private var body = TextBuilder()
  /// Notes, boxes and the like that are open, the innermost last: they stand in the middle of other text.
  private var inserts: [(destination: RTFDestination, text: TextBuilder)] = []
  /// Text boxes that wait for the end of the paragraph that they are in.
  private var boxes: [Block] = []
  private var notes: [Block] = []
  private var headers: [Block] = []
  private var footers: [Block] = []
  private var commentAuthor = ""
  private var styleNames: [Int: String] = [:]
  private var titleStart = ""

  private static let maximumInserts = 64

  // MARK: Destinations

  mutating func enter(_ destination: RTFDestination) {
    switch destination {
    case .note, .comment, .header, .footer, .textBox:
      guard inserts.count < Self.maximumInserts else { return }
      var builder = TextBuilder()
      builder.open(destination.role)
      if destination == .comment, !commentAuthor.isEmpty {
        builder.append("\(commentAuthor): ")
        commentAuthor = ""
      }
      inserts.append((destination, builder))
    case .info(let name): info.append((name, ""))
    case .commentAuthor: commentAuthor = ""
    default: break
    }
  }

  var insertCount: Int { inserts.count }

  mutating func closeInserts(downTo count: Int) {
    while inserts.count > count, var insert = inserts.popLast() {
      let blocks = insert.text.takeBlocks()
      switch insert.destination {
      case .header: headers += blocks.filter { !headers.contains($0) }
      case .footer: footers += blocks.filter { !footers.contains($0) }
      case .textBox: boxes += blocks
      default: notes += blocks
      }
    }
  }

  // MARK: Text

  mutating func append(_ text: String, _ state: RTFState) {
    switch state.destination {
    case .info: if !info.isEmpty { info[info.count - 1].value += text }
    case .commentAuthor: commentAuthor += text
    case .container, .skipped, .fontTable, .styleSheet: break
    case .body where inserts.isEmpty:
      if isTitle(state), title == nil { titleStart += text }
      let role = role(state)
      if body.role != role { body.open(role) }
      body.append(text)
    default: if !inserts.isEmpty { inserts[inserts.count - 1].text.append(text) }
    }
  }

  mutating func add(_ kind: Break, _ state: RTFState) {
    if inserts.isEmpty {
      guard state.destination == .body else { return }
      if kind == .paragraph || kind == .row { endParagraph() }
      if kind == .page, !state.isInTable {
        endParagraph()
        turnPage()
      } else {
        Self.add(kind, to: &body, isInTable: state.isInTable)
      }
      if kind == .paragraph || kind == .row { writeBoxes() }
    } else if state.destination != .container {
      Self.add(kind, to: &inserts[inserts.count - 1].text, isInTable: state.isInTable)
    }
  }

  private static func add(_ kind: Break, to builder: inout TextBuilder, isInTable: Bool) {
    switch kind {
    case .cell: builder.tab()
    case .paragraph, .line: if isInTable { builder.space() } else { builder.line() }
    case .row, .page: builder.line()
    }
  }

  private mutating func endParagraph() {
    let line = TextBuilder.line(titleStart)
    if title == nil, !line.isEmpty { title = line }
    titleStart = ""
  }

  private mutating func writeBoxes() {
    for block in boxes {
      body.open(block.role)
      body.append(lines: block.text)
    }
    boxes = []
  }

  // MARK: Styles

  mutating func addStyleName(_ text: String, number: Int) {
    guard number >= 0, styleNames[number] == nil else { return }
    let name = text.split(separator: ";").first ?? ""
    styleNames[number] = name.lowercased()
  }

  private func isTitle(_ state: RTFState) -> Bool { styleNames[state.style] == "title" }

  private func role(_ state: RTFState) -> Block.Role {
    if state.isInTable { return .table }
    if state.outlineLevel < 9 { return .heading }
    return styleNames[state.style].flatMap(DOCXStyles.role(named:)) ?? .body
  }

  // MARK: Pages

  private mutating func turnPage() {
    writeBoxes()
    let blocks = (pages.isEmpty ? headers : []) + body.takeBlocks() + notes
    notes = []
    if pages.isEmpty, !blocks.isEmpty { headers = [] }
    if !blocks.isEmpty { pages.append(Page(number: pageNumber, blocks: blocks)) }
    pageNumber += 1
  }

  mutating func takePages() -> [Page] {
    closeInserts(downTo: 0)
    endParagraph()
    notes += footers
    turnPage()
    return pages
  }
}

extension RTFDestination {
  /// The role of text that goes to it.
  fileprivate var role: Block.Role {
    switch self {
    case .note, .comment: .note
    case .header, .footer: .boilerplate
    default: .body
    }
  }
}

extension TextBuilder {
  /// Appends text of several lines.
  mutating func append(lines text: String) {
    for line in text.split(separator: "\n") {
      append(line)
      self.line()
    }
  }
}
