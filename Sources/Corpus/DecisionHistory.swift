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

  /// The decisions of an analyst's last command.
  ///
  /// - Parameter decisions: the whole journal, oldest first.
  package static func lastBatch(of analyst: String, in decisions: [Decision]) -> [Decision] {
    guard let last = decisions.last(where: { $0.analyst == analyst }) else { return [] }
    return withoutCopies(decisions.filter { $0.analyst == analyst && $0.decidedAt == last.decidedAt })
  }

  /// What takes an analyst's last command back: a withdrawal of each of its decisions, or, where it withdrew one
  /// itself, that one once more.
  ///
  /// - Parameter decisions: the whole journal, oldest first.
  /// - Returns: decisions to be written as a batch.
  package static func undoing(lastOf analyst: String, in decisions: [Decision]) -> [Decision] {
    let batch = lastBatch(of: analyst, in: decisions)
    let subjects = Set(batch.map(\.subject))
    var before: [Decision.Subject: [Decision]] = [:]
    for decision in withoutCopies(decisions) where subjects.contains(decision.subject) {
      if decision.analyst == analyst, decision.moment < batch[0].moment {
        before[decision.subject, default: []].append(decision)
      }
    }
    return batch.reversed().compactMap { decision in
      var undo = decision
      undo.note = "undo of \(decision.decidedAt)"
      guard decision.verdict == .withdraw else {
        undo.verdict = .withdraw
        return undo
      }
      guard let taken = judgments(before[decision.subject] ?? []).last else { return nil }
      undo.verdict = taken.verdict
      undo.note = taken.note.isEmpty ? undo.note : taken.note
      return undo
    }
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

  /// Merging two journals can leave a line in twice.
  private static func withoutCopies(_ decisions: [Decision]) -> [Decision] {
    var seen: Set<Decision> = []
    return decisions.filter { seen.insert($0).inserted }
  }
}
