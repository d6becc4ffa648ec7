package import Corpus

/// Reads Excel's XLSX (ECMA-376), templates too: a page for each sheet, hidden ones included, with its name, rows,
/// comments, text boxes, charts and alternative text.
package struct XLSXExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.xlsx]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let package = try OPCPackage(input.content)
    guard let main = package.mainPart(usually: "xl/workbook.xml") else {
      throw package.archive.missing("workbook")
    }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    document.add(.kind, DocumentKind.dataset.rawValue, origin: .embedded)
    let workbook = Workbook(package, main: main)
    var writer = SheetWriter(package: package, workbook: workbook, files: EmbeddedFiles(in: input))
    for (index, sheet) in workbook.sheets.enumerated() {
      if let omitted = writer.write(sheet, number: index + 1) {
        document.add("omitted", omitted, origin: .embedded)
      }
      let blocks = writer.takeBlocks()
      if !blocks.isEmpty { document.pages.append(Page(number: index + 1, blocks: blocks)) }
    }
    if let title = document.sheetTitle { document.add(.title, title, origin: .page) }
    package.read("docProps/core.xml") { OfficeProperties.add(from: $0, to: &document) }
    document.removeTypists()
    try package.archive.emit(document, otherwise: "the sheets hold no text; they may be empty", to: emit)
  }
}

extension Document {
  /// The line that heads the first sheet's table, if one stands alone above it and looks like a title.
  var sheetTitle: String? {
    guard let table = pages.first?.blocks.first(where: { $0.role == .table }),
      let line = table.text.prefix(1000).split(separator: "\n").first, !line.contains("\t")
    else { return nil }
    return TitleGuess.title(ofText: line)
  }
}
