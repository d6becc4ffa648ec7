package import GRDB

/// Signs by which the successor of a document that is gone may be known.
extension StoredDocument {
  /// Documents of files with a name, whatever their folder and extension.
  ///
  /// - Parameter stem: the name without folder and extension.
  package static func ids(_ db: Database, fileName stem: String) throws -> [Int64] {
    let pattern = LikePattern.escaped(stem) + ".%"
    guard !stem.isEmpty, pattern.utf8.count < LikePattern.longest else { return [] }
    return try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT document_id FROM file JOIN location ON location.file_id = file.id
        WHERE location.record = '' AND (file.path LIKE ? ESCAPE '\\' OR file.path LIKE ? ESCAPE '\\')
        """, arguments: [pattern, "%/" + pattern])
  }

  package static func ids(_ db: Database, title: String) throws -> [Int64] {
    try Int64.fetchAll(db, sql: "SELECT id FROM document WHERE title = ? AND title <> ''", arguments: [title])
  }

  package static func ids(_ db: Database, doi: String) throws -> [Int64] {
    try Int64.fetchAll(db, sql: "SELECT id FROM document WHERE doi = ?", arguments: [doi])
  }
}
