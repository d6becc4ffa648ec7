/// What is left of decisions when those that were taken back are left out.
package enum DecisionHistory {
  /// The judgment of each analyst who has one, the latest last: that one is in force.
  ///
  /// Each analyst's decisions are a pile: a decision goes onto it, a withdrawal takes the topmost away. What a
  /// merge or the inheritance of a successor has doubled counts once.
  ///
  /// - Parameter decisions: about one tag of one document, oldest first.
  package static func judgments(_ decisions: [Decision]) -> [Decision] {
    var piles: [String: [Int]] = [:]
    var last: [String: Int] = [:]
    for (index, decision) in decisions.enumerated() {
      let former = last.updateValue(index, forKey: decision.analyst).map { decisions[$0] }
      if former?.moment == decision.moment, former?.verdict == decision.verdict { continue }
      if decision.verdict == .withdraw {
        _ = piles[decision.analyst]?.popLast()
      } else {
        piles[decision.analyst, default: []].append(index)
      }
    }
    return piles.values.compactMap(\.last).sorted().map { decisions[$0] }
  }

  /// Decisions without those that were only written down once more, since their document has moved; the last one stays.
  package static func withoutRepetitions(_ decisions: [Decision]) -> [Decision] {
    var seen: Set<Decision> = []
    return decisions.reversed().filter { decision in
      var decision = decision
      decision.path = ""
      return seen.insert(decision).inserted
    }.reversed()
  }
}
