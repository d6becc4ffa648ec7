import Corpus
import Extraction
import Facets
import Foundation
import Indexing

/// The writer's side of a run: takes events and makes them transactions, keeps the report.
final class RunRecorder {
  private(set) var report = IngestReport()
  private var progress = IngestProgress()

  private let store: IndexStore
  private let writer: IndexWriter
  private let corpus: CorpusDirectory
  private let versions: Versions
  private let book: DecisionBook
  private let authorities: Authorities
  private var run: Int64 = 0
  private var known: [String: IndexedFile] = [:]
  /// Files of which documents have come and no end yet: their ids and the records seen.
  private var open: [String: (id: Int64, records: Set<String>)] = [:]
  /// Documents whose path now holds another one: former and present id.
  private var successions: [(former: Int64, present: Int64)] = []

  /// A batch is committed after so many documents, or so many seconds.
  private static let batchSize = 2_000
  private static let batchSeconds = 2.0

  init(
    store: IndexStore, corpus: CorpusDirectory, versions: Versions, book: DecisionBook, authorities: Authorities
  ) throws {
    self.store = store
    self.corpus = corpus
    self.versions = versions
    self.book = book
    self.authorities = authorities
    writer = try IndexWriter(store: store)
  }

  func begin(command: String, plan: ChangePlan) throws {
    known = try store.read(IndexedFile.fetchAll)
    report.unchanged = plan.unchanged
    report.knownFailures = plan.knownFailures
    progress.filesTotal = plan.toRead.count
    progress.bytesTotal = plan.toRead.reduce(0) { $0 + $1.size }
    run = try writer.batch { try $0.beginRun(command: command) }
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
      }
    }
  }

  private func record(_ event: FileEvent, in batch: IndexBatch) throws {
    switch event {
    case .touched(let file, let fingerprint):
      let hasFailed = known[file.location]?.hasFailed ?? false
      _ = try setFile(file, fingerprint, hasFailed: hasFailed, in: batch)
      report.unchanged += 1
      report.knownFailures += hasFailed ? 1 : 0
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
    case .end(let file, let fingerprint):
      try close(file, fingerprint, in: batch)
      done(file)
    case .failure(let file, let fingerprint, let reason):
      try closeFailed(file, fingerprint, reason: reason, in: batch)
      done(file)
    }
  }

  private func done(_ file: FoundFile) {
    progress.filesDone += 1
    progress.bytes += file.size
    report.bytes += file.size
  }

  private func countFile(_ file: FoundFile) {
    if known[file.location] == nil { report.added += 1 } else { report.changed += 1 }
  }

  private func add(_ document: PreparedDocument, of file: FoundFile, in batch: IndexBatch) throws {
    let id = try openFile(file, in: batch)
    let isNew = try batch.documentID(document.fingerprint) == nil
    let tags = TagResolution.resolve(
      machine: document.annotations, decisions: [], regions: authorities.regions)
    let documentID = try batch.add(document, tags: tags, versions: versions)
    let record = document.record ?? ""
    open[file.location]?.records.insert(record)
    if let former = try batch.setLocation(file: id, record: record, document: documentID) {
      successions.append((former, documentID))
    }
    report.documents += isNew ? 1 : 0
    report.pages += document.pages.count
    progress.pages += document.pages.count
  }

  /// A file's row, made with a size that no file has, so that a run that is killed before the file's end reads
  /// it again.
  @discardableResult
  private func openFile(_ file: FoundFile, in batch: IndexBatch) throws -> Int64 {
    if let entry = open[file.location] { return entry.id }
    var unfinished = file
    unfinished.size = -1
    let fingerprint = known[file.location]?.fingerprint ?? Fingerprint(of: [])
    let id = try setFile(unfinished, fingerprint, hasFailed: false, in: batch)
    try batch.clearFailures(path: file.location)
    open[file.location] = (id, [])
    return id
  }

  private func close(_ file: FoundFile, _ fingerprint: Fingerprint, in batch: IndexBatch) throws {
    let id = try openFile(file, in: batch)
    let records = open.removeValue(forKey: file.location)?.records ?? []
    _ = try batch.removeLocations(file: id, except: records)
    _ = try setFile(file, fingerprint, hasFailed: false, in: batch)
    countFile(file)
  }

  /// What was read of a container before it failed is kept; a single document that can no longer be read is not
  /// in the corpus any more, as the failure says.
  private func closeFailed(_ file: FoundFile, _ fingerprint: Fingerprint?, reason: String, in batch: IndexBatch) throws
  {
    let id = try openFile(file, in: batch)
    let records = open.removeValue(forKey: file.location)?.records ?? []
    _ = try batch.removeLocations(file: id, except: records)
    _ = try setFile(file, fingerprint ?? Fingerprint(of: []), hasFailed: true, in: batch)
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
    _ file: FoundFile, _ fingerprint: Fingerprint, hasFailed: Bool, in batch: IndexBatch
  ) throws -> Int64 {
    try batch.setFile(
      file, fingerprint: fingerprint, hasFailed: hasFailed, extractorVersion: versions.extractor)
  }

  private func move(from former: IndexedFile, to file: FoundFile, in batch: IndexBatch) throws {
    try batch.moveFile(from: former.path, to: file)
    report.moved += 1
    report.knownFailures += former.hasFailed ? 1 : 0
    known[former.path] = nil
  }

  private func copy(of original: IndexedFile, to file: FoundFile, in batch: IndexBatch) throws {
    let id = try setFile(file, original.fingerprint, hasFailed: false, in: batch)
    let locations = try batch.locations(file: original.id)
    for (record, document) in locations {
      if let former = try batch.setLocation(file: id, record: record, document: document) {
        successions.append((former, document))
      }
    }
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
    let heirs = try inheritances(vanished: plan.vanished)
    try corpus.journal.append(heirs)
    let decisions = heirs.isEmpty ? book : DecisionBook(try corpus.journal.read())
    try writer.batch { batch in
      // After an interruption a vanished file may yet turn up under another name.
      if !wasInterrupted {
        for path in plan.vanished.keys where known[path] != nil {
          try batch.removeFile(path: path)
          report.removed += 1
        }
        _ = try batch.removeDocumentsWithoutLocation()
      }
      if isWholeCorpus { try batch.clearFailures(stage: "discovery", except: Set(problems.map(\.location))) }
      for problem in problems {
        try fail(
          problem.location, record: "", fingerprint: nil, stage: "discovery", reason: problem.reason, in: batch)
      }
    }
    try retag(wasInterrupted: wasInterrupted, book: decisions)
    report.seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    try writer.batch {
      try $0.endRun(run, outcome: wasInterrupted ? "interrupted" : "done", counts: report.counts)
    }
    try tidy()
  }

  /// Merging the full text's segments costs about a tenth of reading the documents that made them; it pays when
  /// these are a good part of all.
  private func tidy() throws {
    guard report.documents > 0 || report.removed > 0 else { return }
    let all = try store.read(IndexSummary.init).documents
    if report.documents * 4 >= all { try writer.optimize() } else { try writer.checkpoint() }
  }

  func fail(_ error: any Error) throws {
    try writer.batch { try $0.endRun(run, outcome: "failed: \(error)", counts: report.counts) }
  }

  private func retag(wasInterrupted: Bool, book: DecisionBook) throws {
    if !wasInterrupted {
      report.retagged = try Retagging(authorities: authorities).run(writer: writer, store: store)
    }
    let applied = try DecisionApplication(book: book, authorities: authorities).run(writer: writer)
    report.decided = applied.documents
    report.strandedDecisions = applied.stranded
  }

  /// Decisions about documents that others have taken the place of, as decisions about those. A document that lies
  /// elsewhere in the corpus (two files changed places) has no heirs.
  private func inheritances(vanished: [String: IndexedFile]) throws -> [Decision] {
    guard !book.isEmpty, !successions.isEmpty else { return [] }
    let now = Timestamp.now()
    return try store.read { db in
      try successions.flatMap { former, present -> [Decision] in
        guard let old = try StoredDocument.fetch(db, id: former), let new = try StoredDocument.fetch(db, id: present),
          old.key != new.key, try IndexedFile.paths(db, document: former).allSatisfy({ vanished[$0] != nil })
        else { return [] }
        let latest = book.decisions(key: old.key, paths: []) { _ in true }
        let own = Set(book.decisions(key: new.key, paths: []) { _ in true }.map(\.subject))
        let path = try StoredDocument.locations(db, id: present).first ?? ""
        return latest.compactMap { decision in
          var heir = decision
          heir.document = new.key
          guard !own.contains(heir.subject) else { return nil }
          heir.decidedAt = now
          heir.path = path
          heir.note = "taken over from \(old.fingerprint.short), which this document succeeds"
          return heir
        }
      }
    }
  }
}
