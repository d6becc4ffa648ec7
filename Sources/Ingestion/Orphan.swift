package import Corpus
package import Indexing

/// A document that is not in the corpus, with decisions about it that nothing has taken over.
package struct Orphan: Sendable, Equatable {
  /// A record's id, or the SHA-256 of a file in hexadecimal digits.
  package var document: String
  /// Where it lay last.
  package var path: String
  /// Those in force, by facet and value.
  package var decisions: [Decision]
  package var reason: Reason

  package enum Reason: Sendable, Equatable {
    /// No document lies at its path.
    case gone
    /// A wholly other document came to its path, as the note says.
    case replaced(note: String)
  }
}

extension DecisionBook {
  /// All orphans of an index's corpus, by path.
  ///
  /// - Throws: `DatabaseError`.
  package func orphans(in db: IndexSnapshot) throws -> [Orphan] {
    let passed = PassedDecisions(documents.flatMap(journal))
    let adopted = lineage.adopted
    return try documents.compactMap { key in
      guard try !adopted.contains(key) && !StoredDocument.isHeld(db, key: key) else { return nil }
      let left = Set(
        try standing(key).filter { decision in
          guard !passed.contain(decision) else { return false }
          // Who lies at its path has its decisions.
          return try lineage.refusal(of: key) != nil || StoredDocument.ids(db, atPath: path(of: decision)).isEmpty
        }.map(\.subject))
      guard !left.isEmpty else { return nil }
      let decisions = decisions(key: key, paths: [], isInCorpus: { _ in true }, concerns: { _ in true })
        .filter { left.contains($0.subject) || !isOwn($0) }
      guard let last = journal(of: key).last, !decisions.isEmpty else { return nil }
      return Orphan(
        document: key, path: path(of: last), decisions: decisions,
        reason: lineage.refusal(of: key).map { .replaced(note: $0.note) } ?? .gone)
    }.sorted { ($0.path, $0.document) < ($1.path, $1.document) }
  }

  /// What was decided about a document itself and is in force: about its tags, and from whom it takes over.
  private func standing(_ key: String) -> [Decision] {
    Dictionary(grouping: journal(of: key), by: \.subject).values.compactMap { DecisionHistory.judgments($0).last }
      .filter { $0.facet != nil || $0.verdict == .adopt }
  }

  /// Whether a decision in force is the document's own rather than taken over.
  private func isOwn(_ decision: Decision) -> Bool {
    journal(of: decision.document).contains { $0.subject == decision.subject }
  }
}
