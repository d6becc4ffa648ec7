package import Corpus
package import Facets
package import GRDB

/// How many tags of a facet from one source have one verdict.
package struct VerdictCount: Sendable, Equatable {
  package var facet: Facet
  package var source: Annotation.Source
  package var verdict: Decision.Verdict
  package var tags: Int

  /// - Parameter role: only tags in this role; all without one.
  package static func fetchAll(_ db: Database, role: Role?) throws -> [VerdictCount] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(TagRow.columns), count(*) AS tags FROM annotation JOIN facet_value ON facet_value.id = value_id
        WHERE verdict IS NOT NULL AND (:role IS NULL OR role = :role) AND \(Joining.isOwn("document_id"))
        GROUP BY facet, source, verdict
        """, arguments: ["role": role?.bit])
    return rows.compactMap { row in
      let tag = TagRow(row: row)
      return tag.verdict.map {
        VerdictCount(facet: tag.annotation.facet, source: tag.annotation.source, verdict: $0, tags: row["tags"])
      }
    }
  }
}
