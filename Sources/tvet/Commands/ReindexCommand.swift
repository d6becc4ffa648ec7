import ArgumentParser
import Foundation
import Ingestion

struct ReindexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reindex", abstract: "Bring the index in step with the corpus, or only its tags with the authorities.",
    discussion: """
      Reads what is new or changed, as 'tvet ingest' does; with --full, every file. With --retag no file is read: \
      documents whose tags were made with other authority files, or with another version of them, get theirs anew \
      from the text that the index holds. Analysts' decisions hold in each case.
      """)

  @OptionGroup var options: CorpusOptions

  @Flag(name: .long, help: "Read every file again, changed or not.")
  var full = false

  @Flag(name: .long, help: "Read no file; tag documents anew from the stored text.")
  var retag = false

  @Option(name: .shortAndLong, help: "How many files are read at once (default: one a processor core).")
  var jobs: Int?

  @OptionGroup var ocr: OCROptions

  @Option(name: .long, help: "How the report is written.")
  var format: IngestCommand.Format = .human

  func validate() throws {
    if full && retag { throw ValidationError("--full reads every file and --retag none: give one of them.") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number above 0.") }
  }

  func run() throws {
    var run = IngestRun(options: options, ocr: ocr)
    run.command = "reindex"
    run.jobs = jobs
    run.rereadsAll = full
    if retag { try run.retag(format: format) } else { try run.run(format: format) }
  }
}
