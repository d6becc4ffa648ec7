package import GRDB

/// What is still known of a decided document that left the corpus, so that its successor can be found.
package struct DepartedDocument: Sendable, Equatable {
  package var key: String
  package var title: String
  package var doi: String?

  package static func fetch(_ db: Database, key: String) throws -> DepartedDocument? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT key, title, doi FROM departed WHERE key = ?"), arguments: [key]
    ).map { DepartedDocument(key: $0["key"], title: $0["title"], doi: $0["doi"]) }
  }
}

extension IndexBatch {
  /// Notes those of some documents that no file holds any more, before they are removed; forgets those that came back.
  package func noteDeparting(keys: some Sequence<String>) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO departed (key, title, doi) SELECT key, title, doi FROM document
        WHERE key = ? AND NOT EXISTS (SELECT 1 FROM location WHERE document_id = document.id)
        """)
    for key in keys { try statement.execute(arguments: [key]) }
    try db.execute(
      sql: """
        DELETE FROM departed WHERE EXISTS (
          SELECT 1 FROM document JOIN location ON document_id = document.id WHERE document.key = departed.key)
        """)
  }
}
