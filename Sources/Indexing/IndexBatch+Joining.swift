import Corpus
import GRDB

extension IndexBatch {
  /// Notes that documents or their places have changed, so that records are to be joined anew.
  func markJoiningPending() throws {
    guard !hasMarkedJoining else { return }
    try db.execute(sql: "INSERT OR IGNORE INTO pending (task) VALUES ('joining')")
    hasMarkedJoining = true
  }

  package func isJoiningPending() throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM pending WHERE task = 'joining')") ?? false
  }

  /// How many records are joined to documents.
  package func joinedCount() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM joining") ?? 0 }

  package func clearPendingJoining() throws {
    try db.execute(sql: "DELETE FROM pending WHERE task = 'joining'")
    hasMarkedJoining = false
  }

  /// Notes that a document's row has been written anew, without what records lend it.
  func forgetApplication(document id: Int64) throws {
    // `OR IGNORE`: see ``PendingTexts``.
    try db.cachedStatement(sql: "UPDATE OR IGNORE joining SET is_applied = 0 WHERE record_id = ? OR document_id = ?")
      .execute(arguments: [id, id])
  }

  /// Notes that a document's row holds what its records lend it.
  package func markApplied(document id: Int64) throws {
    try db.cachedStatement(sql: "UPDATE OR IGNORE joining SET is_applied = 1 WHERE document_id = ?")
      .execute(arguments: [id])
  }

  /// Joins a record to a document: the record is no longer found.
  package func join(_ joining: Joining) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO joining (record_id, document_id, reason, is_applied) VALUES (?, ?, ?, 1)
        ON CONFLICT (record_id) DO UPDATE SET document_id = excluded.document_id, reason = excluded.reason,
          is_applied = 1
        """
    ).execute(arguments: [joining.record, joining.document, joining.reason.rawValue])
    try hide(document: joining.record)
  }

  /// Makes a record a document of its own again, if it is still there.
  package func part(record id: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM joining WHERE record_id = ?").execute(arguments: [id])
    try pack(document: id, tags: TagRow.fetchWithoutEvidence(db, document: id))
  }
}
