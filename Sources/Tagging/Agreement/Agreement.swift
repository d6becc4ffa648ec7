package import Corpus
import Facets
package import Indexing

/// How far analysts agree with each other, and the machine with them.
package struct Agreement: Sendable {
  /// Two analysts and the tags that both have judged.
  package struct Pair: Sendable, Equatable {
    package var first: String
    package var second: String
    package var byFacet: [Facet: Kappa]

    package var all: Kappa {
      byFacet.values.reduce(Kappa()) { sum, kappa in
        Kappa(
          both: sum.both + kappa.both, first: sum.first + kappa.first, second: sum.second + kappa.second,
          neither: sum.neither + kappa.neither)
      }
    }
  }

  /// The machine's tags against what was decided about them.
  package struct Machine: Sendable, Equatable {
    /// The machine's tags that analysts found right and wrong, and tags that analysts added.
    package var right = 0
    package var wrong = 0
    package var missed = 0

    package var precision: Share { Share(right, of: right + wrong) }
    package var recall: Share { Share(right, of: right + missed) }
  }

  /// By name.
  package var pairs: [Pair]
  package var machine: [Facet: Machine]

  /// - Parameters:
  ///   - decisions: the whole journal, oldest first.
  ///   - role: only tags in this role; all without one.
  /// - Throws: `DatabaseError`.
  package init(decisions: [Decision], role: Role?, in db: IndexSnapshot) throws {
    pairs = Self.pairs(decisions.filter { role == nil || $0.role == role })
    machine = try VerdictCount.fetchAll(db, role: role).reduce(into: [:]) { sums, count in
      switch (count.source, count.verdict) {
      case (.machine, .reject): sums[count.facet, default: Machine()].wrong += count.tags
      case (.machine, _): sums[count.facet, default: Machine()].right += count.tags
      case (.analyst, .add), (.analyst, .confirm): sums[count.facet, default: Machine()].missed += count.tags
      default: break
      }
    }
  }

  static func pairs(_ decisions: [Decision]) -> [Pair] {
    struct Names: Hashable { var first, second: String }
    var tables: [Names: [Facet: Kappa]] = [:]
    for (subject, taken) in Dictionary(grouping: decisions, by: \.subject) {
      guard let facet = subject.facet else { continue }
      let judgments = DecisionHistory.judgments(taken).sorted { $0.analyst < $1.analyst }
      for (place, first) in judgments.enumerated() {
        for second in judgments[(place + 1)...] {
          tables[Names(first: first.analyst, second: second.analyst), default: [:]][facet, default: Kappa()]
            .count(first.verdict != .reject, second.verdict != .reject)
        }
      }
    }
    return tables.map { Pair(first: $0.first, second: $0.second, byFacet: $1) }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}
