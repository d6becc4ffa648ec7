import Corpus

/// Writes the parts of a Word document as pages of text.
struct DOCWriter {
  private let text: DOCText
  private let formats: DOCFormats
  private let styles: DOCStyles
  private var lists: DOCLists
  private var notes: DOCNotes
  /// The first paragraph in the title's style.
  private(set) var title: String?
  /// The paragraphs in an author's style.
  private(set) var bylines: [String] = []

  private var builder = TextBuilder()
  private var pages: [Page] = []
  private var pageNumber = 1
  private var pendingNotes: [DOCNotes.Note] = []

  init(text: DOCText, formats: DOCFormats, styles: DOCStyles, lists: DOCLists, notes: DOCNotes) {
    self.text = text
    self.formats = formats
    self.styles = styles
    self.lists = lists
    self.notes = notes
  }

  /// Characters that end a paragraph (MS-DOC 2.4.2, 2.4.3).
  private enum Mark {
    static let cell: UInt16 = 0x07
    static let page: UInt16 = 0x0C
    static let paragraph: UInt16 = 0x0D
  }

  /// - Parameter breaksPages: whether page breaks of the text start a page.
  mutating func write(_ range: Range<Int>, role base: Block.Role, breaksPages: Bool = false) {
    let range = range.clamped(to: 0..<text.units.count)
    var start = range.lowerBound
    var isContinued = false
    open(base)
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, !Self.isMark(text.units[end]) { end += 1 }
      let last = min(end, range.upperBound - 1)
      let offset = text.offset(of: last)
      let format = formats.paragraph(at: offset)
      let mark = text.units[last]
      let isCell = mark == Mark.cell
      let isInTable = format.isInTable || isCell
      if breaksPages, format.breaksPage, !isContinued { turnPage() }
      open(base != .body ? base : isInTable ? .table : styles.role(format.style) ?? .body)
      if !isContinued, let number = lists.number(format) {
        builder.append(number)
        builder.space()
      }
      let text = writeCharacters(start..<end)
      if base == .body { keep(text, style: format.style) }
      if isCell {
        // Without formats a row ends with an empty cell.
        if format.endsRow || !format.isInTable && start == end { builder.line() } else { builder.tab() }
      } else if isInTable {
        if format.endsInnerCell { builder.tab() } else { builder.space() }
      } else {
        builder.line()
      }
      // A page break stands within a paragraph, a section break ends one.
      isContinued = mark == Mark.page && format.end > offset + 2
      if mark == Mark.page, breaksPages, !isInTable { turnPage() }
      start = end + 1
    }
    builder.line()
  }

  /// The pages; the notes that nothing refers to stand on the last.
  mutating func takePages() -> [Page] {
    pendingNotes += notes.byReference.sorted { $0.key < $1.key }.map(\.value)
    turnPage()
    return pages
  }

  /// Unlike the builder's own, this ends no line where the role stays.
  private mutating func open(_ role: Block.Role) { if builder.role != role { builder.open(role) } }

  private static func isMark(_ unit: UInt16) -> Bool {
    unit == Mark.paragraph || unit == Mark.cell || unit == Mark.page
  }

  /// Keeps the text of a paragraph whose style says what it is for.
  private mutating func keep(_ text: String, style: Int) {
    let isTitle = title == nil && styles.isTitle(style)
    guard isTitle || styles.isByline(style) else { return }
    let line = TextBuilder.line(text)
    guard !line.isEmpty else { return }
    if isTitle { title = line } else { bylines.append(line) }
  }

  /// - Returns: what was written, as one line.
  private mutating func writeCharacters(_ range: Range<Int>) -> String {
    var run: [UInt16] = []
    var heading = ""
    func flush(_ builder: inout TextBuilder) {
      let written = String(decoding: run, as: UTF16.self)
      builder.append(written)
      heading += written
      run.removeAll(keepingCapacity: true)
    }
    for index in range {
      let unit = text.units[index]
      switch unit {
      case 0x02, 0x05:
        if let note = notes.take(at: index) { pendingNotes.append(note) }
      case 0x0B, 0x0E:
        flush(&builder)
        builder.line()
        heading += " "
      case 0x1E: run.append(0x2D)
      case SymbolFont.units: run.append(SymbolFont.unit(unit) ?? 0x20)
      case 0xE000...0xF8FF: run.append(0x20)  // private use: a symbol's place in some font
      case 0..<0x20 where unit != 0x09: break
      default: if !formats.hasHidden || !formats.isHidden(at: text.offset(of: index)) { run.append(unit) }
      }
    }
    flush(&builder)
    return heading
  }

  private mutating func turnPage() {
    let notes = pendingNotes
    pendingNotes = []
    let role = builder.role
    for note in notes {
      builder.open(.note)
      if let author = note.author, !author.isEmpty { builder.append("\(author): ") }
      write(note.range, role: .note)
    }
    let blocks = builder.takeBlocks()
    builder.open(role)
    if !blocks.isEmpty { pages.append(Page(number: pageNumber, blocks: blocks)) }
    pageNumber += 1
  }
}
