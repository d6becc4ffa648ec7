package import Analysis
package import Corpus
import Foundation
package import GRDB

/// A row of the `document` table, without its text.
package struct StoredDocument: Sendable, Equatable, Identifiable {
  package var id: Int64
  package var fingerprint: Fingerprint
  /// A record's id, or the SHA-256 of a file or archive member in hexadecimal digits.
  package var key: String
  package var record: String?
  /// Whether another document of the index has the same key: a record of another file.
  package var isKeyShared: Bool
  package var mediaType: MediaType
  package var title: String
  package var authors: [String]
  package var year: Int?
  package var language: Language?
  package var kind: DocumentKind
  package var doi: String?
  package var publisher: String?
  /// All that was read, with origins.
  package var fields: [Field]
  package var pageCount: Int
  /// Bytes of text (UTF-8): pages and fields.
  package var textBytes: Int
  /// Tokens in body, title, abstract, headings.
  package var tokens: [Int]

  init(row: Row) throws {
    guard let fingerprint = Fingerprint(bytes: Array(row["sha256"] as Data)) else {
      throw IndexError.damaged(detail: "a document's fingerprint")
    }
    id = row["id"]
    self.fingerprint = fingerprint
    key = row["key"]
    record = row["record"]
    isKeyShared = row["is_key_shared"]
    mediaType = MediaType(rawValue: row["media_type"])
    title = row["title"]
    authors = (try? JSONDecoder().decode([String].self, from: Data((row["authors"] as String).utf8))) ?? []
    year = row["year"]
    language = (row["language"] as String?).map { Language($0) }
    kind = DocumentKind(rawValue: row["kind"]) ?? .other
    doi = row["doi"]
    publisher = row["publisher"]
    fields = try FieldCoding(title: title, authors: authors, doi: doi, publisher: publisher).decode(row["fields"])
    pageCount = row["page_count"]
    textBytes = row["text_bytes"]
    tokens = [row["body_tokens"], row["title_tokens"], row["abstract_tokens"], row["heading_tokens"]]
  }

  /// The abstracts as marked text; nil where there is none.
  package var abstract: String? { PreparedDocument.abstract(of: fields, language: language) }

  /// What people see of the document's identity, no two alike: a record's id where no other record has it, or the first
  /// 12 digits of the fingerprint.
  package var displayID: String { ownID ?? fingerprint.short }

  /// The same in full, for programs: a record's id, or all digits of the fingerprint.
  package var fullID: String { ownID ?? fingerprint.hex }

  private var ownID: String? { isKeyShared ? nil : record }

  /// An SQL expression: whether another row of `document` has the key of this one.
  static let isKeyShared = """
    EXISTS (SELECT 1 FROM document AS other WHERE other.key = document.key AND other.id <> document.id)
    """

  static let columns = """
    id, sha256, key, record, record IS NOT NULL AND \(isKeyShared) AS is_key_shared, media_type, title, authors, year, language, kind, doi, publisher, fields, page_count,
    text_bytes, body_tokens, title_tokens, abstract_tokens, heading_tokens
    """

  package static func fetch(_ db: Database, id: Int64) throws -> StoredDocument? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM document WHERE id = ?"), arguments: [id]
    ).map(StoredDocument.init(row:))
  }

  package static func fetchAll(_ db: Database, ids: [Int64]) throws -> [StoredDocument] {
    try ids.compactMap { try fetch(db, id: $0) }
  }

  /// The path of a file, that of an archive's member behind the archive's; the first where it lies in several places.
  package static func path(_ db: Database, id: Int64) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(IndexedFile.memberPath) FROM location JOIN file ON file.id = location.file_id
          WHERE location.document_id = ? ORDER BY 1
          """), arguments: [id])
  }

  /// Where the document lies: paths, with `#record` for a record of a file or a member of an archive; by path.
  package static func locations(_ db: Database, id: Int64) throws -> [String] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT file.path AS path, location.record AS record FROM location JOIN file ON file.id = location.file_id
          WHERE location.document_id = ? ORDER BY file.path, location.record
          """), arguments: [id]
    ).map { row in
      let record: String = row["record"]
      return (row["path"] as String) + (record.isEmpty ? "" : "#" + record)
    }
  }
}

extension StoredDocument {
  /// Documents that were tagged under another version of the authority files, by id.
  package static func ids(_ db: Database, authorityVersionOtherThan version: String) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "SELECT id FROM document WHERE authority_version <> ? ORDER BY id", arguments: [version])
  }

  /// The document as its extractor handed it out, put together from fields and pages.
  package static func document(_ db: Database, id: Int64) throws -> Document? {
    guard let stored = try fetch(db, id: id) else { return nil }
    let groups = try PageGroup.fetchAll(db, document: id)
    let pages = zip(groups.flatMap(\.pages), groups.flatMap(\.confidences)).enumerated().map { place, page in
      Page(number: place + 1, blocks: MarkedText.decode(page.0), confidence: page.1)
    }
    return Document(
      mediaType: stored.mediaType, record: stored.record, fingerprint: stored.fingerprint,
      fields: stored.fields, pages: pages)
  }
}
