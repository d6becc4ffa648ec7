package import Corpus

/// The analysts' decisions, ready to be laid over what the machine proposes.
///
/// A document obeys the decisions that name it, those about documents that it has adopted, and those that were taken
/// about a document which lay last at one of its paths and is no longer in the corpus: its bytes changed since. The last
/// does not hold where an ingest saw that a wholly other document came to the path. Of two decisions about the same tag,
/// the later holds; what an analyst has withdrawn counts for nothing.
package struct DecisionBook {
  private var byDocument: [String: [Decision]] = [:]
  /// By where the document lay last, as far as the journal knows.
  private var byPath: [String: [Decision]] = [:]
  private var lastPaths: [String: String] = [:]
  package let lineage: DecisionLineage

  /// - Parameter decisions: oldest first.
  package init(_ decisions: [Decision]) {
    lineage = DecisionLineage(decisions)
    for decision in decisions {
      byDocument[decision.document, default: []].append(decision)
      lastPaths[decision.document] = decision.path
    }
    // What an heir of the document has holds there, wherever it moves, and not for whoever comes to the old path.
    let passed = PassedDecisions(decisions)
    for decision in decisions where lineage.refusal(of: decision.document) == nil && !passed.contain(decision) {
      byPath[path(of: decision), default: []].append(decision)
    }
  }

  /// Where the document of a decision lay last. Records of several files may bear one id: each decision is about the one
  /// at its path.
  func path(of decision: Decision) -> String {
    let isFile = Fingerprint(hex: decision.document) != nil
    return isFile ? lastPaths[decision.document] ?? decision.path : decision.path
  }

  package var isEmpty: Bool { byDocument.isEmpty }

  /// The keys of all documents that were decided about, and the paths where they lay.
  package var documents: Set<String> { Set(byDocument.keys) }
  var paths: Set<String> { Set(byPath.keys) }

  /// All that the journal says of a document itself, oldest first.
  func journal(of document: String) -> [Decision] { byDocument[document] ?? [] }

  /// All that was decided about a document, withdrawals included, but not about tags on which its heir has decisions
  /// of its own.
  func inheritance(from former: String, to heir: String) -> [Decision] {
    let own = subjects(of: heir)
    return (byDocument[former] ?? []).filter { $0.passes(to: heir) && !own.contains($0.subject.about(heir)) }
  }

  /// The same for what was decided about documents that lay last at a path and are no longer in the corpus.
  func inheritance(atPath path: String, to heir: String, isInCorpus: (String) throws -> Bool) rethrows -> [Decision] {
    let own = subjects(of: heir)
    return try (byPath[path] ?? []).filter {
      try $0.document != heir && $0.passes(to: heir) && !own.contains($0.subject.about(heir))
        && !isInCorpus($0.document)
    }
  }

  /// Decisions about a document that were last written down with a path at which it does not lie, each once.
  func misplaced(key: String, paths: some Collection<String>) -> [Decision] {
    func anywhere(_ decision: Decision) -> Decision {
      var decision = decision
      decision.path = ""
      decision.note = ""
      return decision
    }
    let all = byDocument[key] ?? []
    let last = Dictionary(all.map { (anywhere($0), $0.path) }, uniquingKeysWith: { $1 })
    var seen: Set<Decision> = []
    return all.filter { decision in
      let key = anywhere(decision)
      return !paths.contains(last[key] ?? "") && seen.insert(key).inserted
    }
  }

  private func subjects(of document: String) -> Set<Decision.Subject> {
    Set((byDocument[document] ?? []).map(\.subject))
  }

  /// The decisions about tags in force for a document, one a tag.
  ///
  /// - Parameters:
  ///   - isInCorpus: whether the corpus holds a document with this key.
  ///   - concerns: whether a decision that names the key is about this document, and not about another of that key.
  package func decisions(
    key: String, paths: [String], isInCorpus: (String) throws -> Bool,
    concerns: (Decision) throws -> Bool
  ) rethrows -> [Decision] {
    var taken: [Decision.Subject: [Decision]] = [:]
    func take(_ decision: Decision) {
      var decision = decision
      decision.document = key
      if decision.facet != nil { taken[decision.subject, default: []].append(decision) }
    }
    var ancestors = lineage.ancestors(of: key)
    for path in paths {
      for decision in byPath[path] ?? [] where decision.document != key {
        guard try !isInCorpus(decision.document) else { continue }
        take(decision)
        ancestors.formUnion(lineage.ancestors(of: decision.document))
      }
    }
    ancestors.remove(key)
    for ancestor in ancestors.sorted() { byDocument[ancestor]?.forEach(take) }
    // The document's own come last: they outweigh inherited ones of the same moment.
    for decision in byDocument[key] ?? [] where try concerns(decision) { take(decision) }
    let latest = taken.values.compactMap { decisions in
      let order = decisions.indices.sorted { (decisions[$0].moment, $0) < (decisions[$1].moment, $1) }
      return DecisionHistory.judgments(order.map { decisions[$0] }).last
    }
    return latest.sorted { ($0.facetName, $0.value) < ($1.facetName, $1.value) }
  }
}

extension Decision {
  /// A decision of which document to take over from means nothing to that document itself.
  fileprivate func passes(to heir: String) -> Bool { facet != nil || value != heir }
}

extension Decision.Subject {
  fileprivate func about(_ document: String) -> Decision.Subject {
    var subject = self
    subject.document = document
    return subject
  }
}
