import Corpus
import Foundation
package import GRDB

/// One run of ingestion, as the `run` table remembers it.
package struct RunRecord: Sendable, Equatable {
  package var id: Int64
  package var command: String
  package var started: String
  package var finished: String?
  /// `done`, `interrupted`, or an error's words; nil while it runs or after it was killed.
  package var outcome: String?
  package var counts: [String: Int]

  /// The latest runs, newest first.
  package static func fetchLatest(_ db: Database, limit: Int) throws -> [RunRecord] {
    try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id DESC LIMIT ?", arguments: [limit]).map { row in
      let counts = (row["counts"] as String?).flatMap {
        try? JSONDecoder().decode([String: Int].self, from: Data($0.utf8))
      }
      return RunRecord(
        id: row["id"], command: row["command"], started: row["started"], finished: row["finished"],
        outcome: row["outcome"], counts: counts ?? [:])
    }
  }
}

extension IndexBatch {
  package func beginRun(command: String) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO run (command, started) VALUES (?, ?)", arguments: [command, Timestamp.now()])
    return db.lastInsertedRowID
  }

  package func endRun(_ id: Int64, outcome: String, counts: [String: Int]) throws {
    try db.execute(
      sql: "UPDATE run SET finished = ?, outcome = ?, counts = ? WHERE id = ?",
      arguments: [Timestamp.now(), outcome, try JSON.encode(counts), id])
  }
}
