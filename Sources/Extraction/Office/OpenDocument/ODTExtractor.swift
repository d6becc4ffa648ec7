package import Corpus

/// Reads OpenDocument text (ODF 1.3), templates and flat XML too: text, tables, text boxes, notes, comments, headers and
/// footers, alternative text and embedded objects; not deleted text.
package struct ODTExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.odt]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let package = try ODFPackage(input)
    let content = try package.body()
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    var writer = ODFWriter(package, ODFStyles(package))
    package.read("styles.xml") { root in
      for name in ["header", "footer"] {
        for part in root.first("master-styles")?.descendants(name) ?? [] { writer.write(part, role: .boilerplate) }
      }
    }
    try XMLTree.parse(xml: content, what: "content.xml") { root in
      writer.write(root.first("body") ?? root, role: .body)
    }
    document.pages = writer.takePages()
    if let title = writer.title { document.add(.title, title, origin: .page) }
    document.addBylines(writer.bylines)
    package.read("meta.xml") { OfficeProperties.add(from: $0, to: &document) }
    document.removeTypists()
    document.addOpeningTitle()
    document.addOpeningAuthors()
    document.addOpeningKind()
    document.settleLanguages()
    try package.emit(document, otherwise: "the document holds no text; it may hold images", to: emit)
  }
}
