package import Corpus
package import Facets
package import Indexing

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
      let isKnown = decision.annotation.map { rows[TagRow.Key($0)] != nil } ?? false
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
    guard let added = decision.annotation else { return }
    let key = TagRow.Key(added)
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

extension Decision {
  /// The tag that it gives where there is none; nil for a decision about no tag.
  fileprivate var annotation: Annotation? {
    facet.map {
      Annotation(facet: $0, value: value, role: role, score: verdict == .reject ? 0 : 1, source: .analyst)
    }
  }
}
