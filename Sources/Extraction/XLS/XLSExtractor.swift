package import Corpus
import Foundation

/// Reads Excel's XLS (Excel 97–2003, 5 and 95; MS-XLS), a page a sheet: rows of cells, comments, text boxes.
package struct XLSExtractor: OLEDocumentReader {
  package static let mediaTypes: [MediaType] = [.xls]
  static let mainStreams = ["Workbook", "Book"]
  static let kind = "XLS (Excel 97-2003)"

  package init() {}

  func document(_ file: OLEFile, _ input: ExtractionInput) throws -> Document {
    guard let stream = file.stream("Workbook") ?? file.stream("Book") else {
      throw ExtractionError.damaged(detail: "the compound file has no workbook")
    }
    let book = try XLSBook(try XLSEncryption.open(stream, passwords: input.passwords))
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    var room = XLSBook.maximumBytes
    var seen: Set<Int> = []
    var limits = SheetLimits()
    for (index, place) in book.sheets.enumerated() where place.hasCells && seen.insert(place.offset).inserted {
      let sheet = try XLSSheet(book, at: place.offset, limit: room)
      room -= sheet.byteCount
      limits.begin(place.name)
      let rows = sheet.rows.prefix { limits.takeRow($0.utf8.count) }
      if let omitted = limits.notice { document.add("omitted", omitted, origin: .embedded) }
      let blocks = Self.blocks(sheet, rows: Array(rows), name: place.name)
      if !blocks.isEmpty { document.pages.append(Page(number: index + 1, blocks: blocks)) }
    }
    var files = EmbeddedFiles(in: input)
    let objects = file.names.filter { $0.hasPrefix("MBD") }
    document.addToLastPage(objects.flatMap { files.blocks(of: file.storage($0)) })
    if let title = document.sheetTitle { document.add(.title, title, origin: .page) }
    document.add(.kind, DocumentKind.dataset.rawValue, origin: .embedded)
    file.addProperties(to: &document)
    document.removeTypists()
    return try document.checked(otherwise: "the sheets hold no text")
  }

  private static func blocks(_ sheet: XLSSheet, rows: [String], name: String) -> [Block] {
    var builder = TextBuilder(layout: .preformatted)
    func add(_ role: Block.Role, _ texts: [String]) {
      guard !texts.isEmpty else { return }
      builder.open(role)
      for text in texts {
        builder.append(text)
        builder.line()
      }
    }
    guard !rows.isEmpty || !sheet.boxes.isEmpty || !sheet.comments.isEmpty else { return [] }
    add(.boilerplate, sheet.headers)
    add(.heading, [name])
    add(.table, rows)
    add(.body, sheet.boxes)
    add(.note, sheet.comments)
    return builder.takeBlocks()
  }
}
