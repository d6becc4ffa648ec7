package import GRDB

/// A document took the place of another at a path, and inherits what was decided about it.
///
/// Kept in the index until a run has seen where everything lies, so that a run that is killed or stopped in between
/// loses no decision.
package struct Succession: Sendable, Equatable {
  package var former: Int64
  package var present: Int64

  package init(former: Int64, present: Int64) {
    self.former = former
    self.present = present
  }

  /// All that wait, oldest first.
  package static func fetchAll(_ db: Database) throws -> [Succession] {
    try Row.fetchAll(db, sql: "SELECT former, present FROM succession ORDER BY id").map {
      Succession(former: $0[0], present: $0[1])
    }
  }
}

extension IndexBatch {
  package func add(_ succession: Succession) throws {
    try db.cachedStatement(sql: "INSERT INTO succession (former, present) VALUES (?, ?)")
      .execute(arguments: [succession.former, succession.present])
  }

  /// Forgets all successions: decisions have been passed on.
  package func clearSuccessions() throws { try db.execute(sql: "DELETE FROM succession") }
}
