package import Corpus
package import Facets
package import GRDB

/// A tag that the machine or a rule gave and nobody has decided about.
package struct UncertainTag: Sendable, Equatable {
  package var document: Int64
  package var facet: Facet
  package var value: String
  package var role: Role
  /// 0...1
  package var score: Double
  package var source: Annotation.Source

  /// Which tags are wanted.
  package struct Wish: Sendable {
    package var facet: Facet?
    package var value: String?
    package var role: Role?
    /// Nil for the machine's and those of rules.
    package var source: Annotation.Source? = .machine
    /// Scores, 0...1.
    package var scores: ClosedRange<Double> = 0...1
    /// Nil for all.
    package var documents: Set<Int64>?
    package var limit = Int.max

    package init() {}
  }

  /// The wanted tags, the least certain first: those whose score is nearest one half.
  ///
  /// A region that only follows from others is left out: what is decided about those decides about it.
  package static func fetch(_ db: Database, _ wish: Wish) throws -> [UncertainTag] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(TagRow.columns) FROM annotation JOIN facet_value ON facet_value.id = value_id
        WHERE verdict IS NULL AND source <> :analyst AND (:source IS NULL OR source = :source)
          AND score BETWEEN :low AND :high
          AND (:facet IS NULL OR facet = :facet) AND (:value IS NULL OR value = :value)
          AND (:role IS NULL OR role = :role) AND \(Joining.isOwn("document_id"))
        ORDER BY abs(score - 500), document_id, facet, value, role
        """,
      arguments: [
        "analyst": TagRow.number(of: .analyst), "source": wish.source.map(TagRow.number(of:)),
        "low": thousandths(wish.scores.lowerBound),
        "high": thousandths(wish.scores.upperBound), "facet": wish.facet?.rawValue, "value": wish.value,
        "role": wish.role?.bit,
      ])
    var found: [UncertainTag] = []
    while found.count < wish.limit, let row = try rows.next() {
      let document: Int64 = row["document_id"]
      guard wish.documents?.contains(document) ?? true else { continue }
      let annotation = TagRow(row: row).annotation
      if annotation.facet == .region {
        let evidence = try TagEvidence.fetch(db, document: document)
        guard evidence.places[TagEvidence.Key(value: row["value_id"], role: row["role"])] != nil else { continue }
      }
      found.append(
        UncertainTag(
          document: document, facet: annotation.facet, value: annotation.value, role: annotation.role,
          score: annotation.score, source: annotation.source))
    }
    return found
  }

  private static func thousandths(_ score: Double) -> Int { Int((score * 1_000).rounded()) }
}
