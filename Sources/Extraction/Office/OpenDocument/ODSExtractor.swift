package import Corpus

/// Reads OpenDocument spreadsheets (ODF 1.3), templates and flat XML too: a page for each sheet, hidden ones included,
/// with its name, its rows as they are shown, and comments.
package struct ODSExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.ods]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let package = try ODFPackage(input)
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    document.add(.kind, DocumentKind.dataset.rawValue, origin: .embedded)
    var sheets = ODSSheets(ODFWriter(package, ODFStyles()))
    // Changes that were undone and tables of other files are no part of the sheets.
    let elements: Set<String> = ["table-row", "shapes", "tracked-changes", "dde-links", "automatic-styles", "styles"]
    try XMLStream.read(
      try package.body(), elements: elements, what: "content.xml",
      opened: { if $0.name == "table" { sheets.begin(name: $0.attribute("name") ?? "") } },
      body: { node in
        switch node.name {
        case "table-row": sheets.addRow(node)
        case "shapes": sheets.addShapes(node)
        default: break
        }
        return true
      })
    sheets.end()
    document.pages = sheets.pages
    for notice in sheets.omitted { document.add("omitted", notice, origin: .embedded) }
    if let title = document.sheetTitle { document.add(.title, title, origin: .page) }
    package.read("meta.xml") { OfficeProperties.add(from: $0, to: &document) }
    document.removeTypists()
    try package.emit(document, otherwise: "the sheets hold no text; they may be empty", to: emit)
  }
}

/// Collects the sheets of a spreadsheet, as their rows come.
private struct ODSSheets {
  private(set) var pages: [Page] = []
  private(set) var omitted: [String] = []

  private let writer: ODFWriter
  private var limits = SheetLimits()
  private var number = 0
  private var name = ""
  private var table = TextBuilder()
  private var rest: [Block] = []

  init(_ writer: ODFWriter) { self.writer = writer }

  mutating func begin(name: String) {
    end()
    number += 1
    self.name = name
    limits.begin(name.isEmpty ? "sheet \(number)" : name)
  }

  mutating func end() {
    let blocks = table.takeBlocks() + rest
    rest = []
    if let notice = limits.notice { omitted.append(notice) }
    guard number > 0, !blocks.isEmpty else { return }
    let heading = TextBuilder.line(name)
    pages.append(Page(number: number, blocks: (heading.isEmpty ? [] : [Block(.heading, heading)]) + blocks))
  }

  /// A cell or a row that is repeated is written once.
  mutating func addRow(_ row: XMLNode) {
    let cells = row.elements.filter { $0.name == "table-cell" || $0.name == "covered-table-cell" }
    let paragraphs = cells.map { $0.all("p").map { $0.text(skipping: ["annotation", "frame"]) } }
    guard limits.takeRow(paragraphs.joined().reduce(0) { $0 + $1.utf8.count }) else { return }
    table.open(.table)
    for (cell, lines) in zip(cells, paragraphs) {
      table.tab()
      table.append(lines.joined(separator: " "))
      for part in cell.elements where part.name != "p" {
        rest += writer.blocks(of: part, role: part.name == "annotation" ? .note : .body)
      }
    }
  }

  mutating func addShapes(_ shapes: XMLNode) { rest += writer.blocks(of: shapes, role: .body) }
}
