import Corpus
import Facets
package import GRDB

/// What rules gave when they were last laid over the index, so that they are not asked again while nothing changes.
package struct RuleState: Sendable, Equatable {
  /// Of the rules, the authority files and the decisions, as the caller makes it.
  package var version: String
  /// The latest run of ingestion then.
  package var run: Int64

  package init(version: String, run: Int64) {
    self.version = version
    self.run = run
  }

  package static func fetch(_ db: Database) throws -> RuleState? {
    try Row.fetchOne(db, sql: "SELECT version, run FROM rule_state").map {
      RuleState(version: $0["version"], run: $0["run"])
    }
  }

  /// Whether a run of ingestion after this state has changed documents or tags, or did not come to its end.
  package func isOutrun(_ db: Database) throws -> Bool {
    let runs = try RunRecord.fetchLatest(db, limit: 1_000).filter { $0.id > run }
    let changes = ["added", "changed", "removed", "documents", "retagged", "reanalyzed"]
    return runs.count == 1_000
      || runs.contains { run in run.outcome != "done" || changes.contains { run.counts[$0] ?? 0 > 0 } }
  }
}

/// A tag that a rule gave a document.
package struct RuleTag: Sendable, Hashable {
  package var document: Int64
  package var tag: TagRow.Key
  /// The rule's query.
  package var query: String

  package init(document: Int64, tag: TagRow.Key, query: String) {
    self.document = document
    self.tag = tag
    self.query = query
  }

  /// Those that the documents still have: tagging anew takes them away.
  package static func fetchAll(_ db: Database) throws -> Set<RuleTag> {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(TagRow.columns), rule_tag.query AS rule_query FROM rule_tag
        JOIN annotation USING (document_id, value_id, role) JOIN facet_value ON facet_value.id = annotation.value_id
        WHERE annotation.source = ?
        """, arguments: [TagRow.number(of: .rule)])
    var tags: Set<RuleTag> = []
    while let row = try rows.next() {
      tags.insert(
        RuleTag(
          document: row["document_id"], tag: TagRow.Key(TagRow(row: row).annotation), query: row["rule_query"]))
    }
    return tags
  }

  /// All that rules gave, also what tagging anew took away since.
  package static func fetchNoted(_ db: Database) throws -> Set<RuleTag> {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT document_id, role, query, facet, value FROM rule_tag JOIN facet_value ON facet_value.id = value_id
        """)
    let tags = rows.compactMap { row -> RuleTag? in
      guard let facet = Facet(rawValue: row["facet"]),
        let role = Role.allCases.first(where: { Int($0.bit) == row["role"] as Int })
      else { return nil }
      let tag = Annotation(facet: facet, value: row["value"], role: role, score: 1, source: .rule)
      return RuleTag(document: row["document_id"], tag: TagRow.Key(tag), query: row["query"])
    }
    return Set(tags)
  }
}

extension IndexBatch {
  /// The state of now, with the latest run.
  package func setRuleState(version: String) throws {
    try db.execute(sql: "DELETE FROM rule_state")
    try db.execute(
      sql: "INSERT INTO rule_state (version, run) SELECT ?, coalesce(max(id), 0) FROM run", arguments: [version])
  }

  /// Forgets that rules gave tags, and marks their documents for tagging anew, which finds what the machine says.
  package func takeBack(_ tags: some Sequence<RuleTag>) throws {
    for tag in tags {
      let code = try values.code(db, facet: tag.tag.facet, value: tag.tag.value)
      try db.cachedStatement(sql: "DELETE FROM rule_tag WHERE document_id = ? AND value_id = ? AND role = ?")
        .execute(arguments: [tag.document, code, tag.tag.role.bit])
      try db.cachedStatement(sql: "UPDATE document SET authority_version = '' WHERE id = ?")
        .execute(arguments: [tag.document])
    }
  }

  /// Notes that a rule gave a tag.
  package func note(_ tag: RuleTag) throws {
    let code = try values.code(db, facet: tag.tag.facet, value: tag.tag.value)
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO rule_tag (document_id, value_id, role, query) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [tag.document, code, tag.tag.role.bit, tag.query])
  }
}
