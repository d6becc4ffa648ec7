package import Corpus
package import GRDB

/// A bibliographic record that describes a document of the corpus. It is no document of its own then: its fields are
/// the document's, and a search does not find it.
///
/// The record's own row stays as it was read, so that it can become a document again when its file is gone. There are
/// no foreign keys: a row outlives its record or document until the joining step of a run has seen to what is left.
package struct Joining: Sendable, Hashable {
  package var record: Int64
  package var document: Int64
  package var reason: Reason

  package init(record: Int64, document: Int64, reason: Reason) {
    self.record = record
    self.document = document
    self.reason = reason
  }

  /// How the record was found to describe the document; the surest first.
  package enum Reason: String, Sendable, Comparable, CaseIterable {
    /// The record names the file.
    case file
    case doi
    case title

    package static func < (left: Reason, right: Reason) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// For people: "joined by its DOI".
    package var description: String {
      switch self {
      case .file: "it names the file"
      case .doi: "same DOI"
      case .title: "same title and year"
      }
    }
  }

  init(row: Row) {
    self.init(record: row["record_id"], document: row["document_id"], reason: Reason(rawValue: row["reason"]) ?? .title)
  }

  /// All, and whether the document's row holds the record's fields already.
  package static func fetchAll(_ db: Database) throws -> [(joining: Joining, isApplied: Bool)] {
    try Row.fetchAll(db, sql: "SELECT record_id, document_id, reason, is_applied FROM joining").map {
      (Joining(row: $0), $0["is_applied"])
    }
  }

  /// The records that describe a document, the surest first.
  package static func fetchAll(_ db: Database, document: Int64) throws -> [Joining] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT record_id, document_id, reason FROM joining WHERE document_id = ?"),
      arguments: [document]
    ).map(Joining.init(row:)).sorted { ($0.reason, $0.record) < ($1.reason, $1.record) }
  }

  /// The document that a record describes; nil for any other document.
  package static func document(_ db: Database, ofRecord id: Int64) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT document_id FROM joining WHERE record_id = ?"), arguments: [id])
  }

  /// An SQL condition: the row of `document` or `annotation` is no record that describes another document.
  static func isOwn(_ column: String) -> String { "\(column) NOT IN (SELECT record_id FROM joining)" }
}

extension StoredDocument {
  /// What the file itself says: the fields without those that records have lent it.
  package var ownFields: [Field] { record == nil ? fields.filter { $0.origin != .record } : fields }
}
