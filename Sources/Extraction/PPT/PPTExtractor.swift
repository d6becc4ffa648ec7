package import Corpus
import Foundation

/// Reads PowerPoint's PPT (PowerPoint 97–2003, MS-PPT), a page a slide: text, notes, comments, headers and footers.
package struct PPTExtractor: OLEDocumentReader {
  package static let mediaTypes: [MediaType] = [.ppt]
  static let mainStreams = ["PowerPoint Document"]
  static let kind = "PPT (PowerPoint 97-2003)"

  package init() {}

  func document(_ file: OLEFile, _ input: ExtractionInput) throws -> Document {
    guard let stream = file.stream("PowerPoint Document") else {
      throw ExtractionError.damaged(detail: "the compound file has no PowerPoint document")
    }
    let records = try PPTFile(stream, currentUser: file.stream("Current User"))
    var writer = PPTWriter()
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    if records.hasDirectory { document.pages = Self.pages(records, &writer) }
    if document.pages.isEmpty { document.pages = Self.pagesWithoutOrder(records, &writer) }
    var files = EmbeddedFiles(in: input)
    for object in records.objects { document.addToLastPage(files.blocks(of: object, name: "")) }
    if let title = writer.title { document.add(.title, title, origin: .page) }
    document.add(.kind, DocumentKind.slides.rawValue, origin: .embedded)
    file.addProperties(to: &document)
    document.removeTypists()
    return try document.checked(otherwise: "the slides hold no text; they may hold images")
  }

  private static func pages(_ file: PPTFile, _ writer: inout PPTWriter) -> [Page] {
    guard let document = file.document else { return [] }
    let slides = PPTSlideList(document, .slides).entries
    let notes = Dictionary(
      PPTSlideList(document, .notes).entries.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    var pages: [Page] = []
    for (index, entry) in slides.enumerated() {
      if let slide = file[entry.number], slide.kind == PPTRecord.Kind.slide {
        writer.write(slide, outline: entry.texts, role: .body)
        let atom = slide.children.first { $0.kind == PPTRecord.Kind.slideAtom }
        if let note = atom.flatMap({ notes[$0.content.double(16)] }), let record = file[note.number] {
          writer.write(record, outline: note.texts, role: .note)
        }
      } else {
        writer.write(outline: entry.texts)
      }
      if index == 0 { writeMasters(file, document, &writer) }
      let blocks = writer.takeBlocks()
      if !blocks.isEmpty { pages.append(Page(number: index + 1, blocks: blocks)) }
    }
    return pages
  }

  /// What all slides show stands on the first page.
  private static func writeMasters(_ file: PPTFile, _ document: PPTRecord, _ writer: inout PPTWriter) {
    for master in PPTSlideList(document, .masters).entries {
      guard let record = file[master.number] else { continue }
      writer.write(record, outline: master.texts, role: .boilerplate, keepsPlaceholders: false)
    }
    writer.writeHeadersAndFooters(of: document)
  }

  /// The slides as they lie in a file whose order is lost.
  private static func pagesWithoutOrder(_ file: PPTFile, _ writer: inout PPTWriter) -> [Page] {
    var pages: [Page] = []
    for record in file.all where record.kind == PPTRecord.Kind.slide || record.kind == PPTRecord.Kind.notes {
      writer.write(record, outline: [], role: record.kind == PPTRecord.Kind.slide ? .body : .note)
      let blocks = writer.takeBlocks()
      if !blocks.isEmpty { pages.append(Page(number: pages.count + 1, blocks: blocks)) }
    }
    return pages
  }
}
