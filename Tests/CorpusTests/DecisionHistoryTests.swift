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

  /// The journal after steps that are taken a second after each other: `u` and `r` for an undo and a redo of Amina's.
  private func after(_ steps: String, _ start: String) -> [Decision] {
    var journal = history(start)
    for (second, step) in steps.enumerated() {
      let commands = CommandHistory(of: "A", in: journal)
      var change = step == "u" ? commands.undo() : step == "r" ? commands.redo() : history("A\(step)")
      for index in change.indices { change[index].decidedAt = "2026-11-24T08:01:0\(second).000Z" }
      journal += change
    }
    return journal
  }

  @Test(
    "is what it was before each command that was undone, and what it became after one brought back",
    arguments: [
      ("A+", "u", ""), ("A+ A-", "u", "A+"), ("A+ A-", "uu", ""), ("A+ A-", "uuu", ""), ("A+ A-", "uur", "A+"),
      ("A+ A-", "uurr", "A-"), ("A+ A-", "uurrr", "A-"), ("A+ A-", "uru", "A+"), ("A+ A-", "ururu", "A+"),
      ("A+ A- A+", "uuru", "A+"), ("A+ A- A+", "uuu", ""), ("A+ A-", "uu-r", "A-"), ("A+ A-", "u-u", "A+"),
      ("B- A+", "u", "B-"), ("A+ B- A-", "u", "A+ B-"), ("A+ B- A-", "uu", "B-"), ("A+ A- A~", "u", ""),
      ("A+ A- A~", "r", "A-"), ("A~ A+", "u", ""), ("B-", "u", "B-"), ("A+ A- A-!", "u", "A+"),
    ])
  func undoAndRedo(start: String, steps: String, left: String) {
    #expect(text(DecisionHistory.judgments(after(steps, start))) == left)
  }

  @Test("is without all of one command's, which may be brought back together")
  func commands() throws {
    var journal = history("A+ A+ B+ A-")
    journal[1].decidedAt = journal[0].decidedAt
    journal[1].value = "UG"
    journal[1].note = "chapter 4"
    journal[3].value = "TD"
    // Ben's came in between, and UG's document moved.
    var moved = journal[1]
    moved.path = "q"
    journal.insert(moved, at: 2)
    func step(_ change: [Decision]) {
      var change = change
      for index in change.indices { change[index].decidedAt = "2026-11-24T08:01:0\(journal.count).000Z" }
      journal += change
    }
    step(CommandHistory(of: "A", in: journal).undo())
    #expect(journal.last?.value == "TD" && journal.last?.verdict == .withdraw)
    let undo = CommandHistory(of: "A", in: journal).undo()
    #expect(undo.map(\.value) == ["UG", "KE"] && undo.allSatisfy { $0.verdict == .withdraw })
    #expect(undo.map(\.path) == ["q", "p"])
    step(undo)
    #expect(CommandHistory(of: "A", in: journal).undo().isEmpty)
    let redo = CommandHistory(of: "A", in: journal).redo()
    #expect(redo.map(\.value) == ["KE", "UG"] && redo.map(\.verdict) == [.confirm, .confirm])
    #expect(redo.map(\.note) == ["redo of 2026-11-24T08:00:01.000Z", "chapter 4"])
    #expect(CommandHistory(of: "C", in: journal).undo().isEmpty && CommandHistory(of: "C", in: journal).redo().isEmpty)
  }
}
