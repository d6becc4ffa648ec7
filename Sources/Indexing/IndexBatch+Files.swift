package import Corpus
import Foundation
package import GRDB

/// A row of the `file` table: what change detection knows of a file.
package struct IndexedFile: Sendable, Equatable {
  package var id: Int64
  package var path: String
  package var size: Int64
  package var modified: Int64
  package var inode: UInt64
  package var fingerprint: Fingerprint
  package var hasFailed: Bool
  package var extractorVersion: Int
  /// Pages that character recognition was not there to read.
  package var unreadPages = 0
  /// Records of the file, or members of the archive, that failed.
  package var failedParts = 0

  /// What failed when the file was read.
  package var failures: FailureCount { FailureCount(files: hasFailed ? 1 : 0, parts: failedParts) }
  /// Whether documents in it need a password, though the file itself could be read.
  package var hasLockedParts = false

  /// All files, by path.
  package static func fetchAll(_ db: Database) throws -> [String: IndexedFile] {
    var files: [String: IndexedFile] = [:]
    let locked = try String.fetchAll(
      db, sql: "SELECT DISTINCT path FROM failure WHERE record <> '' AND reason LIKE 'encrypted: %'")
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, path, size, mtime_ns, inode, sha256, failed, extractor_version, unread_pages FROM file")
    while let row = try rows.next() {
      guard let fingerprint = Fingerprint(bytes: Array(row[5] as Data)) else {
        throw IndexError.damaged(detail: "a file's fingerprint")
      }
      let path: String = row[1]
      files[path] = IndexedFile(
        id: row[0], path: path, size: row[2], modified: row[3], inode: UInt64(bitPattern: row[4] as Int64),
        fingerprint: fingerprint, hasFailed: row[6], extractorVersion: row[7], unreadPages: row[8])
    }
    for row in try Row.fetchAll(db, sql: "SELECT path, count(*) FROM failure WHERE record <> '' GROUP BY path") {
      files[row[0]]?.failedParts = row[1]
    }
    for path in locked { files[path]?.hasLockedParts = true }
    return files
  }

  /// An SQL expression: the path of a file that is a document, or of an archive's member behind the archive's.
  static let memberPath = "file.path || iif(location.record = '', '', '/' || location.record)"

  /// The files that hold a document.
  package static func paths(_ db: Database, document: Int64) throws -> [String] {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT file.path FROM location JOIN file ON file.id = location.file_id WHERE location.document_id = ?"),
      arguments: [document])
  }

  /// Whether the file on disk is taken to be the same without reading it.
  package func matches(_ found: FoundFile) -> Bool {
    size == found.size && modified == found.modified && inode == found.inode
  }
}

extension IndexBatch {
  /// Notes a file as read; a file that was there keeps its id and its locations.
  ///
  /// - Returns: the file's id.
  package func setFile(
    _ found: FoundFile, fingerprint: Fingerprint, hasFailed: Bool, extractorVersion: Int, unreadPages: Int = 0
  ) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO file (path, size, mtime_ns, inode, sha256, failed, extractor_version, unread_pages)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns, inode = excluded.inode,
          sha256 = excluded.sha256, failed = excluded.failed, extractor_version = excluded.extractor_version,
          unread_pages = excluded.unread_pages
        """
    ).execute(arguments: [
      found.location, found.size, found.modified, Int64(bitPattern: found.inode), Data(fingerprint.bytes), hasFailed,
      extractorVersion, unreadPages,
    ])
    return try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM file WHERE path = ?"), arguments: [found.location]) ?? 0
  }

  /// Says which document a file, or a record of it, now is.
  ///
  /// - Parameter record: empty for a file that is one document.
  /// - Returns: the document that stood there before, if another.
  package func setLocation(file: Int64, record: String, document: Int64) throws -> Int64? {
    let former = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT document_id FROM location WHERE file_id = ? AND record = ?"),
      arguments: [file, record])
    guard former != document else { return nil }
    // No `INSERT OR REPLACE` and no `UPDATE`: see ``PendingTexts``.
    if former != nil { try removeLocation(file: file, record: record) }
    try db.cachedStatement(sql: "INSERT INTO location (document_id, file_id, record) VALUES (?, ?, ?)")
      .execute(arguments: [document, file, record])
    try markJoiningPending()
    return former
  }

  private func removeLocation(file: Int64, record: String) throws {
    try db.cachedStatement(sql: "DELETE FROM location WHERE file_id = ? AND record = ?")
      .execute(arguments: [file, record])
  }

  /// Drops the locations of a file's records that it no longer holds.
  ///
  /// - Returns: how many.
  package func removeLocations(file: Int64, except records: Set<String>) throws -> Int {
    let known = try String.fetchAll(
      db.cachedStatement(sql: "SELECT record FROM location WHERE file_id = ?"), arguments: [file])
    let gone = known.filter { !records.contains($0) }
    for record in gone { try removeLocation(file: file, record: record) }
    if !gone.isEmpty { try markJoiningPending() }
    return gone.count
  }

  /// Gives a file another path; documents, tags and text stay.
  package func moveFile(from path: String, to found: FoundFile) throws {
    try db.cachedStatement(sql: "DELETE FROM failure WHERE path = ?").execute(arguments: [found.location])
    try db.cachedStatement(sql: "UPDATE failure SET path = ? WHERE path = ?").execute(arguments: [found.location, path])
    try db.cachedStatement(
      sql: "UPDATE file SET path = ?, size = ?, mtime_ns = ?, inode = ? WHERE path = ?"
    ).execute(
      arguments: [found.location, found.size, found.modified, Int64(bitPattern: found.inode), path])
    try markJoiningPending()
  }

  /// Forgets a file that is gone, and its failures; its documents stay until they have no location left.
  package func removeFile(path: String) throws {
    try db.cachedStatement(sql: "DELETE FROM file WHERE path = ?").execute(arguments: [path])
    try db.cachedStatement(sql: "DELETE FROM failure WHERE path = ?").execute(arguments: [path])
    try markJoiningPending()
  }
}

extension IndexBatch {
  /// The records and documents of a file; one with an empty record for a file that is one document.
  package func locations(file: Int64) throws -> [(record: String, document: Int64)] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT record, document_id FROM location WHERE file_id = ?"), arguments: [file]
    ).map { ($0[0], $0[1]) }
  }
}
