import Analysis
import Corpus
import Foundation
package import GRDB

/// A stretch of consecutive pages as one row of the `page` table.
///
/// `text` is the pages' marked text, a form feed between two pages, compressed: a group of some 64 KiB packs a
/// third better than its pages alone, and opens in about 0.1 ms. `confidence` has a byte a page, 255 for one that was
/// not recognised but read, and is null where none was. `number` is the first page (1-based, as the
/// document counts it), `count` how many pages the group holds, `first_token` the offset of its first token in
/// the document's `body` column, `starts` that of each page's first token (UInt32, little-endian).
package struct PageGroup: Sendable, Equatable {
  package var number: Int
  /// For each page the offset of its first token in the document's body.
  package var starts: [Int]
  /// Marked text, one element a page.
  package var pages: [String]
  /// How sure character recognition was of each page, 0 to 100; nil for a page that was not recognised but read.
  package var confidences: [Int?]

  /// The byte for a page that was read.
  static let notRecognized: UInt8 = 255

  /// How sure recognition was of each page of a document, in order; nil for pages that were read.
  package static func confidences(_ db: Database, document: Int64) throws -> [Int?] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT count, confidence FROM page WHERE document_id = ? ORDER BY number"),
      arguments: [document]
    ).flatMap { confidences(row: $0, count: $0["count"]) }
  }

  private static func confidences(row: Row, count: Int) -> [Int?] {
    guard let packed = row["confidence"] as Data?, packed.count == count else {
      return [Int?](repeating: nil, count: max(0, count))
    }
    return packed.map { $0 == notRecognized ? nil : Int($0) }
  }

  /// Writes other offsets of first tokens into the group's row.
  func setStarts(_ starts: [Int], document: Int64, in db: Database) throws {
    // `OR IGNORE`: see ``PendingTexts``.
    try db.cachedStatement(
      sql: "UPDATE OR IGNORE page SET first_token = ?, starts = ? WHERE document_id = ? AND number = ?"
    ).execute(arguments: [
      starts.first ?? 0, Data(integers: starts.map { UInt32(clamping: $0) }), document, number,
    ])
  }

  init(number: Int, starts: [Int], pages: [String], confidences: [Int?] = []) {
    self.number = number
    self.starts = starts
    self.pages = pages
    self.confidences = confidences
  }

  init(row: Row) throws {
    number = row["number"]
    starts = ((row["starts"] as Data).integers() as [UInt32]).map(Int.init)
    let blob: Data = row["text"]
    let text: String
    do { text = try blob.withUnsafeBytes { try PageCompression.decompress($0) } } catch {
      throw IndexError.damaged(detail: "the text of a page")
    }
    // By bytes: a search opens a group for each passage that it shows.
    pages = text.utf8.split(separator: UInt8(ascii: "\u{C}"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    confidences = Self.confidences(row: row, count: pages.count)
  }

  /// All pages of a document as marked text, in order.
  package static func pages(_ db: Database, document: Int64) throws -> [String] {
    try fetchAll(db, document: document).flatMap(\.pages)
  }

  package static func fetchAll(_ db: Database, document: Int64) throws -> [PageGroup] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT number, starts, text, confidence FROM page WHERE document_id = ? ORDER BY number"),
      arguments: [document]
    ).map(PageGroup.init(row:))
  }

  /// The group that holds a page, or nil when the document has no such page.
  package static func fetch(_ db: Database, document: Int64, page number: Int) throws -> PageGroup? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number, starts, text, confidence FROM page
          WHERE document_id = ? AND number <= ? AND number + count > ?
          """), arguments: [document, number, number]
    ).map(PageGroup.init(row:))
  }

  /// The group that holds a token of the body.
  ///
  /// A group of pages without words begins where the next one does: the last of those is the one that holds it.
  package static func fetch(_ db: Database, document: Int64, token: Int) throws -> PageGroup? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number, starts, text, confidence FROM page
          WHERE document_id = ? AND first_token <= ? ORDER BY first_token DESC, number DESC LIMIT 1
          """), arguments: [document, token]
    ).map(PageGroup.init(row:))
  }
}

extension PageGroup {
  /// The place within ``pages`` of the page that holds a token of the body.
  package func place(ofToken token: Int) -> Int { max(0, (starts.lastIndex { $0 <= token }) ?? 0) }
}
