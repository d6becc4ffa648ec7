package import Corpus

/// Reads OpenDocument presentations (ODF 1.3), templates and flat XML too: a page for each slide with its title, text,
/// tables, alternative text and notes.
package struct ODPExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.odp]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let package = try ODFPackage(input)
    let content = try package.body()
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    document.add(.kind, DocumentKind.slides.rawValue, origin: .embedded)
    var writer = ODFWriter(package, ODFStyles(package))
    let title = try XMLTree.parse(xml: content, what: "content.xml") { root in
      let body = root.first(at: "body", "presentation") ?? root
      let slides = body.all("page")
      for (index, slide) in slides.enumerated() {
        Self.write(slide, to: &writer)
        if index == slides.count - 1 { Self.writeMargins(body, package, to: &writer) }
        writer.turnPage()
      }
      return slides.first?.elements.first(where: Self.isTitle)?.text()
    }
    document.pages = writer.takePages()
    let isNamed = title.map { $0.count <= 200 && $0.contains(where: \.isLetter) } ?? false
    if let title = isNamed ? title : document.firstLine { document.add(.title, title, origin: .page) }
    package.read("meta.xml") { OfficeProperties.add(from: $0, to: &document) }
    document.removeTypists()
    document.settleLanguages()
    try package.emit(document, otherwise: "the slides hold no text; they may be images", to: emit)
  }

  /// A slide: its title first, its notes last.
  private static func write(_ slide: XMLNode, to writer: inout ODFWriter) {
    let shapes = Array(slide.elements)
    for shape in shapes where isTitle(shape) { writer.write(shape, role: .heading) }
    for shape in shapes where !isTitle(shape) && shape.name != "notes" {
      writer.write(shape, role: shape.attribute("class") == "subtitle" ? .heading : .body)
    }
    for shape in slide.first("notes")?.elements.filter({ $0.name != "page-thumbnail" }) ?? [] {
      if !["header", "footer", "date-time", "page-number"].contains(shape.attribute("class")) {
        writer.write(shape, role: .note)
      }
    }
  }

  private static func isTitle(_ shape: XMLNode) -> Bool { shape.attribute("class") == "title" }

  /// What all slides show: declared footers, and the text on the masters that no slide replaces.
  private static func writeMargins(_ body: XMLNode, _ package: ODFPackage, to writer: inout ODFWriter) {
    for name in ["header-decl", "footer-decl"] {
      for declaration in body.all(name) { writer.write(declaration, role: .boilerplate) }
    }
    package.read("styles.xml") { root in
      for shape in root.first("master-styles")?.all("master-page").flatMap(\.elements) ?? [] {
        guard ["footer", nil].contains(shape.attribute("class")), !["notes", "forms"].contains(shape.name) else {
          continue
        }
        writer.write(shape, role: .boilerplate)
      }
    }
  }
}
