package import Analysis
package import Corpus
package import Facets
import Foundation

/// A document ready to be written: read, its language known, its pages marked, its tags proposed.
package struct PreparedDocument: Sendable {
  package var fingerprint: Fingerprint
  /// A record's id, or the file's SHA-256 in hexadecimal digits.
  package var key: String
  package var record: String?
  /// Where it stands within its file, see `Document.place`.
  package var place: String?
  package var mediaType: MediaType
  package var title: String
  package var authors: [String]
  package var year: Int?
  package var language: Language?
  package var kind: DocumentKind
  package var doi: String?
  package var publisher: String?
  /// Marked text.
  package var abstract: String?
  package var fields: [Field]
  /// Marked text, one element a page.
  package let pages: [String]
  /// The pages as they are stored.
  let packedPages: [PackedPages]
  package var annotations: [Annotation]

  /// Settles the document's description from its fields: the most trusted origin wins.
  ///
  /// - Parameters:
  ///   - fallbackTitle: for a document that names none (its file's name).
  ///   - annotations: what the tagger proposed.
  package init(
    _ document: Document, language: Language?, fallbackTitle: String, annotations: [Annotation]
  ) {
    fingerprint = document.fingerprint
    key = document.record ?? document.fingerprint.hex
    record = document.record
    place = document.place
    mediaType = document.mediaType
    title = Self.plain(document.best(.title).first?.value ?? fallbackTitle)
    authors = document.best(.author).map { Self.plain($0.value) }
    year = Self.year(of: document.fields)
    // What a document calls its language may be anything.
    let language = language.flatMap { $0.rawValue.utf8.allSatisfy(Self.isTagByte) && !$0.rawValue.isEmpty ? $0 : nil }
    self.language = language
    kind =
      document.best(.kind).first.flatMap { DocumentKind(rawValue: $0.value) }
      ?? Self.kind(of: document.mediaType)
    doi = document.best(.doi).first?.value
    publisher = (document.best(.publisher).first ?? document.best(.organization).first)?.value
    fields = document.fields.map { Field($0.name, Self.plain($0.value), language: $0.language, origin: $0.origin) }
    abstract = Self.abstract(of: fields, language: language)
    pages = document.pages.map { page in
      var page = page
      for index in page.blocks.indices { page.blocks[index].text = Self.plain(page.blocks[index].text) }
      return MarkedText.encode(page, language: language)
    }
    packedPages = PackedPages.pack(pages, confidences: document.pages.map(\.confidence))
    self.annotations = annotations
  }

  static func year(of fields: [Field]) -> Int? {
    fields.best(.year).lazy.compactMap { Int($0.value.prefix(4)) }.first { (1000...9999).contains($0) }
  }

  private static func isTagByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// The abstracts of the most trusted origin as marked text, each in its language.
  static func abstract(of fields: [Field], language: Language?) -> String? {
    let abstracts = fields.best(.abstract)
    guard !abstracts.isEmpty else { return nil }
    return abstracts.map { MarkedText.marker(language: $0.language ?? language) + $0.value }.joined(separator: "\n")
  }

  /// A text without control characters other than tab and line feed: SQLite would end it at a NUL, and others
  /// would be read as markers and page breaks.
  private static func plain(_ text: String) -> String {
    func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F }
    guard text.utf8.contains(where: isControl) else { return text }
    return String(decoding: text.utf8.map { isControl($0) ? 0x20 : $0 }, as: UTF8.self)
  }

  private static func kind(of mediaType: MediaType) -> DocumentKind {
    switch mediaType {
    case .html: .web
    case .jats: .article
    case .epub: .book
    case .jsonLines: .record
    case let type where MediaType.bibliographies.contains(type): .record
    default: .other
    }
  }
}
