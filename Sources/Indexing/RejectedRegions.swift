import Corpus
import Facets
package import GRDB

/// Regions that analysts found wrong for documents, though the documents' countries may lie in them.
package struct RejectedRegions: Sendable {
  /// By region, then document: the bits of the roles in which it was rejected.
  private var roles: [String: [Int64: UInt32]] = [:]

  /// - Throws: `DatabaseError`.
  package init(_ db: Database) throws {
    // The verdict stands in the text, or SQLite does not use its index of rejected tags.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT facet_value.value, document_id, role FROM annotation JOIN facet_value ON facet_value.id = value_id
        WHERE verdict = 2 AND facet_value.facet = ?
        """, arguments: [Facet.region.rawValue])
    while let row = try rows.next() {
      roles[row[0], default: [:]][row[1], default: 0] |= row[2]
    }
  }

  /// The bits of the roles in which documents, by id, do not have a region.
  package func roles(of region: String) -> [Int64: UInt32] { roles[region] ?? [:] }
}
