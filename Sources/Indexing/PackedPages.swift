import Analysis
import Corpus
import Foundation
import GRDB

/// Consecutive pages in the form of a row of the `page` table (see ``PageGroup``), which lacks only where their tokens
/// begin: that is known when FTS5 has taken the text in. Packing them is left to the threads that read, of which there
/// are several.
struct PackedPages: Sendable {
  /// How many pages.
  let count: Int
  /// The pages' marked text, compressed; nil when there was no memory to do so.
  private let text: Data?
  private let confidence: Data?

  /// Bytes of marked text that a group collects before the next one begins.
  static let targetSize = 65_536

  private init(_ pages: ArraySlice<String>, confidences: ArraySlice<Int?>) {
    count = pages.count
    text = try? Data(PageCompression.compress(pages.joined(separator: String(MarkedText.pageBreak))))
    confidence =
      confidences.contains { $0 != nil }
      ? Data(confidences.map { $0.map { UInt8(clamping: min(100, $0)) } ?? PageGroup.notRecognized }) : nil
  }

  /// Cuts a document's pages into groups.
  ///
  /// - Parameters:
  ///   - pages: marked text.
  ///   - confidences: one a page; see ``PageGroup/confidences``.
  static func pack(_ pages: [String], confidences: [Int?]) -> [PackedPages] {
    var groups: [PackedPages] = []
    var start = 0
    var size = 0
    for (index, page) in pages.enumerated() {
      if index > start, size + page.utf8.count > targetSize {
        groups.append(PackedPages(pages[start..<index], confidences: confidences[start..<index]))
        (start, size) = (index, 0)
      }
      size += page.utf8.count
    }
    if start < pages.count { groups.append(PackedPages(pages[start...], confidences: confidences[start...])) }
    return groups
  }

  /// - Parameters:
  ///   - number: that of the first page, 1-based.
  ///   - starts: for each page the offset of its first token in the document's body.
  /// - Throws: ``IndexError`` when there was no memory to pack the text.
  func insert(_ db: Database, document: Int64, number: Int, starts: [Int]) throws {
    guard let text else { throw IndexError.damaged(detail: "a page could not be compressed") }
    try db.cachedStatement(
      sql: """
        INSERT INTO page (document_id, number, count, first_token, starts, text, confidence)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      document, number, count, starts.first ?? 0, Data(integers: starts.map { UInt32(clamping: $0) }), text, confidence,
    ])
  }
}
