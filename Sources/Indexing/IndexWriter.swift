import Analysis
import Corpus
import Facets
import Foundation
import GRDB

/// Everything that changes the index. One writer, one transaction a batch; each batch leaves tables, full text and
/// packed columns in step.
package final class IndexWriter {
  private let store: IndexStore
  private var values: FacetValueCodes

  package init(store: IndexStore) throws {
    self.store = store
    values = try store.database.read(FacetValueCodes.init)
  }

  /// Runs `body` as one transaction; when it throws, nothing of it remains.
  package func batch<Result>(_ body: (IndexBatch) throws -> Result) throws -> Result {
    guard let log = store.pageLog else { throw IndexError.cannotOpen(path: store.path, detail: "opened for reading") }
    return try IndexStore.translatingErrors(path: store.path) {
      do {
        return try store.database.write { db in
          let batch = IndexBatch(db: db, log: log, values: values)
          let result = try body(batch)
          try batch.writePendingTexts()
          try batch.savePackedBlocks()
          values = batch.values
          return result
        }
      } catch {
        // What went wrong matters more than what may go wrong in coming back from it.
        if let kept = try? store.database.read(FacetValueCodes.init) { values = kept }
        throw error
      }
    }
  }

  /// Merges the full-text index's segments, which makes it smaller and faster, and folds the write-ahead log
  /// into the file.
  package func optimize() throws {
    try IndexStore.translatingErrors(path: store.path) {
      try store.database.write { try $0.execute(sql: "INSERT INTO document_fts (document_fts) VALUES ('optimize')") }
      try checkpoint()
    }
  }

  /// Whether more than a tenth of the full-text index lies outside its largest segment.
  package func isFragmented() throws -> Bool {
    try store.read { db in
      // A row for each leaf page that begins with a new term.
      let leaves = try Int.fetchAll(db, sql: "SELECT count(*) FROM document_fts_idx GROUP BY segid ORDER BY 1 DESC")
      return leaves.dropFirst().reduce(0, +) * 10 > leaves.reduce(0, +)
    }
  }

  /// Gives free pages back to the file system and folds the write-ahead log into the file, as far as readers allow.
  package func checkpoint() throws {
    try IndexStore.translatingErrors(path: store.path) {
      try store.database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA optimize; PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
  }
}

/// The small numbers that stand for facet values in packed columns.
struct FacetValueCodes {
  private var codes: [FacetValue: UInt32] = [:]

  init(_ db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT id, facet, value FROM facet_value") {
      guard let facet = Facet(rawValue: row["facet"]) else { continue }
      codes[FacetValue(facet, row["value"])] = row["id"]
    }
  }

  /// The code of a value, made where it has none yet.
  mutating func code(_ db: Database, facet: Facet, value: String) throws -> UInt32 {
    let key = FacetValue(facet, value)
    if let code = codes[key] { return code }
    try db.execute(
      sql: "INSERT INTO facet_value (facet, value) VALUES (?, ?)", arguments: [facet.rawValue, value])
    let code = UInt32(clamping: db.lastInsertedRowID)
    codes[key] = code
    return code
  }
}
