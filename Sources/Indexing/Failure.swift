package import Corpus
import Foundation
package import GRDB

/// A file, or a record of one, that could not be indexed.
package struct Failure: Sendable, Equatable {
  package var path: String
  /// Empty for a whole file.
  package var record: String
  /// Where it failed: `discovery`, `extraction`.
  package var stage: String
  package var reason: String
  package var firstSeen: String
  package var lastSeen: String
  package var attempts: Int

  /// All failures, by path.
  package static func fetchAll(_ db: Database) throws -> [Failure] {
    try Row.fetchAll(db, sql: "SELECT * FROM failure ORDER BY path, record").map { row in
      Failure(
        path: row["path"], record: row["record"], stage: row["stage"], reason: row["reason"],
        firstSeen: row["first_seen"], lastSeen: row["last_seen"], attempts: row["attempts"])
    }
  }
}

extension IndexBatch {
  package func recordFailure(
    path: String, record: String = "", fingerprint: Fingerprint?, stage: String, reason: String
  ) throws {
    let now = Timestamp.now()
    try db.cachedStatement(
      sql: """
        INSERT INTO failure (path, record, sha256, stage, reason, first_seen, last_seen, attempts)
        VALUES (?, ?, ?, ?, ?, ?, ?, 1)
        ON CONFLICT (path, record) DO UPDATE SET sha256 = excluded.sha256, stage = excluded.stage,
          reason = excluded.reason, last_seen = excluded.last_seen, attempts = attempts + 1
        """
    ).execute(arguments: [path, record, fingerprint.map { Data($0.bytes) }, stage, reason, now, now])
  }

  /// Forgets what failed in a file before.
  package func clearFailures(path: String) throws {
    try db.cachedStatement(sql: "DELETE FROM failure WHERE path = ?").execute(arguments: [path])
  }

  /// Forgets failures of a stage for paths that no longer have them.
  package func clearFailures(stage: String, except paths: Set<String>) throws {
    for path in try String.fetchAll(db, sql: "SELECT path FROM failure WHERE stage = ?", arguments: [stage])
    where !paths.contains(path) {
      try clearFailures(path: path)
    }
  }
}
