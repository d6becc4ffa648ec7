import CWorker
import Corpus
import Glibc
import Synchronization

/// Extracts files in a process of its own, one at a time, and replaces the process when it dies, hangs, floods
/// or has grown.
///
/// Meant for one job thread each; ``cancel()`` may be called from any thread.
package final class Worker: Sendable {
  private let configuration: WorkerConfiguration
  private let process = Mutex<WorkerProcess?>(nil)
  private let control = Mutex(Control())

  /// What another thread may reach while a file is being extracted.
  private struct Control {
    /// Set only while the process has not been waited for, so that the number cannot be another's.
    var pid: pid_t?
    var isCancelled = false
  }

  package init(_ configuration: WorkerConfiguration = WorkerConfiguration()) { self.configuration = configuration }

  deinit { close() }

  /// Extracts a file and waits until it is done.
  ///
  /// - Parameter onExtraction: gets each document and each record's failure, in file order.
  /// - Returns: how it went; a file that could not be read, or took the worker down, is told there.
  /// - Throws: what `onExtraction` throws; `CancellationError` after ``cancel()``; ``WorkerUnavailable``.
  package func extract(
    _ request: ExtractionRequest, onExtraction: (Extraction) throws -> Void
  ) throws -> ExtractionReport {
    try process.withLock { process in
      let isFresh = process == nil
      var pages = RecognizedPages(store: configuration.textLayers)
      var report = try run(request, &process, &pages, onExtraction)
      // A worker that has read other files may have died of one of those: the file gets a second chance.
      if case .crashed = report.failure, !isFresh, report.extractionCount == 0 {
        report = try run(request, &process, &pages, onExtraction)
      }
      // A page that cannot be recognised costs that page, not the document.
      while report.failure?.isWorkers == true, report.extractionCount == 0, pages.skipOpenPage() {
        report = try run(request, &process, &pages, onExtraction)
      }
      return report
    }
  }

  /// Stops the process at once, and for good: whatever is being extracted is given up.
  package func cancel() {
    control.withLock {
      $0.isCancelled = true
      // The whole group: a program that the worker runs holds its pipes open.
      if let pid = $0.pid { kill(-pid, SIGKILL) }
    }
  }

  /// Ends the process; the next file starts another.
  package func close() {
    process.withLock { process in
      guard var running = process else { return }
      process = nil
      retire(&running)
    }
  }

  /// One attempt.
  private func run(
    _ request: ExtractionRequest, _ process: inout WorkerProcess?, _ pages: inout RecognizedPages,
    _ onExtraction: (Extraction) throws -> Void
  ) throws -> ExtractionReport {
    var report = ExtractionReport(mediaType: request.mediaType)
    var running = try process ?? start()
    process = nil
    let seconds = request.seconds ?? configuration.seconds(forBytes: Self.size(of: request.path))
    do {
      try converse(request, seconds, &running, &report, &pages, onExtraction)
    } catch let fault as WorkerProcess.Fault {
      let end = end(&running, patience: fault == .hungUp ? 1000 : 0)
      try checkCancellation()
      let allowed = pages.isOpen ? configuration.secondsPerRecognizedPage : seconds
      report.failure = failure(fault, end, allowed, fileBytes: Self.size(of: request.path))
      return report
    } catch {
      // The rest of the answer would come before the next file's.
      _ = end(&running, patience: 0)
      throw error
    }
    if isWorn(running) { retire(&running) } else { process = running }
    return report
  }

  private func isWorn(_ process: WorkerProcess) -> Bool {
    process.fileCount >= configuration.filesPerProcess || process.residentBytes > configuration.maximumResidentBytes
  }

  private func start() throws -> WorkerProcess {
    try control.withLock { control in
      if control.isCancelled { throw CancellationError() }
      let process = try WorkerProcess(configuration)
      control.pid = process.pid
      return process
    }
  }

  /// Sends the request and takes the answers.
  private func converse(
    _ request: ExtractionRequest, _ seconds: Int, _ process: inout WorkerProcess, _ report: inout ExtractionReport,
    _ pages: inout RecognizedPages, _ onExtraction: (Extraction) throws -> Void
  ) throws {
    // The clock that stands while the machine sleeps.
    var deadline = SuspendingClock.now + .seconds(seconds)
    var message = WorkerRequest(
      path: request.path, mediaType: request.mediaType, cpuSeconds: seconds, passwords: request.passwords)
    message.cpuSecondsPerPage = configuration.secondsPerRecognizedPage
    message.ocr = configuration.ocr
    message.skippedPages = pages.skipped
    pages.begin()
    guard process.send(message) else { throw WorkerProcess.Fault.hungUp }
    while true {
      switch try process.answer(before: deadline, configuration) {
      case .extraction(let extraction):
        report.extractionCount += 1
        // The time that the caller takes is not the worker's.
        deadline += try SuspendingClock().measure { try onExtraction(extraction) }
      case .recall(let page):
        guard let answer = pages.answer(to: page) else { throw WorkerProcess.Fault.malformed }
        guard process.send(answer) else { throw WorkerProcess.Fault.hungUp }
        deadline = max(deadline, .now + .seconds(configuration.secondsPerRecognizedPage))
      case .refuse(let page):
        guard pages.refuse(page) else { throw WorkerProcess.Fault.malformed }
      case .keep(let page, let layer):
        guard pages.keep(layer, of: page) else { throw WorkerProcess.Fault.malformed }
        deadline = max(deadline, .now + .seconds(seconds))
      case .end(let end):
        guard end.extractionCount == report.extractionCount, !process.hasUnclaimedBytes else {
          throw WorkerProcess.Fault.malformed
        }
        report.failure = end.failure
        report.fingerprint = end.fingerprint
        report.mediaType = end.mediaType ?? report.mediaType
        report.byteCount = end.byteCount
        report.unreadPages = end.unreadPages
        (report.recognizedPages, report.recalledPages) = (pages.count, pages.recalled)
        report.pageKeys = pages.keys
        process.residentBytes = end.residentBytes
        return
      }
    }
  }

  /// Lets the process end by itself, and sees that it does.
  private func retire(_ process: inout WorkerProcess) {
    process.hangUp()
    _ = end(&process, patience: 1000)
  }

  /// Ends the process; says how it ended.
  private func end(_ process: inout WorkerProcess, patience: Int32) -> WorkerProcess.End {
    control.withLock { control in
      control.pid = nil
      return process.finish(patience: patience)
    }
  }

  private func checkCancellation() throws {
    if control.withLock({ $0.isCancelled }) { throw CancellationError() }
  }

  private func failure(
    _ fault: WorkerProcess.Fault, _ end: WorkerProcess.End, _ seconds: Int, fileBytes: Int
  ) -> ExtractionError {
    // Libraries end the process when they are refused memory. The file, mapped, is not of what is limited.
    let limit = configuration.memoryMiB << 20
    if fault == .hungUp, limit > 0, end.peakBytes - fileBytes > limit / 4 * 3 || end.wasRefusedMemory {
      return .limit(detail: "reading it takes more than \(configuration.memoryMiB) MiB of memory")
    }
    return switch fault {
    case .hungUp: .crashed(detail: end.reason)
    case .malformed: .crashed(detail: "its answer makes no sense")
    case .overdue: .timedOut(seconds: seconds)
    case .flood: .limit(detail: "the file holds more text than is accepted")
    }
  }

  /// In bytes; 0 if that cannot be told.
  private static func size(of path: String) -> Int {
    var status = stat()
    return FileName.withBytes(of: path) { stat($0, &status) } == 0 ? Int(status.st_size) : 0
  }
}
