import ArgumentParser
import Corpus

struct TagUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back what your last deciding command decided; once more, the one before.",
    discussion: """
      All decisions of one command are taken back at once, a review's one by one. What was decided before holds again: \
      nothing is deleted from the journal, decisions with the verdict 'withdraw' are added to it. Each further undo \
      takes back the command before, and 'tvet tag redo' brings them back, the one undone last first.
      """)

  @OptionGroup var step: HistoryStep

  @Flag(name: .long, help: "Tell what would be taken back; change nothing.")
  var dryRun = false

  func run() throws {
    try step.run(
      change: { $0.undo() }, of: \.last, isDryRun: dryRun, words: ("take back", "took back"),
      none: "has decided nothing that could be taken back")
  }
}

struct TagRedo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Bring back what your last undo took back; once more, the undo before.",
    discussion: """
      The decisions are written into the journal once more, with the time of now. A new decision ends what can be \
      brought back.
      """)

  @OptionGroup var step: HistoryStep

  @Flag(name: .long, help: "Tell what would be brought back; change nothing.")
  var dryRun = false

  func run() throws {
    try step.run(
      change: { $0.redo() }, of: \.lastUndone, isDryRun: dryRun, words: ("bring back", "brought back"),
      none: "has taken nothing back that could be brought back")
  }
}

/// A step back or forth in an analyst's commands.
struct HistoryStep: ParsableArguments {
  @OptionGroup var options: CorpusOptions
  @OptionGroup var signing: SigningOptions

  /// - Parameters:
  ///   - change: the decisions to be written.
  ///   - command: the command that they take or bring back.
  ///   - words: what is done, and what was.
  ///   - none: what is told where there is nothing to be done.
  func run(
    change: (CommandHistory) -> [Decision], of command: (CommandHistory) -> CommandHistory.Command?, isDryRun: Bool,
    words: (would: String, did: String), none: String
  ) throws {
    let desk = try Desk(options, try options.authorities())
    let analyst = try signing.name(desk.corpus.settings)
    let history = CommandHistory(of: analyst, in: try options.decisions())
    let decisions = change(history)
    guard let command = command(history), !decisions.isEmpty else {
      Console.error("\(analyst) \(none)")
      throw ExitStatus.nothingFound
    }
    if !isDryRun { try desk.record(decisions) }
    for decision in decisions {
      Console.print("\(isDryRun ? "would " : "")\(DecisionText.change(decision))  \(decision.path)")
    }
    Console.print(
      "\(isDryRun ? "would \(words.would)" : words.did) \(EditTally.count(decisions.count, "decision")) of "
        + command.decidedAt)
  }
}

/// A decision as text.
enum DecisionText {
  /// `reject country=KE (about)`
  static func change(_ decision: Decision) -> String {
    "\(decision.verdict.rawValue) \(decision.topic) (\(decision.role.rawValue))"
  }
}
