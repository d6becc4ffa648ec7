import ArgumentParser

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
    var run = IngestRun(options: options, ocr: ocr)
    run.paths = paths
    run.jobs = jobs
    run.retriesFailures = retry
    run.rereadsAll = full
    if dryRun { try run.preview(format: format) } else { try run.run(format: format) }
  }
}
