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

  init(row: Row) {
    annotation = Annotation(
      facet: Facet(rawValue: row["facet"]) ?? .theme, value: row["value"],
      role: Role.allCases.first { Int($0.bit) == row["role"] as Int } ?? .mentions,
      score: Double(row["score"] as Int) / Self.scoreUnit,
      source: Self.element(Annotation.Source.allCases, row["source"]) ?? .machine,
      evidence: Self.decode(row["evidence"]))
    verdict = Self.element(Decision.Verdict.allCases, row["verdict"])
  }

  private static let scoreUnit = 1_000.0

  private static func element<Element>(_ all: [Element], _ place: Int?) -> Element? {
    place.flatMap { all.indices.contains($0) ? all[$0] : nil }
  }

  /// - Parameter code: the value's number in `facet_value`.
  func insert(_ db: Database, document: Int64, code: UInt32) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO annotation (document_id, value_id, role, score, source, verdict, evidence)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      document, code, annotation.role.bit, Int((annotation.score * Self.scoreUnit).rounded()),
      Annotation.Source.allCases.firstIndex(of: annotation.source),
      verdict.flatMap(Decision.Verdict.allCases.firstIndex), Self.encode(annotation.evidence),
    ])
  }

  /// What ``init(row:)`` reads.
  static let columns = """
    annotation.document_id, facet_value.facet, facet_value.value, annotation.role, annotation.score, annotation.source,
    annotation.verdict, annotation.evidence
    """

  /// The tags of a document: by facet, the likeliest first.
  package static func fetchAll(_ db: Database, document: Int64) throws -> [TagRow] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM annotation JOIN facet_value ON facet_value.id = value_id
          WHERE document_id = ? ORDER BY facet, score DESC, value, annotation.role
          """),
      arguments: [document]
    ).map(TagRow.init(row:))
  }

  /// Evidence is page, part, offset and words, separated by tabs, a line each. Words hold neither tabs nor line feeds.
  private static func encode(_ evidence: [Evidence]) -> String? {
    guard !evidence.isEmpty else { return nil }
    return evidence.map { item in
      let words = item.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return "\(item.page)\t\(item.part)\t\(item.offset)\t\(words)"
    }.joined(separator: "\n")
  }

  private static func decode(_ text: String?) -> [Evidence] {
    (text ?? "").split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, let page = Int(parts[0]), let offset = Int(parts[2]) else { return nil }
      return Evidence(page: page, part: String(parts[1]), offset: offset, words: String(parts[3]))
    }
  }
}
