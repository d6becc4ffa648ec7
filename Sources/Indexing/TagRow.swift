package import Corpus
package import Facets
package import GRDB

/// A tag of a document as the `annotation` table holds it: what the machine proposed or a person decided.
///
/// Tags are many, so the table holds numbers: roles as their bits (``Role/bit``), scores in thousandths, sources and
/// verdicts as their places in their types.
package struct TagRow: Sendable, Equatable {
  package var annotation: Annotation
  /// What an analyst decided about it; nil while nobody has.
  package var verdict: Decision.Verdict?

  package init(_ annotation: Annotation, verdict: Decision.Verdict? = nil) {
    self.annotation = annotation
    self.verdict = verdict
  }

  /// Whether the document has the tag: everything but what an analyst rejected.
  package var isInForce: Bool { verdict != .reject }

  /// What tells tags of one document apart.
  package struct Key: Hashable, Comparable, Sendable {
    package var facet: Facet
    package var value: String
    package var role: Role

    package init(_ annotation: Annotation) {
      facet = annotation.facet
      value = annotation.value
      role = annotation.role
    }

    package static func < (left: Key, right: Key) -> Bool {
      (left.facet.rawValue, left.value, left.role.rawValue) < (right.facet.rawValue, right.value, right.role.rawValue)
    }
  }

  /// A tag without its evidence, which ``TagEvidence`` holds.
  init(row: Row) {
    annotation = Annotation(
      facet: Facet(rawValue: row["facet"]) ?? .theme, value: row["value"],
      role: Role.allCases.first { Int($0.bit) == row["role"] as Int } ?? .mentions,
      score: Double(row["score"] as Int) / Self.scoreUnit,
      source: Self.element(Annotation.Source.allCases, row["source"]) ?? .machine)
    verdict = Self.element(Decision.Verdict.allCases, row["verdict"])
  }

  private static let scoreUnit = 1_000.0

  /// What stands for a source in the table.
  static func number(of source: Annotation.Source) -> Int? { Annotation.Source.allCases.firstIndex(of: source) }

  private static func element<Element>(_ all: [Element], _ place: Int?) -> Element? {
    place.flatMap { all.indices.contains($0) ? all[$0] : nil }
  }

  /// - Parameter code: the value's number in `facet_value`.
  func insert(_ db: Database, document: Int64, code: UInt32) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO annotation (document_id, value_id, role, score, source, verdict)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      document, code, annotation.role.bit, Int((annotation.score * Self.scoreUnit).rounded()),
      Self.number(of: annotation.source),
      verdict.flatMap(Decision.Verdict.allCases.firstIndex),
    ])
  }

  /// What ``init(row:)`` reads.
  static let columns = """
    annotation.document_id, annotation.value_id, facet_value.facet, facet_value.value, annotation.role,
    annotation.score, annotation.source, annotation.verdict
    """

  /// The tags of a document with their evidence: by facet, the likeliest first.
  package static func fetchAll(_ db: Database, document: Int64) throws -> [TagRow] {
    let evidence = try TagEvidence.fetch(db, document: document)
    return try rows(db, document: document).map { TagRow(row: $0, evidence: evidence) }
  }

  /// The tags of a document without their evidence, which most readers do not need; in the same order.
  package static func fetchWithoutEvidence(_ db: Database, document: Int64) throws -> [TagRow] {
    try rows(db, document: document).map(TagRow.init(row:))
  }

  init(row: Row, evidence: TagEvidence) {
    self.init(row: row)
    annotation.evidence = evidence.places[TagEvidence.Key(value: row["value_id"], role: row["role"])] ?? []
  }

  private static func rows(_ db: Database, document: Int64) throws -> [Row] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM annotation JOIN facet_value ON facet_value.id = value_id
          WHERE document_id = ? ORDER BY facet, score DESC, value, annotation.role
          """),
      arguments: [document])
  }
}
