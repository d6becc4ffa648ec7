package import GRDB

/// What the index holds, in numbers.
package struct IndexSummary: Sendable {
  package var files: Int
  package var documents: Int
  /// Bibliographic records that describe documents, and are none of their own.
  package var joinedRecords: Int
  package var pages: Int
  /// Bytes of extracted text (UTF-8): pages and fields.
  package var textBytes: Int
  package var failures: Int
  /// The commonest first.
  package var languages: [(value: String, count: Int)]
  package var mediaTypes: [(value: String, count: Int)]
  package var lastRun: RunRecord?

  package init(_ db: Database) throws {
    files = try Int.fetchOne(db, sql: "SELECT count(*) FROM file") ?? 0
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*), ifnull(sum(page_count), 0), ifnull(sum(text_bytes), 0) FROM document
        WHERE \(Joining.isOwn("id"))
        """)
    joinedRecords = try Int.fetchOne(db, sql: "SELECT count(*) FROM joining") ?? 0
    documents = row?[0] ?? 0
    pages = row?[1] ?? 0
    textBytes = row?[2] ?? 0
    failures = try Int.fetchOne(db, sql: "SELECT count(*) FROM failure") ?? 0
    languages = try Self.counts(db, column: "ifnull(language, 'unknown')")
    mediaTypes = try Self.counts(db, column: "media_type")
    lastRun = try RunRecord.fetchLatest(db, limit: 1).first
  }

  package static func documentCount(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM document") ?? 0
  }

  private static func counts(_ db: Database, column: String) throws -> [(value: String, count: Int)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(column), count(*) FROM document WHERE \(Joining.isOwn("id")) GROUP BY 1 ORDER BY 2 DESC, 1
        """
    ).map { ($0[0], $0[1]) }
  }
}
