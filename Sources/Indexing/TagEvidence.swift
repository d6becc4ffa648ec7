import Analysis
import Facets
import Foundation
import GRDB

/// What the tags of one document rest on, as a row of the `evidence` table holds it.
///
/// All tags of a document in one compressed text: the same words speak for several of them. A tag with evidence is a
/// line of its value's number in `facet_value` and its role's bit, separated by a tab; a line for each place follows:
/// page, part, offset and words, separated by tabs.
struct TagEvidence: Equatable {
  struct Key: Hashable {
    var value: UInt32
    var role: UInt32
  }

  var places: [Key: [Evidence]] = [:]

  static func fetch(_ db: Database, document: Int64) throws -> TagEvidence {
    let text = try Data.fetchOne(
      db.cachedStatement(sql: "SELECT text FROM evidence WHERE document_id = ?"), arguments: [document])
    return try text.map(TagEvidence.init(compressed:)) ?? TagEvidence()
  }

  /// Takes the place of what the document's tags rested on before.
  func replace(_ db: Database, document: Int64) throws {
    try db.cachedStatement(sql: "DELETE FROM evidence WHERE document_id = ?").execute(arguments: [document])
    guard !places.isEmpty else { return }
    try db.cachedStatement(sql: "INSERT INTO evidence (document_id, text) VALUES (?, ?)")
      .execute(arguments: [document, Data(try PageCompression.compress(text))])
  }

  init() {}

  init(compressed: Data) throws {
    do { self.init(text: try compressed.withUnsafeBytes { try PageCompression.decompress($0) }) } catch {
      throw IndexError.damaged(detail: "the evidence of a document's tags")
    }
  }

  private init(text: String) {
    var key: Key?
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      if parts.count == 2, let value = UInt32(parts[0]), let role = UInt32(parts[1]) {
        key = Key(value: value, role: role)
      } else if let key, parts.count == 4, let page = Int(parts[0]), let offset = Int(parts[2]) {
        places[key, default: []].append(
          Evidence(page: page, part: String(parts[1]), offset: offset, words: String(parts[3])))
      }
    }
  }

  private var text: String {
    places.sorted { ($0.key.value, $0.key.role) < ($1.key.value, $1.key.role) }.map { key, places in
      let lines = places.map { "\($0.page)\t\($0.part)\t\($0.offset)\t\(Self.line($0.words))\n" }
      return "\(key.value)\t\(key.role)\n" + lines.joined()
    }.joined()
  }

  /// Tabs and line feeds end what they stand in.
  private static func line(_ words: String) -> String {
    guard words.utf8.contains(where: { $0 < 0x20 }) else { return words }
    return String(decoding: words.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
