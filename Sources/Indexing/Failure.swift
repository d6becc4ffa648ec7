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

/// How many things failed.
package struct FailureCount: Sendable, Equatable {
  package var files = 0
  /// Records of files that hold many, and members of archives.
  package var parts = 0

  package init(files: Int = 0, parts: Int = 0) {
    self.files = files
    self.parts = parts
  }

  /// - Parameter records: for each failure its record, empty for a whole file.
  package init(records: some Sequence<String>) {
    for record in records { if record.isEmpty { files += 1 } else { parts += 1 } }
  }

  package var all: Int { files + parts }

  /// For people: `3 files, 1 record or member of an archive`.
  package var words: String {
    let names = [
      (files, files == 1 ? "file" : "files"),
      (parts, parts == 1 ? "record or member of an archive" : "records or members of archives"),
    ]
    return names.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  package static func += (left: inout FailureCount, right: FailureCount) {
    left.files += right.files
    left.parts += right.parts
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
