package import Corpus
package import Facets
package import Indexing

/// The analysts' decisions, ready to be laid over what the machine proposes.
///
/// A document obeys the decisions that name it, and those that were taken about a document which lay last at one of
/// its paths and is no longer in the corpus: its bytes changed since. Of two about the same tag, the later holds; what an
/// analyst has withdrawn counts for nothing.
package struct DecisionBook {
  private var byDocument: [String: [Decision]] = [:]
  /// By where the document lay last, as far as the journal knows.
  private var byPath: [String: [Decision]] = [:]

  /// - Parameter decisions: oldest first.
  package init(_ decisions: [Decision]) {
    var lastPaths: [String: String] = [:]
    for decision in decisions {
      byDocument[decision.document, default: []].append(decision)
      lastPaths[decision.document] = decision.path
    }
    for decision in decisions {
      // Records of several files may bear one id: each decision is about the one at its path.
      let isFile = Fingerprint(hex: decision.document) != nil
      byPath[isFile ? lastPaths[decision.document] ?? decision.path : decision.path, default: []].append(decision)
    }
  }

  package var isEmpty: Bool { byDocument.isEmpty }

  /// The keys of all documents that were decided about, and the paths where they lay.
  var documents: Set<String> { Set(byDocument.keys) }
  var paths: Set<String> { Set(byPath.keys) }

  /// All that was decided about a document, withdrawals included, but not about tags on which its heir has decisions
  /// of its own.
  func inheritance(from former: String, to heir: String) -> [Decision] {
    let own = subjects(of: heir)
    return (byDocument[former] ?? []).filter { !own.contains($0.subject.about(heir)) }
  }

  /// The same for what was decided about documents that lay last at a path and are no longer in the corpus.
  func inheritance(atPath path: String, to heir: String, isInCorpus: (String) throws -> Bool) rethrows -> [Decision] {
    let own = subjects(of: heir)
    return try (byPath[path] ?? []).filter {
      try $0.document != heir && !own.contains($0.subject.about(heir)) && !isInCorpus($0.document)
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

  /// The decisions in force for a document, one a tag.
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
      taken[decision.subject, default: []].append(decision)
    }
    for path in paths {
      for decision in byPath[path] ?? [] where decision.document != key {
        if try !isInCorpus(decision.document) { take(decision) }
      }
    }
    // The document's own come last: they outweigh inherited ones of the same moment.
    for decision in byDocument[key] ?? [] where try concerns(decision) { take(decision) }
    let latest = taken.values.compactMap { decisions in
      let order = decisions.indices.sorted { (decisions[$0].moment, $0) < (decisions[$1].moment, $1) }
      return DecisionHistory.judgments(order.map { decisions[$0] }).last
    }
    return latest.sorted { ($0.facet.rawValue, $0.value) < ($1.facet.rawValue, $1.value) }
  }
}

/// Lays decisions over the machine's tags.
package enum TagResolution {
  /// - Parameters:
  ///   - machine: what the tagger or a rule proposed; the regions that follow from countries may be among them.
  ///   - decisions: one a tag.
  /// - Returns: all tags, those that an analyst rejected included (they are not in force).
  package static func resolve(machine: [Annotation], decisions: [Decision], regions: Regions) -> [TagRow] {
    var rows: [TagRow.Key: TagRow] = [:]
    for annotation in machine where annotation.source != .analyst && !isDerived(annotation) {
      rows[TagRow.Key(annotation)] = TagRow(annotation)
    }
    // What is decided about a region that only follows from others waits until it has followed.
    var waiting: [Decision] = []
    for decision in decisions {
      let isKnown = rows[TagRow.Key(decision)] != nil
      if decision.facet == .region, decision.verdict != .add, !isKnown {
        waiting.append(decision)
      } else {
        apply(decision, to: &rows)
      }
    }
    for derived in derivedRegions(from: Array(rows.values), regions: regions) {
      if rows[TagRow.Key(derived)] == nil { rows[TagRow.Key(derived)] = TagRow(derived) }
    }
    for decision in waiting { apply(decision, to: &rows) }
    return rows.values.sorted { TagRow.Key($0.annotation) < TagRow.Key($1.annotation) }
  }

  /// A region that follows from a country or a smaller region has no evidence of its own.
  private static func isDerived(_ annotation: Annotation) -> Bool {
    annotation.facet == .region && annotation.source == .machine && annotation.evidence.isEmpty
  }

  private static func apply(_ decision: Decision, to rows: inout [TagRow.Key: TagRow]) {
    let added = Annotation(
      facet: decision.facet, value: decision.value, role: decision.role, score: decision.verdict == .reject ? 0 : 1,
      source: .analyst)
    let key = TagRow.Key(decision)
    if var row = rows[key] {
      row.verdict = decision.verdict == .add ? .confirm : decision.verdict
      rows[key] = row
    } else {
      rows[key] = TagRow(added, verdict: decision.verdict)
    }
  }

  private static func derivedRegions(from rows: [TagRow], regions: Regions) -> [Annotation] {
    var scores: [String: Double] = [:]
    for row in rows where row.isInForce && row.annotation.role == .about {
      let score = row.verdict == nil ? row.annotation.score : 1
      let ancestors =
        switch row.annotation.facet {
        case .country: regions.ancestors(of: row.annotation.value)
        case .region: regions.ancestors(ofRegion: row.annotation.value)
        default: [String]()
        }
      for region in ancestors { scores[region] = max(scores[region] ?? 0, score) }
    }
    return scores.map { Annotation(facet: .region, value: $0.key, role: .about, score: $0.value) }
  }
}

extension TagRow.Key {
  fileprivate init(_ decision: Decision) {
    self.init(
      Annotation(facet: decision.facet, value: decision.value, role: decision.role, score: 1, source: .analyst))
  }
}

extension Decision.Subject {
  fileprivate func about(_ document: String) -> Decision.Subject {
    var subject = self
    subject.document = document
    return subject
  }
}
