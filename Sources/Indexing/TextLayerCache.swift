package import Corpus
import Foundation
import GRDB
import Synchronization

/// Keeps what character recognition found, so that no page is recognised twice; in a file of its own, which outlives
/// the index.
///
/// Nothing here is worth failing for: a file that is damaged is set aside, and where none can be written, pages are
/// recognised again the next time. May be called from any thread.
package final class TextLayerCache: Sendable {
  let path: String
  /// The index that this run writes; several may lie beside each other.
  let indexName: String
  private let connection = Mutex<Connection>(.unopened)

  private enum Connection {
    case unopened
    case open(DatabaseQueue)
    /// Given up for this run.
    case none
  }

  /// The file is opened when the first page asks for it.
  package init(path: String, indexName: String = "tvet.sqlite") {
    self.path = path
    self.indexName = indexName
  }

  /// Beside the index.
  package convenience init(besideIndex path: String) {
    self.init(
      path: (path as NSString).deletingLastPathComponent + "/ocr.sqlite",
      indexName: (path as NSString).lastPathComponent)
  }

  package func layer(_ key: Fingerprint) -> [UInt8]? {
    withDatabase { queue in
      try queue.read { db in
        try Data.fetchOne(db, sql: "SELECT content FROM layer WHERE key = ?", arguments: [Data(key.bytes)])
      }
    }.flatMap { $0.map { Array($0) } }
  }

  package func keep(_ layer: [UInt8], _ key: Fingerprint) {
    _ = withDatabase { queue in
      try queue.write { db in
        try db.execute(
          sql: "INSERT OR REPLACE INTO layer (key, content) VALUES (?, ?)", arguments: [Data(key.bytes), Data(layer)])
      }
    }
  }

  /// Opens the file if need be; nil where it cannot be used.
  func withDatabase<Result: Sendable>(_ body: (DatabaseQueue) throws -> Result) -> Result? {
    connection.withLock { connection in
      for _ in 1...2 {
        do {
          switch connection {
          case .none: return nil
          case .open(let queue): return try body(queue)
          case .unopened:
            let queue = try open()
            connection = .open(queue)
            return try body(queue)
          }
        } catch let error as DatabaseError where Self.isDamage(error) {
          if case .open(let queue) = connection { try? queue.close() }
          connection = .unopened
          setAside()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
          return nil
        } catch {
          connection = .none
        }
      }
      return nil
    }
  }

  private func open() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.journalMode = .wal
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { db in
      try db.execute(sql: Self.tables)
    }
    return queue
  }

  /// `need` says which layers an index's files were read with, `unneeded` since when no file needs one, in days since
  /// 1970; `note` is for ``installedPacks``.
  private static let tables = """
    CREATE TABLE IF NOT EXISTS layer (key BLOB PRIMARY KEY NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS need (
      index_name TEXT NOT NULL, file BLOB NOT NULL, key BLOB NOT NULL, PRIMARY KEY (index_name, file, key)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS need_key ON need(key);
    CREATE TABLE IF NOT EXISTS unneeded (key BLOB PRIMARY KEY NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
    """

  private static func isDamage(_ error: DatabaseError) -> Bool {
    // A file of another kind may hold a table of that name.
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH].contains(error.resultCode)
  }

  /// Renames the file, in the place of one that was damaged before.
  private func setAside() {
    let files = FileManager.default
    for suffix in ["-wal", "-shm"] { try? files.removeItem(atPath: path + suffix) }
    try? files.removeItem(atPath: path + ".damaged")
    do { try files.moveItem(atPath: path, toPath: path + ".damaged") } catch { try? files.removeItem(atPath: path) }
  }
}
