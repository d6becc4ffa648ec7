import Corpus
import GRDB

/// Full texts of documents that the index holds already, which a batch writes or takes away at its end.
///
/// FTS5 gathers what it is given and writes it out as one segment, but does so at once where a document comes after one
/// with a larger id, or a statement opens a savepoint (one that may fail after it has changed some rows). Documents that
/// are read again come in any order, and beside such statements: a segment each would have to be merged.
struct PendingTexts {
  struct Change {
    /// The columns of the text that goes; nil where there is none.
    var former: [String]?
    /// What comes; nil for a document that is removed.
    var present: (document: PreparedDocument, tags: [TagRow])?
  }

  private(set) var changes: [Int64: Change] = [:]
  private var size = 0

  /// Bytes of text beyond which the end of the batch is not waited for.
  private static let largest = 32 << 20

  var isFull: Bool { size > Self.largest }

  mutating func note(former: IndexedText?, of id: Int64) {
    changes[id, default: Change()].former = former?.columns
    size += former?.columns.reduce(0) { $0 + $1.utf8.count } ?? 0
  }

  mutating func note(_ document: PreparedDocument, tags: [TagRow], of id: Int64) {
    changes[id, default: Change()].present = (document, tags)
    size += document.pages.reduce(0) { $0 + $1.utf8.count }
  }
}

extension IndexBatch {
  /// The text that the full-text index holds of a document.
  func text(of id: Int64) throws -> IndexedText? {
    guard let stored = try StoredDocument.fetch(db, id: id) else { return nil }
    return IndexedText(
      title: stored.title, abstract: stored.abstract, language: stored.language,
      pages: try PageGroup.pages(db, document: id), notes: stored.lentNotes)
  }

  /// Writes what waits, if it is about a document that is to change once more.
  func settleTexts(of id: Int64) throws {
    if pendingTexts.changes[id] != nil { try writePendingTexts() }
  }

  /// Writes what waits, if it has become much.
  func settleTexts() throws {
    if pendingTexts.isFull { try writePendingTexts() }
  }

  /// Writes the texts that wait, by rising id.
  func writePendingTexts() throws {
    let changes = pendingTexts.changes.sorted { $0.key < $1.key }
    pendingTexts = PendingTexts()
    for (id, change) in changes {
      if let former = change.former {
        try db.cachedStatement(
          sql: """
            INSERT INTO document_fts (document_fts, rowid, body, title, abstract, headings)
            VALUES ('delete', ?, ?, ?, ?, ?)
            """
        ).execute(arguments: [id] + StatementArguments(former))
      }
      if let present = change.present { try fill(present.document, id: id, tags: present.tags) }
    }
  }
}
