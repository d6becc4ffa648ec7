package import GRDB

extension IndexBatch {
  /// Documents of which some tag carries an analyst's verdict.
  package func documentsWithVerdicts() throws -> [Int64] {
    try Int64.fetchAll(db, sql: "SELECT DISTINCT document_id FROM annotation WHERE verdict IS NOT NULL")
  }

  package func documents(withKeys keys: some Sequence<String>) throws -> [Int64] {
    let statement = try db.cachedStatement(sql: "SELECT id FROM document WHERE key = ?")
    return try keys.flatMap { try Int64.fetchAll(statement, arguments: [$0]) }
  }

  package func documents(atPaths paths: some Sequence<String>) throws -> [Int64] {
    try paths.flatMap { try StoredDocument.ids(db, atPath: $0) }
  }

  package func keys(of documents: some Sequence<Int64>) throws -> [String] {
    try documents.compactMap { try StoredDocument.key(db, id: $0) }
  }

  package func holdsDocument(key: String) throws -> Bool { try StoredDocument.isHeld(db, key: key) }
}

extension StoredDocument {
  /// Documents that lie at a path, records included (`path#record`).
  package static func ids(_ db: Database, atPath path: String) throws -> [Int64] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT location.document_id FROM file JOIN location ON location.file_id = file.id
        WHERE file.path = ? AND location.record = ?
        """)
    let parts = path.split(separator: "#", maxSplits: 1).map(String.init)
    let whole = try Int64.fetchAll(statement, arguments: [path, ""])
    return parts.count < 2 ? whole : try whole + Int64.fetchAll(statement, arguments: [parts[0], parts[1]])
  }

  package static func key(_ db: Database, id: Int64) throws -> String? {
    try String.fetchOne(db.cachedStatement(sql: "SELECT key FROM document WHERE id = ?"), arguments: [id])
  }

  /// Whether the index holds a document with this key.
  package static func isHeld(_ db: Database, key: String) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM document WHERE key = ?)"), arguments: [key]) ?? false
  }
}
