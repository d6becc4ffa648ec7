package import Corpus
import Foundation

/// Reads Word's DOCX (ECMA-376), templates too: text, tables, text boxes, notes, comments, headers and footers,
/// charts, diagrams, alternative text and embedded documents; not deleted text.
package struct DOCXExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.docx]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let package = try OPCPackage(input.content)
    guard let main = package.mainPart(usually: "word/document.xml"), let content = package.content(main) else {
      throw package.archive.missing("main document")
    }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    var parts = DOCXParts(package, main: main)
    parts.readNotes(of: package, main: main)
    parts.readInserts(of: package, main: main, files: EmbeddedFiles(in: input))
    var writer = DOCXWriter(parts: parts)
    writer.writeMargins(Self.margins("header", of: package, main: main, parts))
    let hasRenderedBreaks = content.range(of: Data("lastRenderedPageBreak".utf8)) != nil
    try XMLTree.parse(xml: content, what: "the main document") {
      writer.writeBody($0, hasRenderedBreaks: hasRenderedBreaks)
    }
    writer.writeMargins(Self.margins("footer", of: package, main: main, parts))
    document.pages = writer.takePages()
    if let title = writer.title { document.add(.title, title, origin: .page) }
    document.addBylines(writer.bylines)
    package.read("docProps/core.xml") { OfficeProperties.add(from: $0, to: &document) }
    document.removeTypists()
    document.addOpeningTitle()
    document.addOpeningAuthors()
    document.addOpeningKind()
    document.settleLanguages()
    try package.archive.emit(document, otherwise: "the document holds no text; it may hold images", to: emit)
  }

  /// Headers or footers; sections repeat them, and each is taken once.
  private static func margins(_ type: String, of package: OPCPackage, main: String, _ parts: DOCXParts) -> [Block] {
    var seen: Set<String> = []
    return package.parts(type, of: main).flatMap { part in
      package.read(part) { DOCXWriter.blocks(of: $0, role: .boilerplate, parts) } ?? []
    }.filter { seen.insert($0.text).inserted }
  }
}
