import Corpus
import Extraction
import Facets
import Foundation
import Indexing
import Synchronization

/// One thread's share of the reading: takes files off the common list, recognises those whose bytes are known,
/// has the others extracted by its worker process, and tells the writer.
final class ReadingJob {
  private let list: ReadingList
  private let queue: BoundedQueue<FileEvent>
  private let worker: Worker
  private let preparer: DocumentPreparer
  private let textLayers: TextLayerCache
  private let passwords: [String]
  private let stop: StopFlag

  /// - Parameter passwords: tried in this order on encrypted files.
  init(
    list: ReadingList, queue: BoundedQueue<FileEvent>, worker: Worker, preparer: DocumentPreparer,
    textLayers: TextLayerCache, passwords: [String], stop: StopFlag
  ) {
    self.passwords = passwords
    self.list = list
    self.queue = queue
    self.worker = worker
    self.preparer = preparer
    self.textLayers = textLayers
    self.stop = stop
  }

  /// Works until the list is empty, the run is stopped, or nobody takes events any more.
  func run() {
    while !stop.isRaised, let file = list.next() {
      guard read(file) else { break }
    }
    worker.close()
    queue.finish()
  }

  /// - Returns: false when the run is over.
  private func read(_ file: FoundFile) -> Bool {
    // Bytes of a size that no file of the index has are new; the worker tells their fingerprint.
    guard list.knowsSize(of: file) else { return extract(file) }
    let fingerprint: Fingerprint
    do { fingerprint = try FileHash.fingerprint(of: file.absolutePath) } catch {
      return put(
        .failure(file, .empty, reason: ExtractionError.unreadable(detail: error.reason).description))
    }
    if let known = list.recognise(file, fingerprint) { return put(known) }
    return extract(file)
  }

  private func extract(_ file: FoundFile) -> Bool {
    do {
      let request = ExtractionRequest(path: file.absolutePath, passwords: passwords)
      let report = try worker.extract(request) { extraction in
        let isWanted =
          switch extraction {
          case .document(let document):
            put(.document(file, preparer.prepare(document, location: file.location)))
          case .failure(let record, let reason):
            put(.recordFailure(file, record: record, reason: reason.description))
          }
        if !isWanted { throw CancellationError() }
      }
      if let fingerprint = report.fingerprint { textLayers.note(report.pageKeys, file: fingerprint) }
      if let failure = report.failure {
        return put(.failure(file, report, reason: failure.description))
      }
      guard let fingerprint = report.fingerprint else {
        return put(.failure(file, report, reason: ExtractionError.crashed(detail: "no answer").description))
      }
      return put(.end(file, report, fingerprint))
    } catch let error as WorkerUnavailable {
      return put(.unavailable(file, error))
    } catch {
      // Stopped: the file is left for the next run.
      return false
    }
  }

  private func put(_ event: FileEvent) -> Bool { queue.put(event, weight: event.weight) && !stop.isRaised }
}

/// The files still to be read, and what the index knows by fingerprint; shared by the job threads.
final class ReadingList: Sendable {
  private let files: [FoundFile]
  private let place = Atomic(0)
  private let vanished: Mutex<[Fingerprint: IndexedFile]>
  private let known: [String: IndexedFile]
  private let byFingerprint: [Fingerprint: IndexedFile]
  private let sizes: Set<Int64>
  private let rereads: @Sendable (IndexedFile) -> Bool

  /// - Parameter rereads: whether a file is to be extracted although its bytes are known.
  init(
    plan: ChangePlan, known: [String: IndexedFile], rereads: @escaping @Sendable (IndexedFile) -> Bool
  ) {
    files = plan.toRead
    self.known = known
    sizes = Set(known.values.map(\.size))
    self.rereads = rereads
    vanished = Mutex(
      Dictionary(plan.vanished.values.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first }))
    // A file that is about to get other bytes, or is gone, cannot lend its documents.
    let reading = Set(plan.toRead.map(\.location))
    byFingerprint = Dictionary(
      known.values.filter { plan.vanished[$0.path] == nil && !reading.contains($0.path) }.map { ($0.fingerprint, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  func next() -> FoundFile? {
    let index = place.add(1, ordering: .relaxed).oldValue
    return index < files.count ? files[index] : nil
  }

  /// Whether some file of the index has as many bytes.
  func knowsSize(of file: FoundFile) -> Bool { sizes.contains(file.size) }

  /// The event for a file whose bytes the index knows, or nil when it must be extracted.
  func recognise(_ file: FoundFile, _ fingerprint: Fingerprint) -> FileEvent? {
    if let former = known[file.location], former.fingerprint == fingerprint {
      return rereads(former) ? nil : .touched(file, fingerprint)
    }
    if known[file.location] == nil,
      let former = vanished.withLock({ $0.removeValue(forKey: fingerprint) }), !rereads(former)
    {
      return .moved(from: former, to: file)
    }
    if let original = byFingerprint[fingerprint], !original.hasFailed, !rereads(original) {
      return .copied(of: original, to: file)
    }
    return nil
  }
}
