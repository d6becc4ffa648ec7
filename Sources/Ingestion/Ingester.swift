import Analysis
package import Corpus
package import Extraction
package import Facets
import Foundation
import Indexing

/// What a run of ingestion is to do.
package struct IngestOptions: Sendable {
  /// Only what lies at or under these; the whole corpus when empty.
  package var paths: [String] = []
  /// How many files are read at once.
  package var jobs: Int
  /// Reads again what failed before, though it has not changed.
  package var retriesFailures = false
  /// Reads every file again, though it has not changed.
  package var rereadsAll = false
  /// What the run is called in the index and in the lock.
  package var command = "ingest"
  package var worker: WorkerConfiguration
  /// Tried in this order on encrypted files.
  package var passwords: [String] = []

  package init(jobs: Int, worker: WorkerConfiguration = WorkerConfiguration()) {
    self.jobs = jobs
    self.worker = worker
  }
}

/// Brings the index in step with the corpus: reads what is new or changed, forgets what is gone, lays the analysts'
/// decisions over the machine's tags.
package struct Ingester {
  private let corpus: CorpusDirectory
  private let indexPath: String
  private let authorities: Authorities
  private let options: IngestOptions

  /// Bytes of prepared text that may wait for the writer.
  private static let queueCapacity = 24 << 20

  package init(corpus: CorpusDirectory, indexPath: String, authorities: Authorities, options: IngestOptions) {
    self.corpus = corpus
    self.indexPath = indexPath
    self.authorities = authorities
    self.options = options
  }

  private var versions: Versions {
    Versions(extractor: Extractors.version, analyzer: Analyzer.version, authority: authorities.version)
  }

  /// What a run would read and forget, by size and time alone; changes nothing.
  package func preview() throws -> IngestPreview {
    let discovery = try Discovery(corpus: corpus, under: options.paths, indexPath: indexPath)
    var known: [String: IndexedFile] = [:]
    var better: Set<String> = []
    do {
      let store = try IndexStore.openForReading(path: indexPath)
      known = try store.read(IndexedFile.fetchAll)
      better = try betterPacks(store).paths
    } catch IndexError.missing {}
    return IngestPreview(plan(discovery, known: known, rereads(better)), known: known)
  }

  /// - Parameters:
  ///   - stop: raised to end the run early; what was committed stays.
  ///   - progress: called often, on the calling thread.
  /// - Throws: ``CorpusError``, ``IndexError``, ``JournalError``; files that cannot be read are in the report instead.
  package func run(stop: StopFlag, progress: (IngestProgress) -> Void = { _ in }) throws -> IngestReport {
    let start = ContinuousClock.now
    let lock = try WriterLock(indexPath: indexPath, command: options.command)
    defer { withExtendedLifetime(lock) {} }
    let discovery = try Discovery(corpus: corpus, under: options.paths, indexPath: indexPath)
    // A file that is no journal is told before anything changes.
    _ = try corpus.journal.read()
    let store = try IndexStore.openForWriting(path: indexPath)
    let known = try store.read(IndexedFile.fetchAll)
    let better = try betterPacks(store).paths
    let rereads = rereads(better)
    let plan = plan(discovery, known: known, rereads)
    let recorder = try RunRecorder(
      store: store, corpus: corpus, versions: versions, authorities: authorities,
      replaces: { [all = options.rereadsAll] file in
        all || file.map { $0.unreadPages > 0 || better.contains($0.path) } ?? false
      })

    try recorder.begin(command: options.command, plan: plan, known: known)
    do {
      try recorder.analyzeAgain()
      try recorder.apply(moves: plan.moved)
      try read(plan, known: known, rereads, stop: stop, recorder: recorder, progress: progress)
      try recorder.finish(
        plan: plan, problems: discovery.problems, isWholeCorpus: options.paths.isEmpty, wasInterrupted: stop.isRaised,
        elapsed: start.duration(to: .now))
      if options.paths.isEmpty && !stop.isRaised { try tidyTextLayers(store) }
    } catch {
      try? recorder.fail(error)
      throw error
    }
    return recorder.report
  }

  /// Tags documents anew whose tags were made with other authority files, and lays the analysts' decisions over them;
  /// reads no file of the corpus.
  ///
  /// - Throws: ``CorpusError``, ``IndexError``, ``JournalError``.
  package func retag() throws -> IngestReport {
    let start = ContinuousClock.now
    let lock = try WriterLock(indexPath: indexPath, command: options.command)
    defer { withExtendedLifetime(lock) {} }
    _ = try corpus.journal.read()
    // An index that is not there is not made: it would hold nothing.
    _ = try IndexStore.openForReading(path: indexPath)
    let store = try IndexStore.openForWriting(path: indexPath)
    let recorder = try RunRecorder(
      store: store, corpus: corpus, versions: versions, authorities: authorities, replaces: { _ in false })
    let nothing = ChangePlan(found: [], known: [:], isInScope: { _ in false }, rereads: { _ in false })
    try recorder.begin(command: options.command, plan: nothing, known: [:])
    do {
      try recorder.analyzeAgain()
      try recorder.finish(
        plan: nothing, problems: [], isWholeCorpus: false, wasInterrupted: false, elapsed: start.duration(to: .now))
    } catch {
      try? recorder.fail(error)
      throw error
    }
    return recorder.report
  }

  private func plan(
    _ discovery: Discovery, known: [String: IndexedFile], _ rereads: (IndexedFile) -> Bool
  ) -> ChangePlan {
    // What could not be looked at is not gone: a folder that cannot be opened keeps its documents.
    let unseen = discovery.problems.map(\.location)
    let scopes = options.paths.compactMap(CorpusDirectory.realPath)
    return ChangePlan(
      found: discovery.files, known: known,
      isInScope: { path in
        !unseen.contains { path == $0 || path.hasPrefix($0 + "/") }
          && (scopes.isEmpty || scopes.contains { Discovery.contains($0, corpus.absolute(path)) })
      }, rereads: rereads)
  }

  /// - Parameter better: paths of files that new language packs may read better.
  private func rereads(_ better: Set<String>) -> @Sendable (IndexedFile) -> Bool {
    let (all, failed, ocr) = (options.rereadsAll, options.retriesFailures, options.worker.ocr)
    return { file in
      all || file.extractorVersion != Extractors.version || (failed && (file.hasFailed || file.hasLockedParts))
        || file.unreadPages > 0 && PageRecognizer.isPossible(ocr) || better.contains(file.path)
    }
  }

  private var textLayers: TextLayerCache { TextLayerCache(besideIndex: indexPath) }

  private func betterPacks(_ store: IndexStore) throws -> BetterPacks {
    try BetterPacks(
      store.read(RecognizedFile.fetchAll), known: textLayers.installedPacks(),
      present: PageRecognizer.installedPacks(options.worker.ocr))
  }

  /// Drops text layers that are not needed any more, and notes with which packs the corpus was read.
  private func tidyTextLayers(_ store: IndexStore) throws {
    let cache = textLayers
    cache.prune(files: Set(try store.read(IndexedFile.fetchAll).values.map(\.fingerprint)))
    let packs = PageRecognizer.installedPacks(options.worker.ocr)
    if !packs.isEmpty { cache.setInstalledPacks(packs) }
  }

  private func workerConfiguration(_ cache: TextLayerCache) -> WorkerConfiguration {
    var configuration = options.worker
    configuration.textLayers = TextLayerStore(recall: cache.layer, keep: { cache.keep($1, $0) })
    return configuration
  }

  private func read(
    _ plan: ChangePlan, known: [String: IndexedFile], _ rereads: @escaping @Sendable (IndexedFile) -> Bool,
    stop: StopFlag, recorder: RunRecorder, progress: (IngestProgress) -> Void
  ) throws {
    guard !plan.toRead.isEmpty else { return }
    let jobs = max(1, min(options.jobs, plan.toRead.count))
    let queue = BoundedQueue<FileEvent>(capacity: Self.queueCapacity, givers: jobs)
    let cache = textLayers
    let pool = WorkerPool(count: jobs, workerConfiguration(cache))
    let list = ReadingList(plan: plan, known: known, rereads: rereads)
    let tagger = Tagger(authorities: authorities)
    let token = stop.onRaise { pool.cancel() }
    defer {
      stop.remove(token)
      queue.close()
      pool.cancel()
    }
    for worker in pool.workers {
      let thread = Thread {
        ReadingJob(
          list: list, queue: queue, worker: worker, preparer: DocumentPreparer(tagger: tagger), textLayers: cache,
          passwords: options.passwords, stop: stop
        ).run()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    try recorder.record(from: queue, plan: plan, progress: progress)
  }
}

/// What a run would do.
package struct IngestPreview: Sendable {
  /// Paths, sorted.
  package var new: [String]
  package var changed: [String]
  package var moved: [String]
  package var gone: [String]
  package var unchanged: Int

  init(_ plan: ChangePlan, known: [String: IndexedFile]) {
    let paths = plan.toRead.map(\.location).sorted()
    new = paths.filter { known[$0] == nil }
    changed = paths.filter { known[$0] != nil }
    moved = plan.moved.map(\.to.location).sorted()
    gone = plan.vanished.keys.sorted()
    unchanged = plan.unchanged
  }
}
