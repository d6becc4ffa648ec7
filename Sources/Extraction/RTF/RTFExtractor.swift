package import Corpus
import Foundation

/// Reads RTF (Rich Text Format 1.9.1): text, tables, notes, comments, text boxes, headers and footers; not deleted text.
package struct RTFExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.rtf]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    guard input.content.starts(with: Array("{\\rtf".utf8)) else {
      throw ExtractionError.damaged(detail: "the file does not begin as RTF does")
    }
    var output = try input.content.withUnsafeBytes { raw in
      var reader = RTFReader(raw.bindMemory(to: UInt8.self))
      try reader.read()
      return reader.output
    }
    var document = Document(mediaType: input.mediaType, fingerprint: input.fingerprint)
    document.pages = output.takePages()
    if let title = output.title { document.add(.title, title, origin: .page) }
    for (name, value) in output.info { Self.add(name, value, to: &document) }
    document.removeTypists()
    document.addOpeningTitle()
    document.addOpeningAuthors()
    document.addOpeningKind()
    try emit(.document(document.checked(otherwise: "the document holds no text; it may hold images")))
  }

  private static func add(_ name: RTFDestination.InfoName, _ value: String, to document: inout Document) {
    switch name {
    case .title: OfficeProperties.addTitle(value, to: &document)
    case .author: for author in PersonNames.split(value) { document.add(.author, author, origin: .info) }
    case .company: document.add(.organization, value, origin: .info)
    case .subject: document.add("subject", value, origin: .embedded)
    case .keywords:
      for keyword in value.split(whereSeparator: { ",;，；、\n".contains($0) }) {
        document.add(.keyword, keyword, origin: .embedded)
      }
    case .created: document.addYear(from: value, origin: .info)
    }
  }
}
