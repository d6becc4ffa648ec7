import ArgumentParser
import Corpus

struct TagUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back what your last deciding command decided.",
    discussion: """
      All decisions of one command are taken back at once, a review's one by one. What was decided before holds again: \
      nothing is deleted from the journal, decisions with the verdict 'withdraw' are added to it. An undo can be \
      undone: 'tvet tag undo' once more brings the decisions back.
      """)

  @OptionGroup var options: CorpusOptions
  @OptionGroup var signing: SigningOptions

  @Flag(name: .long, help: "Tell what would be taken back; change nothing.")
  var dryRun = false

  func run() throws {
    let desk = try Desk(options, try options.authorities())
    let analyst = try signing.name(desk.corpus.settings)
    let journal = try desk.corpus.journal.read()
    let undo = DecisionHistory.undoing(lastOf: analyst, in: journal)
    guard let batch = DecisionHistory.lastBatch(of: analyst, in: journal).first, !undo.isEmpty else {
      Console.error("\(analyst) has decided nothing that could be taken back")
      throw ExitStatus.nothingFound
    }
    if !dryRun { try desk.record(undo) }
    let shown = DecisionHistory.withoutRepetitions(undo)
    for decision in shown {
      Console.print("\(dryRun ? "would " : "")\(DecisionText.change(decision))  \(decision.path)")
    }
    Console.print(
      "\(dryRun ? "would take" : "took") back \(EditTally.count(shown.count, "decision")) of \(batch.decidedAt)")
  }
}

/// A decision as text.
enum DecisionText {
  /// `reject country=KE (about)`
  static func change(_ decision: Decision) -> String {
    "\(decision.verdict.rawValue) \(decision.topic) (\(decision.role.rawValue))"
  }
}
