package import Corpus
import Foundation

/// Reads OpenDocument text (ODF 1.3): text, tables, text boxes, notes, comments, headers and footers.
package struct ODTExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.odt]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let wanted: Set<String> = ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"]
    let archive = try ArchiveReader(input.content) { wanted.contains($0) }
    if let manifest = archive.content(of: "META-INF/manifest.xml"),
      manifest.range(of: Data("encryption-data".utf8)) != nil
    {
      throw ExtractionError.encrypted
    }
    guard let content = archive.content(of: "content.xml") else {
      throw ExtractionError.damaged(detail: "the container has no content.xml")
    }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    var writer = ODTWriter()
    if let styles = archive.content(of: "styles.xml") {
      try? XMLTree.parse(xml: styles) { root in
        for name in ["header", "footer"] {
          for part in root.descendants(name) { writer.write(part, role: .boilerplate) }
        }
      }
    }
    try XMLTree.parse(xml: content, what: "content.xml") { root in
      writer.addStyles(root)
      writer.write(root.first("body") ?? root, role: .body)
    }
    document.pages = writer.takePages()
    if let title = writer.title { document.add(.title, title, origin: .page) }
    if let meta = archive.content(of: "meta.xml") { addProperties(meta, to: &document) }
    document.removeTypists()
    if !document.has(.title), let title = DOCXExtractor.openingTitle(document) {
      document.add(.title, title, origin: .page)
    }
    try emit(.document(document.checked(otherwise: "the document holds no text; it may hold images")))
  }

  private func addProperties(_ meta: Data, to document: inout Document) {
    try? XMLTree.parse(xml: meta) { root in
      let properties = Array((root.first("meta") ?? root).elements)
      for property in properties {
        let value = property.text()
        switch property.name {
        case "title": document.add(.title, value, origin: .info)
        case "initial-creator": document.add(.author, value, origin: .info)
        case "creator" where !properties.contains { $0.name == "initial-creator" }:
          document.add(.author, value, origin: .info)
        case "creation-date": document.addYear(from: value, origin: .info)
        case "language": document.addLanguage(from: value, origin: .info)
        case "keyword": document.add(.keyword, value, origin: .embedded)
        default: break
        }
      }
    }
  }
}
