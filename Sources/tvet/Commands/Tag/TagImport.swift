import ArgumentParser
import Corpus
import Foundation
import Indexing
import Tagging

struct TagImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take over the verdicts of a sheet, as 'tvet tag review --format csv' writes it.",
    discussion: """
      Any table of comma-separated values will do that has the columns document, facet, value and verdict; role \
      (default: about), path and note are read too, others are passed over. A verdict is y or n (yes, no, confirm, \
      reject, add and remove are understood as well); a row without one decides nothing. It may be saved as Excel and \
      other spreadsheets do it, with semicolons or tabs, as UTF-8 or UTF-16.

      What cannot be taken over is told by line: a document that is gone, a value that does not exist, two rows that \
      contradict each other, a tag about which another analyst has decided otherwise. Nothing is decided then, unless \
      --skip-faulty is given. 'tvet tag undo' takes a whole sheet back.
      """)

  @OptionGroup var options: CorpusOptions
  @OptionGroup var signing: SigningOptions

  @Argument(help: ArgumentHelp("The sheet ('-': standard input).", valueName: "file"))
  var file: String

  @Flag(name: .long, help: "Tell what would be decided; decide nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Take over the sound rows though others are faulty.")
  var skipFaulty = false

  @Flag(name: .long, help: "Decide also where another analyst has decided otherwise.")
  var override = false

  func run() throws {
    let authorities = try options.authorities()
    let desk = try Desk(options, authorities)
    let table: SheetTable
    do { table = try SheetTable(content(), required: SheetImport.required) } catch let fault as SheetFault {
      throw UsageError("\(file):\(fault.line): \(fault.reason)")
    }
    let analyst = try signing.name(desk.corpus.settings)
    let job = SheetImport(
      authorities: authorities, analyst: analyst, journal: try options.decisions(), overrides: override)
    let outcome = try options.openIndex().read { try job.run(table, in: $0) }
    for fault in outcome.faults { Console.error("\(file):\(fault.line): \(fault.reason)") }
    let isRefused = !outcome.faults.isEmpty && !skipFaulty
    if !dryRun, !isRefused { try desk.record(outcome.decisions) }
    for decision in dryRun ? outcome.decisions : [] {
      Console.print("\(DecisionText.change(decision))  \(decision.path)")
    }
    Console.print(sum(outcome, isRefused: isRefused))
    if isRefused { throw ExitStatus.wrongUsage }
    if !outcome.faults.isEmpty { throw ExitStatus.someFailed }
  }

  private func sum(_ outcome: SheetImport.Outcome, isRefused: Bool) -> String {
    let count = EditTally.count(outcome.decisions.count, "decision")
    var text = isRefused ? "nothing decided; \(count) would be sound" : dryRun ? "would take over \(count)" : count
    if outcome.settled > 0 { text += "; \(outcome.settled) decided so already" }
    if outcome.open > 0 { text += "; \(EditTally.count(outcome.open, "row")) without a verdict" }
    if !outcome.faults.isEmpty { text += "; \(EditTally.count(outcome.faults.count, "faulty row"))" }
    return text
  }

  private func content() throws -> Data {
    if file == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
    do { return try Data(contentsOf: URL(fileURLWithPath: file)) } catch {
      throw UsageError("\(file) cannot be read: \(error.localizedDescription)")
    }
  }
}
