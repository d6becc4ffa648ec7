import Testing

@testable import Corpus

@Suite("What is left of decisions")
struct DecisionHistoryTests {
  /// `A+ B- A~`: Amina confirms, Ben rejects, Amina withdraws, a second after each other; `!` for the same moment as the
  /// one before.
  private func history(_ text: String) -> [Decision] {
    var second = 0
    return text.split(separator: " ").map { word in
      if !word.hasSuffix("!") { second += 1 }
      let verdicts: [Character: Decision.Verdict] = ["+": .confirm, "-": .reject, "~": .withdraw]
      return Decision(
        decidedAt: "2026-11-24T08:00:0\(second).000Z", analyst: String(word.prefix(1)), document: "d", path: "p",
        facet: .country, value: "KE", role: .about, verdict: verdicts[word.dropFirst().first ?? "+"] ?? .add)
    }
  }

  private func text(_ decisions: [Decision]) -> String {
    let signs: [Decision.Verdict: String] = [.confirm: "+", .reject: "-", .withdraw: "~"]
    return decisions.map { $0.analyst + (signs[$0.verdict] ?? "?") }.joined(separator: " ")
  }

  @Test(
    "is one judgment an analyst, the latest last, without what was taken back",
    arguments: [
      ("", ""), ("A+", "A+"), ("A+ A-", "A-"), ("A+ B-", "A+ B-"), ("B- A+ B+", "A+ B+"), ("A+ A~", ""),
      ("A+ A- A~", "A+"), ("A+ B- A- A~", "A+ B-"), ("A+ A- A~ A~", ""), ("A~ A+", "A+"), ("A+ B~", "A+"),
      ("A+ A~ A-", "A-"), ("A- A+ A+!", "A+"), ("A- A+ A+! A~ A~!", "A-"),
    ])
  func judgments(history text: String, left: String) {
    #expect(self.text(DecisionHistory.judgments(history(text))) == left)
  }

  @Test("is what it was after an undo, and what it became after an undo of that")
  func undo() {
    for text in ["A+", "A+ A-", "B- A+", "A+ B- A-", "A+ A- A~", "A~ A+"] {
      let before = history(text)
      var journal = before
      for (round, second) in ["7", "8", "9"].enumerated() {
        var undo = DecisionHistory.undoing(lastOf: "A", in: journal)
        #expect(undo.count == 1)
        undo[0].decidedAt = "2026-11-24T08:00:0\(second).000Z"
        journal += undo
        // The last of Amina's decisions, without it and with it again.
        let last = before.lastIndex { $0.analyst == "A" } ?? 0
        let without = before[..<last] + before[(last + 1)...]
        let expected = round % 2 == 0 ? Array(without) : before
        #expect(
          Set(DecisionHistory.judgments(journal).map { $0.analyst + $0.verdict.rawValue })
            == Set(DecisionHistory.judgments(expected).map { $0.analyst + $0.verdict.rawValue }), "\(text) \(round)")
      }
    }
  }

  @Test("is all of one command's: same analyst, same moment")
  func batch() {
    let journal = history("A+ B- B-! A+")
    #expect(text(DecisionHistory.lastBatch(of: "A", in: journal)) == "A+")
    #expect(DecisionHistory.lastBatch(of: "C", in: journal).isEmpty)
    #expect(DecisionHistory.undoing(lastOf: "C", in: journal).isEmpty)
    var two = history("A+ A+")
    two[1].decidedAt = two[0].decidedAt
    two[1].value = "UG"
    #expect(DecisionHistory.lastBatch(of: "A", in: two).map(\.value) == ["KE", "UG"])
    #expect(DecisionHistory.undoing(lastOf: "A", in: two).map(\.verdict) == [.withdraw, .withdraw])
  }
}
