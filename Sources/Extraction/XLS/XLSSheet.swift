/// The cells, comments and text boxes of one sheet of a workbook.
struct XLSSheet {
  /// A cell as it is shown, by 0-based row and column.
  private struct Cell {
    var row: Int
    var column: Int
    var text: String
  }

  private var cells: [Cell] = []
  /// Comments and text boxes.
  private(set) var comments: [String] = []
  private(set) var boxes: [String] = []
  private(set) var headers: [String] = []
  private(set) var byteCount = 0

  private let book: XLSBook
  private let limit: Int

  /// - Parameters:
  ///   - offset: of the sheet's first record.
  ///   - limit: bytes of text that it may hold.
  init(_ book: XLSBook, at offset: Int, limit: Int) throws(ExtractionError) {
    self.book = book
    self.limit = limit
    var records = XLSRecords(book.stream, from: offset)
    var depth = 0
    var isComment = false
    var formula: (row: Int, column: Int)?
    while let record = records.next() {
      let content = record.content
      switch record.kind {
      case XLSRecords.Kind.start: depth += 1
      case XLSRecords.Kind.end:
        depth -= 1
        if depth <= 0 { return }
      case XLSRecords.Kind.object: isComment = content.word(4) == 0x19
      case XLSRecords.Kind.textObject:
        guard let text = record.continuations.first, content.word(10) > 0 else { continue }
        var strings = XLSStrings(
          XLSRecords.Record(kind: 0, content: text, continuations: Array(record.continuations.dropFirst())))
        let value = strings.string(units: content.word(10))
        if isComment { comments.append(value) } else { boxes.append(value) }
        byteCount += value.utf8.count
      case XLSRecords.Kind.formulaString:
        if let place = formula { try add(book.string(record, from: 0), place.row, place.column) }
      case _ where depth > 1: break  // a chart within the sheet
      case XLSRecords.Kind.header, XLSRecords.Kind.footer:
        if content.count > 0 { headers.append(Self.plain(book.header(record))) }
      default:
        formula = record.kind == XLSRecords.Kind.formula ? (content.word(0), content.word(2)) : formula
        try addCells(record)
      }
    }
  }

  /// The rows from the top, cells separated by tabs.
  var rows: [String] {
    var rows: [String] = []
    var last = -1
    for cell in cells.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      if cell.row == last { rows[rows.count - 1] += "\t" + cell.text } else { rows.append(cell.text) }
      last = cell.row
    }
    return rows
  }

  private mutating func addCells(_ record: XLSRecords.Record) throws(ExtractionError) {
    let content = record.content
    let (row, column, format) = (content.word(0), content.word(2), content.word(4))
    switch record.kind {
    case XLSRecords.Kind.sharedString:
      let index = content.double(6)
      if book.strings.indices.contains(index) { try add(book.strings[index], row, column) }
    case XLSRecords.Kind.label, XLSRecords.Kind.richString: try add(book.string(record, from: 6), row, column)
    case XLSRecords.Kind.number: try add(book.formats.text(content.real(6), cellFormat: format), row, column)
    case XLSRecords.Kind.shortNumber:
      try add(book.formats.text(Self.shortNumber(content.double(6)), cellFormat: format), row, column)
    case XLSRecords.Kind.multipleNumbers:
      for index in 0..<max(0, (content.count - 6) / 6) {
        let value = Self.shortNumber(content.double(4 + 6 * index + 2))
        try add(book.formats.text(value, cellFormat: content.word(4 + 6 * index)), row, column + index)
      }
    case XLSRecords.Kind.truth:
      if content.byte(7) == 0 { try add(content.byte(6) == 0 ? "FALSE" : "TRUE", row, column) }
    case XLSRecords.Kind.formula:
      if content.word(12) != 0xFFFF {
        try add(book.formats.text(content.real(6), cellFormat: format), row, column)
      } else if content.byte(6) == 1 {
        try add(content.byte(8) == 0 ? "FALSE" : "TRUE", row, column)
      }
    default: break
    }
  }

  private mutating func add(_ text: String, _ row: Int, _ column: Int) throws(ExtractionError) {
    let text = TextBuilder.line(text)
    guard !text.isEmpty else { return }
    byteCount += text.utf8.count
    guard byteCount <= limit else {
      throw .limit(detail: "the sheets hold over \(XLSBook.maximumBytes >> 20) MiB of text")
    }
    cells.append(Cell(row: row, column: column, text: text))
  }

  /// A number in four bytes: an integer or the upper half of a real, perhaps times 100.
  private static func shortNumber(_ value: Int) -> Double {
    let number =
      value & 2 != 0
      ? Double(Int32(truncatingIfNeeded: value) >> 2) : Double(bitPattern: UInt64(value & 0xFFFF_FFFC) << 32)
    return value & 1 != 0 ? number / 100 : number
  }

  /// A header without its codes, such as `&C&"Arial,Bold"&12`.
  private static func plain(_ header: String) -> String {
    header.replacing(#/&&|&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Za-z])/#) { $0.output == "&&" ? "&" : " " }
  }
}
