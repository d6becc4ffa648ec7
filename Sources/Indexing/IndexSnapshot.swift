package import GRDB

/// The index as it stands at one moment: what ``IndexStore/read(_:)`` lends.
package typealias IndexSnapshot = Database

extension IndexSnapshot {
  /// The SQLite connection, for the C collecting functions.
  package var connection: OpaquePointer? { sqliteConnection }

  /// The error that an SQLite result code of the connection stands for.
  package func error(code: Int32) -> any Error {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
  }
}

extension IndexStore {
  /// Runs `body` on one state of the index, whatever a writer does meanwhile.
  package func read<Result>(_ body: (IndexSnapshot) throws -> Result) throws -> Result {
    try Self.translatingErrors(path: path) { try database.read(body) }
  }
}

extension StoredDocument {
  /// Documents with an author whose name holds a text; ASCII letters match in either case.
  package static func ids(_ db: Database, byAuthor name: String) throws -> [Int64] {
    // Nobody's name is longer than a pattern may be.
    guard name.utf8.count <= LikePattern.longest else { return [] }
    return try Int64.fetchAll(
      db,
      sql: "SELECT id FROM document WHERE authors LIKE '%' || ? || '%' ESCAPE '\\' AND \(Joining.isOwn("id"))",
      arguments: [LikePattern.escaped(name)])
  }

  /// The first `limit` documents by title for which `isWanted` holds.
  package static func idsByTitle(_ db: Database, limit: Int, where isWanted: (Int64) -> Bool) throws -> [Int64] {
    var found: [Int64] = []
    let ids = try Int64.fetchCursor(db, sql: "SELECT id FROM document ORDER BY title COLLATE NOCASE, id")
    while found.count < limit, let id = try ids.next() {
      if isWanted(id) { found.append(id) }
    }
    return found
  }
}
