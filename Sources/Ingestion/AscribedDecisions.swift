package import Corpus
package import Indexing

extension DecisionBook {
  /// Decisions as they concern the documents that an index has: those about a document that was adopted, or that is gone
  /// and whose place another has taken, as decisions about its heirs. What concerns no document of the index stays as it
  /// is. ``DecisionHistory/judgments(_:)`` counts once what stands there twice then.
  ///
  /// - Parameter decisions: of the book's journal, in any order, which is kept.
  /// - Throws: `DatabaseError`.
  package func ascribed(_ decisions: [Decision], in db: IndexSnapshot) throws -> [Decision] {
    var known: [String: [String]] = [:]
    return try decisions.flatMap { decision -> [Decision] in
      // Records of several files may have one id, each with a path of its own.
      let isFile = Fingerprint(hex: decision.document) != nil
      let place = isFile ? decision.document : decision.document + "\0" + decision.path
      let bearers = try known[place] ?? bearers(of: decision, in: db)
      known[place] = bearers
      return bearers.map { key in
        var decision = decision
        decision.document = key
        return decision
      }
    }
  }

  /// The documents of the index that bear a decision, by key; the decision's own where there is none.
  private func bearers(of decision: Decision, in db: IndexSnapshot) throws -> [String] {
    var candidates = lineage.heirs(of: decision.document)
    if try !StoredDocument.isHeld(db, key: decision.document), lineage.refusal(of: decision.document) == nil {
      for id in try StoredDocument.ids(db, atPath: path(of: decision)) {
        guard let key = try StoredDocument.key(db, id: id) else { continue }
        candidates.formUnion([key])
        candidates.formUnion(lineage.heirs(of: key))
      }
    }
    candidates.insert(decision.document)
    let held = try candidates.sorted().filter { try StoredDocument.isHeld(db, key: $0) }
    return held.isEmpty ? [decision.document] : held
  }
}
