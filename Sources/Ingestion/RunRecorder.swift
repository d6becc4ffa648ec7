import Corpus
import Extraction
import Facets
import Foundation
import Indexing

/// The writer's side of a run: takes events and makes them transactions, keeps the report.
final class RunRecorder {
  private(set) var report = IngestReport()
  private var progress = IngestProgress()

  let store: IndexStore
  let writer: IndexWriter
  let corpus: CorpusDirectory
  private let versions: Versions
  private let authorities: Authorities
  private let replaces: (IndexedFile?) -> Bool
  private var run: Int64 = 0
  private var known: [String: IndexedFile] = [:]
  /// Files of which documents have come and no end yet: their ids and the records seen.
  private var open: [String: (id: Int64, records: Set<String>)] = [:]

  /// A batch is committed after so many documents, or so many seconds.
  private static let batchSize = 2_000
  private static let batchSeconds = 2.0

  /// - Parameter replaces: whether documents that the index holds are written again when a file has been read; nil
  ///   stands for a file that the index does not hold.
  init(
    store: IndexStore, corpus: CorpusDirectory, versions: Versions, authorities: Authorities,
    replaces: @escaping (IndexedFile?) -> Bool
  ) throws {
    self.store = store
    self.corpus = corpus
    self.versions = versions
    self.authorities = authorities
    self.replaces = replaces
    writer = try IndexWriter(store: store)
  }

  func begin(command: String, plan: ChangePlan, known: [String: IndexedFile]) throws {
    self.known = known
    report.unchanged = plan.unchanged
    report.knownFailures = plan.knownFailures
    progress.filesTotal = plan.toRead.count
    progress.bytesTotal = plan.toRead.reduce(0) { $0 + $1.size }
    run = try writer.batch { try $0.beginRun(command: command) }
  }

  /// Comes before any document is taken out: that needs the analyzer that put it in.
  func analyzeAgain() throws {
    report.reanalyzed = try writer.batch { try $0.analyzeAgain(version: versions.analyzer) }
  }

  func apply(moves: [(from: IndexedFile, to: FoundFile)]) throws {
    guard !moves.isEmpty else { return }
    try writer.batch { batch in
      for move in moves { try self.move(from: move.from, to: move.to, in: batch) }
    }
  }

  // MARK: Events

  /// Takes events until the last job has finished.
  func record(from queue: BoundedQueue<FileEvent>, plan: ChangePlan, progress show: (IngestProgress) -> Void) throws {
    var isOver = false
    while !isOver {
      guard let first = queue.take() else { break }
      try writer.batch { batch in
        let deadline = Date().addingTimeInterval(Self.batchSeconds)
        var events = first
        var count = 0
        while true {
          for event in events {
            try record(event, in: batch)
            count += 1
            show(progress)
          }
          guard count < Self.batchSize, Date() < deadline else { break }
          guard let more = queue.take(until: deadline) else {
            isOver = true
            break
          }
          if more.isEmpty { break }
          events = more
        }
        report.documents += batch.writtenCount
      }
    }
  }

  private func record(_ event: FileEvent, in batch: IndexBatch) throws {
    switch event {
    case .touched(let file, let fingerprint):
      let hasFailed = known[file.location]?.hasFailed ?? false
      let unreadPages = known[file.location]?.unreadPages ?? 0
      _ = try setFile(file, fingerprint, hasFailed: hasFailed, unreadPages: unreadPages, in: batch)
      report.unchanged += 1
      report.knownFailures += known[file.location]?.failures ?? FailureCount()
      done(file)
    case .moved(let former, let file):
      try move(from: former, to: file, in: batch)
      done(file)
    case .copied(let original, let file):
      try copy(of: original, to: file, in: batch)
      done(file)
    case .document(let file, let document):
      try add(document, of: file, in: batch)
    case .recordFailure(let file, let record, let reason):
      try openFile(file, in: batch)
      try fail(file.location, record: record, fingerprint: nil, reason: reason, in: batch)
    case .end(let file, let extraction, let fingerprint):
      try close(file, fingerprint, unreadPages: extraction.unreadPages, in: batch)
      count(extraction)
      done(file)
    case .failure(let file, let extraction, let reason):
      try closeFailed(file, extraction, reason: reason, in: batch)
      count(extraction)
      done(file)
    case .unavailable(_, let error): throw error
    }
  }

  private func done(_ file: FoundFile) {
    progress.filesDone += 1
    progress.bytes += file.size
    report.bytes += file.size
  }

  private func count(_ extraction: ExtractionReport) {
    report.recognizedPages += extraction.recognizedPages
    report.recalledPages += extraction.recalledPages
    report.unreadPages += extraction.unreadPages
  }

  private func countFile(_ file: FoundFile) {
    if known[file.location] == nil { report.added += 1 } else { report.changed += 1 }
  }

  private func add(_ document: PreparedDocument, of file: FoundFile, in batch: IndexBatch) throws {
    let id = try openFile(file, in: batch)
    let tags = TagResolution.resolve(
      machine: document.annotations, decisions: [], regions: authorities.regions)
    let documentID = try batch.add(
      document, tags: tags, versions: versions, replacesKnown: replaces(known[file.location]))
    let record = document.place ?? ""
    open[file.location]?.records.insert(record)
    try place(documentID, file: id, record: record, in: batch)
    report.pages += document.pages.count
    progress.pages += document.pages.count
  }

  private func place(_ document: Int64, file: Int64, record: String, in batch: IndexBatch) throws {
    if let former = try batch.setLocation(file: file, record: record, document: document) {
      try batch.add(Succession(former: former, present: document))
    }
  }

  /// A file's row, made with a size and a fingerprint that no file has, so that a run that is killed before the
  /// file's end reads it again, whatever it holds by then.
  @discardableResult
  private func openFile(_ file: FoundFile, in batch: IndexBatch) throws -> Int64 {
    if let entry = open[file.location] { return entry.id }
    var unfinished = file
    unfinished.size = -1
    let id = try setFile(unfinished, .unknown, hasFailed: false, in: batch)
    try batch.clearFailures(path: file.location)
    open[file.location] = (id, [])
    return id
  }

  private func close(_ file: FoundFile, _ fingerprint: Fingerprint, unreadPages: Int, in batch: IndexBatch) throws {
    let id = try openFile(file, in: batch)
    let records = open.removeValue(forKey: file.location)?.records ?? []
    _ = try batch.removeLocations(file: id, except: records)
    _ = try setFile(file, fingerprint, hasFailed: false, unreadPages: unreadPages, in: batch)
    countFile(file)
  }

  /// What was read of a container before it failed is kept; a single document that can no longer be read is not
  /// in the corpus any more, as the failure says.
  private func closeFailed(
    _ file: FoundFile, _ extraction: ExtractionReport, reason: String, in batch: IndexBatch
  ) throws {
    let fingerprint = extraction.fingerprint
    let id = try openFile(file, in: batch)
    let records = open.removeValue(forKey: file.location)?.records ?? []
    _ = try batch.removeLocations(file: id, except: records)
    _ = try setFile(
      file, fingerprint ?? .unknown, hasFailed: true, unreadPages: extraction.unreadPages, in: batch)
    try fail(file.location, record: "", fingerprint: fingerprint, reason: reason, in: batch)
    countFile(file)
  }

  private func fail(
    _ path: String, record: String, fingerprint: Fingerprint?, stage: String = "extraction", reason: String,
    in batch: IndexBatch
  ) throws {
    try batch.recordFailure(path: path, record: record, fingerprint: fingerprint, stage: stage, reason: reason)
    report.failures.append(IngestReport.FailedItem(path: path, record: record, reason: reason))
    progress.failures += 1
  }

  private func setFile(
    _ file: FoundFile, _ fingerprint: Fingerprint, hasFailed: Bool, unreadPages: Int = 0, in batch: IndexBatch
  ) throws -> Int64 {
    try batch.setFile(
      file, fingerprint: fingerprint, hasFailed: hasFailed, extractorVersion: versions.extractor,
      unreadPages: unreadPages)
  }

  private func move(from former: IndexedFile, to file: FoundFile, in batch: IndexBatch) throws {
    try batch.moveFile(from: former.path, to: file)
    report.moved += 1
    report.knownFailures += former.failures
    known[former.path] = nil
  }

  private func copy(of original: IndexedFile, to file: FoundFile, in batch: IndexBatch) throws {
    let id = try setFile(
      file, original.fingerprint, hasFailed: false, unreadPages: original.unreadPages, in: batch)
    let locations = try batch.locations(file: original.id)
    for (record, document) in locations { try place(document, file: id, record: record, in: batch) }
    _ = try batch.removeLocations(file: id, except: Set(locations.map(\.record)))
    try batch.clearFailures(path: file.location)
    countFile(file)
  }

  // MARK: The end

  /// Forgets what is gone, passes decisions on to successors, and lays all decisions over the tags.
  func finish(
    plan: ChangePlan, problems: [(location: String, reason: String)], isWholeCorpus: Bool, wasInterrupted: Bool,
    elapsed: Duration
  ) throws {
    report.wasInterrupted = wasInterrupted
    // After an interruption a document whose place another took may yet turn up elsewhere.
    if !wasInterrupted { try passOnDecisions(vanished: plan.vanished) }
    try writer.batch { batch in
      // After an interruption a vanished file may yet turn up under another name.
      if !wasInterrupted {
        for path in plan.vanished.keys where known[path] != nil {
          try batch.removeFile(path: path)
          report.removed += 1
        }
        try batch.clearSuccessions()
        let leaving = try batch.keysWithoutLocation()
        if !leaving.isEmpty {
          try batch.noteDeparting(keys: leaving.intersection(corpus.journal.read().map(\.document)))
        }
        try batch.forgetReturned()
        _ = try batch.removeDocumentsWithoutLocation()
        if try batch.isJoiningPending() {
          try RecordJoining(authorities: authorities, versions: versions).run(in: batch)
        }
        report.joined = try batch.joinedCount()
      }
      if isWholeCorpus { try batch.clearFailures(stage: "discovery", except: Set(problems.map(\.location))) }
      for problem in problems {
        try fail(
          problem.location, record: "", fingerprint: nil, stage: "discovery", reason: problem.reason, in: batch)
      }
    }
    if !wasInterrupted {
      if isWholeCorpus { try noteWhereabouts() }
      report.retagged = try Retagging(authorities: authorities).run(writer: writer, store: store)
    }
    var applied = try applyDecisions()
    report.seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    try writer.batch {
      try $0.endRun(run, outcome: wasInterrupted ? "interrupted" : "done", counts: report.counts)
    }
    try tidy()
    // Who decided meanwhile could not write the index, and counts on this run to do so.
    while try corpus.journal.size() != applied { applied = try applyDecisions() }
  }

  /// Lays the journal's decisions over the tags.
  ///
  /// - Returns: the size of the journal, in bytes, before it was read.
  private func applyDecisions() throws -> Int64 {
    let size = try corpus.journal.size()
    let journal = try corpus.journal.reading()
    let book = DecisionBook(journal.decisions)
    report.journalFaults = journal.faults
    report.decided = try DecisionApplication(book: book, authorities: authorities).run(writer: writer)
    report.orphans = try store.read(book.orphans).count
    return size
  }

  /// Merging the full text's segments writes all of it once more; it pays when this run brought a good part of the
  /// documents, and they lie in several segments.
  private func tidy() throws {
    guard report.documents > 0 || report.removed > 0 else { return }
    let all = try store.read(IndexSummary.documentCount)
    if report.documents * 4 >= all, try writer.isFragmented() { try writer.optimize() } else { try writer.checkpoint() }
  }

  func fail(_ error: any Error) throws {
    try writer.batch { try $0.endRun(run, outcome: "failed: \(error)", counts: report.counts) }
  }
}
