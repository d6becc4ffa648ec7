/// The deciding commands of one analyst: what can be taken back, and what can be brought back.
///
/// The journal tells it all: each analyst's decisions about a tag are a pile, a withdrawal takes the topmost away, and a
/// command is undone when none of its decisions is left. One that decides just what was undone last brings that back; any
/// other makes an end of what could be brought back, as in an editor.
package struct CommandHistory {
  /// The decisions of one command, each once, with the path of the last line about it.
  package struct Command: Equatable {
    package var decidedAt: String
    package var decisions: [Decision]
  }

  /// Commands that are in force, with what is left of each; the latest last.
  private var done: [Command] = []
  /// Commands that were undone, the one undone last at the end.
  private var undone: [Command] = []

  /// - Parameter decisions: the whole journal, oldest first.
  package init(of analyst: String, in decisions: [Decision]) {
    // Whom a document does not take over from is told by an ingest, whatever name it goes by.
    let own = decisions.filter { $0.analyst == analyst && !($0.facet == nil && $0.verdict == .reject) }
    for batch in own.chunked(by: \.decidedAt) {
      let decisions = Self.once(batch)
      withdraw(decisions.filter { $0.verdict == .withdraw })
      let made = decisions.filter { $0.verdict != .withdraw }
      guard !made.isEmpty else { continue }
      if let last = undone.last, Self.judgments(last.decisions) == Self.judgments(made) {
        undone.removeLast()
      } else {
        undone = []
      }
      done.append(Command(decidedAt: batch.first?.decidedAt ?? "", decisions: made))
    }
  }

  /// The command that an undo takes back.
  package var last: Command? { done.last }
  /// The command that a redo brings back.
  package var lastUndone: Command? { undone.last }

  /// What takes the last command back, to be written as a batch; nothing where there is none.
  package func undo() -> [Decision] {
    guard let last else { return [] }
    var subjects: Set<Decision.Subject> = []
    return last.decisions.reversed().filter { subjects.insert($0.subject).inserted }.map { decision in
      var undo = decision
      undo.verdict = .withdraw
      undo.note = "undo of \(last.decidedAt)"
      return undo
    }
  }

  /// What brings the command back that was undone last, to be written as a batch; nothing where there is none.
  package func redo() -> [Decision] {
    guard let lastUndone else { return [] }
    return lastUndone.decisions.map { decision in
      var redo = decision
      if redo.note.isEmpty { redo.note = "redo of \(lastUndone.decidedAt)" }
      return redo
    }
  }

  private mutating func withdraw(_ withdrawals: [Decision]) {
    var taken: [Int: [Decision]] = [:]
    for withdrawal in withdrawals {
      let command = done.lastIndex { $0.decisions.contains { $0.subject == withdrawal.subject } }
      guard let command, let at = done[command].decisions.lastIndex(where: { $0.subject == withdrawal.subject }) else {
        continue
      }
      taken[command, default: []].insert(done[command].decisions.remove(at: at), at: 0)
    }
    for (command, decisions) in taken.sorted(by: { $0.key > $1.key }) where done[command].decisions.isEmpty {
      undone.append(Command(decidedAt: done[command].decidedAt, decisions: decisions))
      done.remove(at: command)
    }
  }

  /// Journals that were merged, and documents that have moved, leave a decision in twice.
  private static func once(_ batch: some Sequence<Decision>) -> [Decision] {
    var places: [Judgment: Int] = [:]
    var decisions: [Decision] = []
    for decision in batch {
      if let known = places[Judgment(decision)] {
        decisions[known] = decision
      } else {
        places[Judgment(decision)] = decisions.count
        decisions.append(decision)
      }
    }
    return decisions
  }

  private struct Judgment: Hashable {
    var subject: Decision.Subject
    var verdict: Decision.Verdict

    init(_ decision: Decision) {
      subject = decision.subject
      verdict = decision.verdict
    }
  }

  private static func judgments(_ decisions: [Decision]) -> Set<Judgment> { Set(decisions.map(Judgment.init)) }
}

extension [Decision] {
  /// Neighbours that are alike in something, together.
  fileprivate func chunked(by value: (Decision) -> String) -> [ArraySlice<Decision>] {
    var chunks: [ArraySlice<Decision>] = []
    var start = startIndex
    for index in indices where index + 1 == endIndex || value(self[index]) != value(self[index + 1]) {
      chunks.append(self[start...index])
      start = index + 1
    }
    return chunks
  }
}
