/// What an extractor read from one file, or from one record of a file that holds many.
package struct Document: Sendable, Equatable {
  package var mediaType: MediaType
  /// The path within an archive of the file that was read; nil for a file that lies in none.
  package var member: String?
  /// The record's own identifier within its file (a JSONL `id`, a BibTeX key); nil for a file that is one document.
  package var record: String?
  /// The fingerprint of the bytes that were read: the file's, the archive member's, or the record's.
  package var fingerprint: Fingerprint
  /// What is known about the document, in the order found. The same name may stand several times (authors;
  /// a title from the page and one from the file name); ``best(_:)`` picks by origin.
  package var fields: [Field]
  package var pages: [Page]

  package init(
    mediaType: MediaType, member: String? = nil, record: String? = nil, fingerprint: Fingerprint,
    fields: [Field] = [], pages: [Page] = []
  ) {
    self.mediaType = mediaType
    self.member = member
    self.record = record
    self.fingerprint = fingerprint
    self.fields = fields
    self.pages = pages
  }

  /// Where the document stands within its file: `member`, `record`, or `member#record`; nil for a file that is one
  /// document.
  package var place: String? { member.map { $0 + (record.map { "#" + $0 } ?? "") } ?? record }

  /// All values of a field from the most trusted origin that has any.
  package func best(_ name: Field.Name) -> [Field] { fields.best(name) }

  /// Whether any page or abstract holds a letter or digit. A bibliographic record with a title is text enough.
  package var hasText: Bool {
    pages.contains { $0.blocks.contains { $0.text.contains { $0.isLetter || $0.isNumber } } }
      || fields.contains { $0.name == .abstract && !$0.value.isEmpty }
      || record != nil && fields.contains { $0.name == .title && !$0.value.isEmpty }
  }
}
