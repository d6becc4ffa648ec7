import Corpus

extension Decision {
  /// The decision as one about the document that succeeds the one that it was taken about. Its time and its analyst
  /// stay: who takes the decision back takes all its copies back.
  func passed(to heir: String, at path: String) -> Decision {
    var decision = self
    decision.document = heir
    decision.path = path
    // Why a document does not take over from another stays to be read.
    if facet != nil || verdict != .reject { decision.note = Self.passingNote(from: document) }
    return decision
  }

  fileprivate static let passingWords = "taken over from "

  fileprivate static func passingNote(from former: String) -> String {
    passingWords + (Fingerprint(hex: former)?.short ?? former) + ", which this document succeeds"
  }
}

/// Decisions that the journal holds once more, as decisions about a successor of their document.
struct PassedDecisions {
  private let copies: Set<Decision>

  init(_ decisions: some Sequence<Decision>) {
    copies = Set(decisions.filter { $0.note.hasPrefix(Decision.passingWords) }.map(Self.anywhere))
  }

  func contain(_ decision: Decision) -> Bool { copies.contains(Self.anywhere(decision.passed(to: "", at: ""))) }

  private static func anywhere(_ decision: Decision) -> Decision {
    var decision = decision
    decision.document = ""
    decision.path = ""
    return decision
  }
}
