import ArgumentParser
import Corpus
import Extraction
import Foundation
import Ingestion
import Tagging

struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Read what is new or changed into the index, and forget what is gone.",
    discussion: """
      Files are told apart by their bytes: a moved or renamed file is not read again and keeps its tags. A file that \
      cannot be read is listed, with the reason, and does not stop the run ('tvet failures' lists them later); it is \
      tried again when it changes, or with --retry.

      Ctrl-C stops the run and keeps what has been committed; the next run goes on from there.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case human, json }

  @OptionGroup var options: CorpusOptions

  @Argument(help: ArgumentHelp("Only files at or under these, within the document folders.", valueName: "path"))
  var paths: [String] = []

  @Option(name: .shortAndLong, help: "How many files are read at once (default: one a processor core).")
  var jobs: Int?

  @Flag(name: .long, help: "Tell what would be read and forgotten; change nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Try again what failed before.")
  var retry = false

  @Flag(name: .long, help: "Read every file again, changed or not.")
  var full = false

  @OptionGroup var ocr: OCROptions

  @Option(name: .long, help: "How the report is written.")
  var format: Format = .human

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs wants a number above 0.") }
  }

  func run() throws {
    let corpus = try options.directory()
    let indexPath = try options.indexPath()
    var settings = IngestOptions(jobs: jobs ?? corpus.settings.jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    settings.paths = paths
    settings.retriesFailures = retry
    settings.rereadsAll = full
    settings.worker.memoryMiB = corpus.settings.workerMemory
    settings.worker.baseSeconds = corpus.settings.workerSeconds
    settings.passwords = corpus.settings.passwords
    settings.worker.ocr = ocr.settings(corpus.settings)
    let authorities = try options.authorities()
    let ingester = Ingester(corpus: corpus, indexPath: indexPath, authorities: authorities, options: settings)
    if dryRun { return try IngestOutput.show(ingester.preview(), format: format) }

    try RuleApplication(corpus: corpus, authorities: authorities).check()
    let interruption = Interruption()
    let line = ProgressLine()
    defer { line.clear() }
    let report = try ingester.run(stop: interruption.flag, progress: line.show)
    line.clear()
    try IngestOutput.show(report, indexPath: indexPath, format: format)
    if report.wasInterrupted { throw ExitStatus.interrupted }
    try Desk(options, authorities).applyRules(isQuiet: format == .json)
    if !report.failures.isEmpty { throw ExitStatus.someFailed }
  }
}
