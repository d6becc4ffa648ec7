package import Corpus
import Foundation

/// Reads Word's DOCX: text, tables, text boxes, notes, comments, headers and footers; not deleted text.
package struct DOCXExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.docx]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let package = try DOCXPackage(input.content)
    guard let main = package.mainPart, let content = package.content(main) else {
      throw ExtractionError.damaged(detail: "the container has no main document")
    }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    let styles = DOCXStyles(package.parts("styles", of: main).first.flatMap(package.content))
    var writer = DOCXWriter(styles: styles)
    try XMLTree.parse(xml: content, what: "the main document") { root in
      try withNotes(package, main: main, writer: &writer) { writer in
        for part in package.parts("header", of: main) { write(part, of: package, to: &writer) }
        writer.writeBody(root)
        for part in package.parts("chart", of: main) + package.parts("diagramData", of: main) {
          guard let content = package.content(part) else { continue }
          try? XMLTree.parse(xml: content) { writer.writeDrawing($0) }
        }
        for part in package.parts("footer", of: main) { write(part, of: package, to: &writer) }
        document.pages = writer.takePages()
      }
    }
    if let title = writer.title { document.add(.title, title, origin: .page) }
    package.addProperties(to: &document)
    document.removeTypists()
    if !document.has(.title), let title = Self.openingTitle(document) { document.add(.title, title, origin: .page) }
    try emit(.document(document.checked(otherwise: "the document holds no text; it may hold images")))
  }

  /// The heading that opens the text, else its first line, where that looks like a title.
  static func openingTitle(_ document: Document) -> String? {
    let opening = document.pages.first?.blocks.filter { $0.role != .boilerplate }.prefix(3) ?? []
    let block = opening.first { $0.role == .heading } ?? opening.first
    return block.flatMap { TitleGuess.title(ofText: $0.text) }
  }

  private func write(_ part: String, of package: DOCXPackage, to writer: inout DOCXWriter) {
    guard let content = package.content(part) else { return }
    try? XMLTree.parse(xml: content) { writer.writePart($0, role: .boilerplate) }
  }

  /// Opens the notes' parts around `body`, for their nodes to stay valid in it.
  private func withNotes(
    _ package: DOCXPackage, main: String, writer: inout DOCXWriter, body: (inout DOCXWriter) throws -> Void
  ) throws {
    var kinds = [("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment")][...]
    func open(_ writer: inout DOCXWriter) throws {
      guard let (part, name) = kinds.popFirst() else { return try body(&writer) }
      guard let content = package.parts(part, of: main).first.flatMap(package.content) else { return try open(&writer) }
      var isOpen = false
      do {
        try XMLTree.parse(xml: content) { root in
          isOpen = true
          for note in root.all(name) where note.attribute("type") == nil || note.attribute("type") == "normal" {
            writer.notes["\(name):\(note.attribute("id") ?? "")"] = note
          }
          try open(&writer)
        }
      } catch {
        if isOpen { throw error }
        try open(&writer)  // a damaged part costs its notes, not the document
      }
    }
    try open(&writer)
  }
}
