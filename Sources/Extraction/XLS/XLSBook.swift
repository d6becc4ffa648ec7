/// An Excel workbook (Excel 97–2003, and Excel 5 and 95): what its sheets share.
struct XLSBook {
  /// A sheet by its name, and where its records lie (BoundSheet8, MS-XLS 2.4.28).
  struct SheetPlace {
    var name: String
    /// Of its first record.
    var offset: Int
    /// Whether it has cells; the others are charts, macros and modules.
    var hasCells: Bool
  }

  /// Bytes of text that are read: a cell may repeat a long string in 14 bytes.
  static let maximumBytes = 64 << 20

  let stream: BinaryView
  private(set) var sheets: [SheetPlace] = []
  private(set) var strings: [String] = []
  private(set) var formats = XLSFormats()
  /// Whether strings have one byte a character and no flags.
  private var isOld = false
  private var charset = "CP1252"

  /// - Throws: ``ExtractionError/damaged(detail:)``.
  init(_ stream: BinaryView) throws(ExtractionError) {
    self.stream = stream
    guard stream.word(0) == XLSRecords.Kind.start else { throw .damaged(detail: "the workbook does not begin as one") }
    isOld = stream.word(4) < 0x600
    var records = XLSRecords(stream)
    while let record = records.next(), record.kind != XLSRecords.Kind.end {
      let content = record.content
      switch record.kind {
      case XLSRecords.Kind.codePage: charset = RTFCharsets.name(content.word(0))
      case XLSRecords.Kind.dateMode: formats.startsIn1904 = content.word(0) == 1
      case XLSRecords.Kind.cellFormat: formats.addCellFormat(content.word(2))
      case XLSRecords.Kind.numberFormat:
        formats.addNumberFormat(content.word(0), string(record, from: 2, lengthBytes: isOld ? 1 : 2))
      case XLSRecords.Kind.sharedStrings: strings = XLSStrings.shared(record)
      case XLSRecords.Kind.sheet:
        sheets.append(
          SheetPlace(
            name: string(record, from: 6, lengthBytes: 1), offset: content.double(0), hasCells: content.byte(5) == 0))
      default: break
      }
    }
  }

  func header(_ record: XLSRecords.Record) -> String { string(record, from: 0, lengthBytes: isOld ? 1 : 2) }

  /// A string of a record, behind its length.
  func string(_ record: XLSRecords.Record, from offset: Int, lengthBytes: Int = 2) -> String {
    let count = record.content.number(offset, bytes: lengthBytes)
    if isOld { return record.content.part(offset + lengthBytes, count).text(charset) }
    var strings = XLSStrings(record, from: offset + lengthBytes)
    return strings.string(units: count)
  }
}
