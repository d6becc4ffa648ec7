package import Corpus
import Facets
package import GRDB

/// A tag in force with the document it belongs to.
package struct TagExportRow: Sendable {
  /// See `StoredDocument.fullID`.
  package var document: String
  /// The first of the document's paths, `#record` included.
  package var path: String
  package var title: String
  package var tag: TagRow

  /// Hands out all tags in force, by document, facet and falling score.
  package static func forEach(
    _ db: Database, facet: Facet?, role: Role?, minimumScore: Double, _ body: (TagExportRow) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(TagRow.columns), document.sha256, document.title AS document_title,
          iif(document.record IS NULL OR \(StoredDocument.isKeyShared), lower(hex(sha256)), document.key) AS document_key
        FROM annotation
        JOIN document ON document.id = annotation.document_id JOIN facet_value ON facet_value.id = value_id
        WHERE (:facet IS NULL OR facet = :facet) AND (:role IS NULL OR role = :role)
          AND \(Joining.isOwn("document_id"))
        ORDER BY document_id, facet, score DESC, value, role
        """, arguments: ["facet": facet?.rawValue, "role": role?.bit])
    var current: (document: Int64, path: String, evidence: TagEvidence) = (-1, "", TagEvidence())
    while let row = try rows.next() {
      let id: Int64 = row["document_id"]
      if id != current.document {
        current = (
          id, try StoredDocument.locations(db, id: id).first ?? "", try TagEvidence.fetch(db, document: id)
        )
      }
      let tag = TagRow(row: row, evidence: current.evidence)
      guard tag.isInForce, tag.annotation.score >= minimumScore else { continue }
      try body(
        TagExportRow(document: row["document_key"], path: current.path, title: row["document_title"], tag: tag))
    }
  }
}
