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
  /// Keys of documents that no file holds any more.
  package func keysWithoutLocation() throws -> Set<String> {
    try String.fetchSet(
      db,
      sql: "SELECT key FROM document WHERE NOT EXISTS (SELECT 1 FROM location WHERE document_id = document.id)")
  }

  /// Notes some documents before they are removed.
  package func noteDeparting(keys: some Sequence<String>) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO departed (key, title, doi) SELECT key, title, doi FROM document WHERE key = ?")
    for key in keys { try statement.execute(arguments: [key]) }
  }

  /// Forgets the departed that came back.
  package func forgetReturned() throws {
    try db.execute(
      sql: """
        DELETE FROM departed WHERE EXISTS (
          SELECT 1 FROM document JOIN location ON document_id = document.id WHERE document.key = departed.key)
        """)
  }
}
