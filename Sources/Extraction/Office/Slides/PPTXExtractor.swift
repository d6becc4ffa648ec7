package import Corpus

/// Reads PowerPoint's PPTX (ECMA-376), templates and shows too: a page for each slide, hidden ones included, with its
/// title, text, tables, charts, diagrams, alternative text, notes and comments.
package struct PPTXExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.pptx]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let package = try OPCPackage(input.content)
    let main = package.mainPart(usually: "ppt/presentation.xml")
    let slides = Self.slides(package, main: main)
    guard !slides.isEmpty else { throw package.archive.missing("slides") }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    document.add(.kind, DocumentKind.slides.rawValue, origin: .embedded)
    var writer = SlideWriter(package: package, files: EmbeddedFiles(in: input))
    for (index, slide) in slides.enumerated() {
      writer.writeSlide(slide)
      if index == slides.count - 1, let main { writer.writeMasters(of: main) }
      let blocks = writer.takeBlocks()
      if !blocks.isEmpty { document.pages.append(Page(number: index + 1, blocks: blocks)) }
    }
    if let title = writer.title ?? document.firstLine { document.add(.title, title, origin: .page) }
    package.read("docProps/core.xml") { OfficeProperties.add(from: $0, to: &document) }
    document.removeTypists()
    document.settleLanguages()
    try package.archive.emit(document, otherwise: "the slides hold no text; they may be images", to: emit)
  }

  /// The slides in the order of the presentation; where it does not tell, in the order of their names.
  private static func slides(_ package: OPCPackage, main: String?) -> [String] {
    guard let main else {
      return package.names.filter { $0.contains("/slides/slide") && $0.hasSuffix(".xml") }
        .sorted(by: ArchivePath.goesBefore)
    }
    let targets = package.relationships(of: main).filter { $0.type == "slide" }
    let order = package.read(main) { root in
      root.first("sldIdLst")?.all("sldId").compactMap { $0.qualifiedAttribute("id") } ?? []
    }
    var seen: Set<String> = []
    let listed = (order ?? []).compactMap { id in targets.first { $0.id == id }?.target }
      .filter { package.content($0) != nil && seen.insert($0).inserted }
    return listed.isEmpty ? package.parts("slide", of: main) : listed
  }
}

extension Document {
  /// The line of running text that opens the first slide, where that looks like a title.
  var firstLine: String? {
    guard let page = pages.first, page.number == 1 else { return nil }
    return page.blocks.first { $0.role == .body }.flatMap { TitleGuess.title(ofText: $0.text) }
  }
}
