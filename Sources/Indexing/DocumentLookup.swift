package import Corpus
import Foundation
package import GRDB

/// Finds the document that a person names: by a record's id, by the first digits of a fingerprint, or by a path.
package enum DocumentLookup {
  /// Digits of a fingerprint that a prefix must have.
  static let shortestPrefix = 4
  /// Documents that are looked at where many go by one name.
  private static let longestAnswer = 100
  /// Bytes beyond which a text is no path; SQLite's patterns have an end too.
  private static let longestPath = 4_096

  /// - Parameter corpus: where the index's documents lie; with it, a path may be one from the working folder, too.
  /// - Throws: ``LookupError`` when no document, or more than one, goes by that name.
  package static func find(
    _ name: String, in db: Database, of corpus: CorpusDirectory? = nil
  ) throws -> StoredDocument {
    // A record that describes a document is a name of that.
    var seen: Set<Int64> = []
    let ids = try candidates(name, in: db, of: corpus).map { try Joining.document(db, ofRecord: $0) ?? $0 }
      .filter { seen.insert($0).inserted }
    guard let first = ids.first else { throw LookupError.unknown(name: name) }
    guard ids.count == 1, let document = try StoredDocument.fetch(db, id: first) else {
      let documents = try StoredDocument.fetchAll(db, ids: Array(ids.prefix(5)))
      throw LookupError.ambiguous(
        name: name, candidates: documents.map { "\($0.fingerprint.short)  \($0.title)" }, count: ids.count,
        isMore: ids.count >= longestAnswer)
    }
    return document
  }

  private static func candidates(_ name: String, in db: Database, of corpus: CorpusDirectory?) throws -> [Int64] {
    let byKey = try Int64.fetchAll(db, sql: "SELECT id FROM document WHERE key = ?", arguments: [name])
    if !byKey.isEmpty { return byKey }
    if let range = fingerprintRange(name) {
      let byPrefix = try Int64.fetchAll(
        db, sql: "SELECT id FROM document WHERE sha256 BETWEEN ? AND ? LIMIT \(longestAnswer)",
        arguments: [range.low, range.high])
      if !byPrefix.isEmpty { return byPrefix }
    }
    guard name.utf8.count <= longestPath else { return [] }
    // The very file that the shell means by it goes before others whose paths end so.
    for (path, record) in readings(of: name) {
      for location in corpus?.locations(ofTyped: path) ?? [] {
        let found = try documents(where: "file.path = :path", path: location, record: record, in: db)
        if !found.isEmpty { return found }
      }
    }
    // The likeliest reading that finds something holds: the whole path, within the standard folder, the end of a path.
    for condition in ["file.path = :path", "file.path = 'documents/' || :path", "file.path LIKE :pattern ESCAPE '\\'"] {
      for (path, record) in readings(of: name) {
        let found = try documents(where: condition, path: path, record: record, in: db)
        if !found.isEmpty { return found }
      }
    }
    return try members(name, in: db)
  }

  /// Files within archives of a path, or whose path ends so, and their records.
  private static func members(_ name: String, in db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT location.document_id FROM location JOIN document ON document.id = location.document_id
        WHERE location.record <> '' AND location.record IS NOT document.record
          AND (location.record = ? OR location.record LIKE ? ESCAPE '\\') LIMIT \(longestAnswer)
        """, arguments: [name, "%/" + LikePattern.escaped(name)])
  }

  /// A name as a path, and as a path and a record where it holds a `#`.
  private static func readings(of name: String) -> [(path: String, record: String?)] {
    guard let sign = name.firstIndex(of: "#") else { return [(name, nil)] }
    return [(name, nil), (String(name[..<sign]), String(name[name.index(after: sign)...]))]
  }

  /// - Parameter record: a record, or a member of an archive, which stands for its records too.
  private static func documents(
    where condition: String, path: String, record: String?, in db: Database
  ) throws -> [Int64] {
    let arguments: StatementArguments =
      condition.contains(":pattern") ? ["pattern": "%/" + LikePattern.escaped(path)] : ["path": path]
    return try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT location.document_id FROM file JOIN location ON location.file_id = file.id
        WHERE \(condition) AND (:record IS NULL OR location.record = :record OR location.record LIKE :inner ESCAPE '\\') LIMIT \(longestAnswer)
        """, arguments: arguments + ["record": record, "inner": record.map { LikePattern.escaped($0) + "#%" }])
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

/// A text as a pattern of SQLite's `LIKE … ESCAPE '\'` that stands for itself.
enum LikePattern {
  /// Bytes that a pattern may have (SQLite's default limit is 50,000).
  static let longest = 20_000

  static func escaped(_ text: String) -> String {
    var pattern = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "%" || scalar == "_" { pattern.append("\\") }
      pattern.append(scalar)
    }
    return String(pattern)
  }
}

package enum LookupError: Error, CustomStringConvertible {
  case unknown(name: String)
  case ambiguous(name: String, candidates: [String], count: Int, isMore: Bool)

  package var description: String {
    switch self {
    case .unknown(let name):
      "no document goes by '\(name)'; name it by its id (the first four digits or more), "
        + "a record's id, or its path"
    case .ambiguous(let name, let candidates, let count, let isMore):
      "\(count)\(isMore ? " or more" : "") documents go by '\(name)':\n  " + candidates.joined(separator: "\n  ")
        + (count > candidates.count ? "\n  …" : "")
    }
  }
}
