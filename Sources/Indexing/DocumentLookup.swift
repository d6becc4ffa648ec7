import Corpus
import Foundation
package import GRDB

/// Finds the document that a person names: by a record's id, by the first digits of a fingerprint, or by a path.
package enum DocumentLookup {
  /// Digits of a fingerprint that a prefix must have.
  static let shortestPrefix = 4

  /// - Throws: ``LookupError`` when no document, or more than one, goes by that name.
  package static func find(_ name: String, in db: Database) throws -> StoredDocument {
    let ids = try candidates(name, in: db)
    guard let first = ids.first else { throw LookupError.unknown(name: name) }
    guard ids.count == 1, let document = try StoredDocument.fetch(db, id: first) else {
      let documents = try StoredDocument.fetchAll(db, ids: Array(ids.prefix(5)))
      throw LookupError.ambiguous(
        name: name, candidates: documents.map { "\($0.fingerprint.short)  \($0.title)" }, count: ids.count)
    }
    return document
  }

  private static func candidates(_ name: String, in db: Database) throws -> [Int64] {
    let byKey = try Int64.fetchAll(db, sql: "SELECT id FROM document WHERE key = ?", arguments: [name])
    if !byKey.isEmpty { return byKey }
    if let range = fingerprintRange(name) {
      let byPrefix = try Int64.fetchAll(
        db, sql: "SELECT id FROM document WHERE sha256 BETWEEN ? AND ? LIMIT 100",
        arguments: [range.low, range.high])
      if !byPrefix.isEmpty { return byPrefix }
    }
    let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
    let byPath = try paths(parts.first ?? name, record: parts.count > 1 ? parts[1] : nil, in: db)
    return byPath.isEmpty && parts.count > 1 ? try paths(name, record: nil, in: db) : byPath
  }

  private static func paths(_ path: String, record: String?, in db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT location.document_id FROM file JOIN location ON location.file_id = file.id
        WHERE (file.path = :path OR file.path = 'documents/' || :path OR file.path LIKE '%/' || :pattern ESCAPE '\\')
          AND (:record IS NULL OR location.record = :record) LIMIT 100
        """,
      arguments: [
        "path": path, "record": record,
        "pattern": path.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_"),
      ])
  }

  /// The smallest and largest fingerprints that begin with some hexadecimal digits.
  private static func fingerprintRange(_ digits: String) -> (low: Data, high: Data)? {
    guard (shortestPrefix...64).contains(digits.utf8.count) else { return nil }
    let padding = 64 - digits.utf8.count
    guard let low = Fingerprint(hex: digits + String(repeating: "0", count: padding)),
      let high = Fingerprint(hex: digits + String(repeating: "f", count: padding))
    else { return nil }
    return (Data(low.bytes), Data(high.bytes))
  }
}

package enum LookupError: Error, CustomStringConvertible {
  case unknown(name: String)
  case ambiguous(name: String, candidates: [String], count: Int)

  package var description: String {
    switch self {
    case .unknown(let name):
      "no document goes by '\(name)'; name it by its id (the first digits will do), a record's id, or its path"
    case .ambiguous(let name, let candidates, let count):
      "\(count) documents go by '\(name)':\n  " + candidates.joined(separator: "\n  ")
        + (count > candidates.count ? "\n  …" : "")
    }
  }
}
