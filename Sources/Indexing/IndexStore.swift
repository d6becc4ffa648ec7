import Analysis
import CAnalysis
import Foundation
package import GRDB

/// The index file: opens it for one writer or for readers, creates and migrates it.
package struct IndexStore: Sendable {
  package let path: String
  package let database: DatabaseQueue
  /// Nil in a store that only reads.
  let pageLog: PageLog?

  /// Written into the file's header, so that a foreign SQLite file is told from an index: "tvet".
  private static let applicationID = 0x7476_6574

  /// Opens the index for writing; makes it, and its folder, where it is not there yet.
  ///
  /// - Throws: ``IndexError``.
  package static func openForWriting(path: String) throws -> IndexStore {
    try checkKind(of: path)
    do { try IndexFolder.make(forIndexAt: path) } catch {
      throw IndexError.cannotOpen(path: path, detail: error.localizedDescription)
    }
    let log = PageLog()
    var configuration = Configuration()
    configuration.label = "tvet writer"
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      // Before anything is set: a foreign file is left as it is.
      try checkIdentity(db, path: path)
      try db.execute(
        sql: """
          PRAGMA page_size = 4096;
          PRAGMA auto_vacuum = INCREMENTAL;
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = NORMAL;
          PRAGMA cache_size = -32768;
          PRAGMA temp_store = MEMORY;
          PRAGMA journal_size_limit = 67108864;
          """)
      try register(db, path: path, log: log)
    }
    return try translatingErrors(path: path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      if try queue.read({ try Int.fetchOne($0, sql: "PRAGMA application_id") }) != applicationID {
        try queue.write { try $0.execute(sql: "PRAGMA application_id = \(applicationID)") }
      }
      guard try queue.read({ try Schema.migrator.hasBeenSuperseded($0) }) == false else {
        throw IndexError.newer(path: path)
      }
      let isNew = try queue.read { try Schema.migrator.hasCompletedMigrations($0) } == false
      try Schema.migrator.migrate(queue)
      if isNew {
        try queue.write { db in
          for (option, value) in [("pgsz", 4_050), ("hashsize", 16_777_216), ("automerge", 8)] {
            try db.execute(
              sql: "INSERT INTO document_fts (document_fts, rank) VALUES (?, ?)", arguments: [option, value])
          }
        }
      }
      return IndexStore(path: path, database: queue, pageLog: log)
    }
  }

  /// Opens the index for questions; a writer may be at work at the same time.
  ///
  /// - Throws: ``IndexError``; ``IndexError/missing(path:)`` where there is no index yet.
  package static func openForReading(path: String) throws -> IndexStore {
    guard try checkKind(of: path) else { throw IndexError.missing(path: path) }
    var configuration = Configuration()
    configuration.label = "tvet reader"
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;")
      try register(db, path: path, log: nil)
    }
    return try translatingErrors(path: path) {
      let queue = try DatabaseQueue(path: readingPath(path), configuration: configuration)
      try queue.read { db in
        try checkIdentity(db, path: path)
        // A run that was killed early leaves a file without tables.
        guard try db.tableExists("document") else { throw IndexError.missing(path: path) }
        guard try Schema.migrator.hasBeenSuperseded(db) == false else { throw IndexError.newer(path: path) }
        guard try Schema.migrator.hasCompletedMigrations(db) else { throw IndexError.older(path: path) }
      }
      return IndexStore(path: path, database: queue, pageLog: nil)
    }
  }

  /// A WAL database in a folder that cannot be written is opened as unchanging, which it then is.
  private static func readingPath(_ path: String) -> String {
    let folder = (path as NSString).deletingLastPathComponent
    guard access(folder.isEmpty ? "." : folder, W_OK) != 0, access(path + "-wal", F_OK) != 0 else { return path }
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return "file:\(escaped)?immutable=1"
  }

  private static func register(_ db: Database, path: String, log: PageLog?) throws {
    let connection = db.sqliteConnection
    guard let connection, (try? Tokenizer.register(on: connection, log: log)) != nil,
      tv_register_collector(connection) == 0
    else { throw IndexError.cannotOpen(path: path, detail: "this SQLite has no FTS5") }
  }

  /// SQLite has no clear word for a folder where it wants a file.
  ///
  /// - Returns: whether there is a file.
  @discardableResult
  private static func checkKind(of path: String) throws -> Bool {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isFolder.boolValue { throw IndexError.cannotOpen(path: path, detail: "it is a folder") }
    return isThere
  }

  /// - Throws: ``IndexError/foreign(path:)`` for a file that is neither empty nor an index.
  private static func checkIdentity(_ db: Database, path: String) throws {
    let identity = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if identity == applicationID { return }
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard identity == 0, tables == 0 else { throw IndexError.foreign(path: path) }
  }

  static func translatingErrors<Result>(path: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_NOTADB: throw IndexError.foreign(path: path)
      case .SQLITE_CORRUPT: throw IndexError.damaged(detail: error.message ?? "\(error.resultCode)")
      case .SQLITE_FULL: throw IndexError.full(path: path)
      default: throw IndexError.cannotOpen(path: path, detail: error.message ?? "\(error.resultCode)")
      }
    }
  }
}
