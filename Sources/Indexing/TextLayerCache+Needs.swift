package import Corpus
package import Foundation
import GRDB

/// What of the cache is needed, and by whom: layers that no file of an index has needed for long are dropped.
extension TextLayerCache {
  /// A file that is away for a while, or whose pages are read in another way for a while, loses nothing.
  private static let daysOfGrace = 30

  /// Notes with which layers a file was read; those that it was read with before are not needed by it any more.
  package func note(_ keys: Set<Fingerprint>, file: Fingerprint) {
    guard !keys.isEmpty else { return }
    _ = withDatabase { [indexName] queue in
      try queue.write { db in
        try db.execute(
          sql: "DELETE FROM need WHERE index_name = ? AND file = ?", arguments: [indexName, Data(file.bytes)])
        for key in keys {
          try db.execute(
            sql: "INSERT INTO need (index_name, file, key) VALUES (?, ?, ?)",
            arguments: [indexName, Data(file.bytes), Data(key.bytes)])
        }
      }
    }
  }

  /// Drops layers that no file has needed for long; to be called after a run that looked at the whole corpus.
  ///
  /// - Parameter files: all that the index holds.
  /// - Returns: how many were dropped.
  @discardableResult
  package func prune(files: Set<Fingerprint>, now: Date = Date()) -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    let today = Int(now.timeIntervalSince1970 / 86_400)
    let folder = (path as NSString).deletingLastPathComponent
    return withDatabase { [indexName] queue in
      try queue.write { db in
        let noted = try Row.fetchAll(db, sql: "SELECT DISTINCT index_name, file FROM need")
        for row in noted {
          let (name, file) = (row["index_name"] as String, row["file"] as Data)
          let isHeld =
            name == indexName
            ? Fingerprint(bytes: Array(file)).map(files.contains) ?? false
            : FileManager.default.fileExists(atPath: folder + "/" + name)
          if !isHeld {
            try db.execute(sql: "DELETE FROM need WHERE index_name = ? AND file = ?", arguments: [name, file])
          }
        }
        try db.execute(sql: "DELETE FROM unneeded WHERE key IN (SELECT key FROM need)")
        try db.execute(
          sql: """
            INSERT OR IGNORE INTO unneeded (key, since)
            SELECT key, ? FROM layer WHERE key NOT IN (SELECT key FROM need)
            """, arguments: [today])
        let oldest = today - Self.daysOfGrace
        try db.execute(
          sql: "DELETE FROM layer WHERE key IN (SELECT key FROM unneeded WHERE since < ?)", arguments: [oldest])
        let count = db.changesCount
        try db.execute(sql: "DELETE FROM unneeded WHERE since < ?", arguments: [oldest])
        return count
      }
    } ?? 0
  }

  /// The language packs that were installed when the whole corpus was last read; nil if that was not noted.
  package func installedPacks() -> Set<String>? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let noted = withDatabase { [indexName] queue in
      try queue.read { try String.fetchOne($0, sql: "SELECT value FROM note WHERE name = ?", arguments: [indexName]) }
    }
    return noted.flatMap { $0.map { Set($0.split(separator: " ").map(String.init)) } }
  }

  package func setInstalledPacks(_ packs: Set<String>) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    _ = withDatabase { [indexName] queue in
      try queue.write { db in
        try db.execute(
          sql: "INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)",
          arguments: [indexName, packs.sorted().joined(separator: " ")])
      }
    }
  }
}
