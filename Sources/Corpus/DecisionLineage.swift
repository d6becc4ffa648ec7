/// Which documents take over what was decided about which others, as analysts and ingests have decided.
package struct DecisionLineage: Sendable {
  /// By the document that takes over: those it takes over from.
  private var formers: [String: Set<String>] = [:]
  /// Documents that some document does not take over from though it came to their place, and the decision that says so.
  private var refusals: [String: Decision] = [:]

  /// - Parameter decisions: the whole journal, oldest first.
  package init(_ decisions: [Decision]) {
    let relations = decisions.filter { $0.facet == nil }
    for (subject, taken) in Dictionary(grouping: relations, by: \.subject) {
      guard let judgment = DecisionHistory.judgments(taken).last else { continue }
      switch judgment.verdict {
      case .adopt: formers[subject.document, default: []].insert(subject.value)
      case .reject: refusals[subject.value] = judgment
      case .add, .confirm, .withdraw: break
      }
    }
  }

  /// The documents whose decisions a document takes over, directly and through others.
  package func ancestors(of document: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [document]
    while let next = waiting.popLast() {
      for former in formers[next] ?? [] where former != document && found.insert(former).inserted {
        waiting.append(former)
      }
    }
    return found
  }

  /// Documents that others take over from.
  package var adopted: Set<String> { formers.values.reduce(into: []) { $0.formUnion($1) } }

  /// The decision by which what was decided about a document does not pass to the one that came to its place.
  package func refusal(of former: String) -> Decision? { refusals[former] }
}
