package import Analysis
package import Corpus

extension StoredDocument {
  /// A document that no row was read for; what is not given is empty.
  package init(
    id: Int64, fingerprint: Fingerprint, record: String? = nil, mediaType: MediaType, title: String,
    authors: [String] = [], year: Int? = nil, language: Language? = nil, kind: DocumentKind = .other,
    doi: String? = nil, publisher: String? = nil, fields: [Field] = [], pageCount: Int = 0
  ) {
    self.id = id
    self.fingerprint = fingerprint
    key = record ?? fingerprint.hex
    self.record = record
    isKeyShared = false
    self.mediaType = mediaType
    self.title = title
    self.authors = authors
    self.year = year
    self.language = language
    self.kind = kind
    self.doi = doi
    self.publisher = publisher
    self.fields = fields
    self.pageCount = pageCount
    textBytes = 0
    tokens = [0, 0, 0, 0]
  }
}
