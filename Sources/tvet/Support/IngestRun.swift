import Corpus
import Extraction
import Foundation
import Ingestion

/// A run of ingestion as a command asks for it: with the corpus's settings, Ctrl-C, progress and a report.
struct IngestRun {
  let options: CorpusOptions
  let ocr: OCROptions
  var command = "ingest"
  var paths: [String] = []
  /// One a processor core, where neither the command nor a setting says.
  var jobs: Int?
  var retriesFailures = false
  var rereadsAll = false

  func ingester() throws -> Ingester {
    let corpus = try options.directory()
    var settings = IngestOptions(jobs: jobs ?? corpus.settings.jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    settings.command = command
    settings.paths = paths
    settings.retriesFailures = retriesFailures
    settings.rereadsAll = rereadsAll
    settings.worker.memoryMiB = corpus.settings.workerMemory
    settings.worker.baseSeconds = corpus.settings.workerSeconds
    settings.passwords = corpus.settings.passwords
    settings.worker.ocr = ocr.settings(corpus.settings)
    return Ingester(
      corpus: corpus, indexPath: try options.indexPath(), authorities: try options.authorities(), options: settings)
  }

  func preview(format: IngestCommand.Format) throws { try IngestOutput.show(ingester().preview(), format: format) }

  func run(format: IngestCommand.Format) throws {
    let interruption = Interruption()
    let line = ProgressLine()
    defer { line.clear() }
    let report = try ingester().run(stop: interruption.flag, progress: line.show)
    line.clear()
    try show(report, format: format)
  }

  func retag(format: IngestCommand.Format) throws {
    try show(ingester().retag(), format: format)
  }

  private func show(_ report: IngestReport, format: IngestCommand.Format) throws {
    try IngestOutput.show(report, indexPath: options.indexPath(), format: format)
    if report.wasInterrupted { throw ExitStatus.interrupted }
    try Desk(options, options.authorities()).applyRules(isQuiet: format == .json)
    if !report.isSound { throw ExitStatus.someFailed }
  }
}
