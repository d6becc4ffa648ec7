import CWorker
import Corpus
import Foundation
import Glibc

/// The worker process: answers requests on standard input until it is hung up.
package enum WorkerMain {
  /// The environment variable that holds the memory a worker may use, in MiB; 0 is no limit.
  static let memoryVariable = "TVET_WORKER_MEMORY"
  /// Ordinary documents need a tenth of it.
  static let defaultMemoryMiB: UInt64 = 400
  /// Asks a worker for its ``WorkerIsolation``, as a number on standard output, instead of work.
  static let isolationArgument = "--isolation"

  /// - Returns: the process's exit status.
  package static func run() -> Int32 {
    let layers = tvet_worker_isolate()
    if CommandLine.arguments.last == isolationArgument {
      print(layers, terminator: "")
      return 0
    }
    let memory = ProcessInfo.processInfo.environment[memoryVariable].flatMap(UInt64.init) ?? defaultMemoryMiB
    guard tvet_worker_confine(memory << 20, layers) == 0 else { return report("the worker cannot be confined") }
    while let request = readFrame() {
      let decoded = request.withUnsafeBytes { try? WorkerRequest(decoding: $0) }
      guard let decoded else { return report("a request is malformed") }
      guard answer(decoded) else { return 0 }
    }
    return 0
  }

  /// Extracts one file and writes the answer.
  ///
  /// - Returns: false when nobody reads any more.
  private static func answer(_ request: WorkerRequest) -> Bool {
    tvet_worker_allow(UInt32(clamping: request.cpuSeconds))
    var end = WorkerEnd()
    do {
      try extract(request, &end)
    } catch let error as ExtractionError {
      end.failure = error.given(request.passwords)
    } catch is HungUp {
      return false
    } catch {
      end.failure = .damaged(detail: String(describing: error))
    }
    end.residentBytes = Int(clamping: tvet_worker_trim(trimThreshold))
    return (try? writeFrame(.end(end))) != nil
  }

  private static func extract(_ request: WorkerRequest, _ end: inout WorkerEnd) throws {
    let file = try InputFile(path: request.path)
    end.fingerprint = file.fingerprint
    end.byteCount = file.content.count
    let mediaType = try request.mediaType ?? Extractors.mediaType(of: file.content, path: request.path)
    end.mediaType = mediaType
    guard let extractor = Extractors.extractor(for: mediaType) else {
      throw ExtractionError.unsupported(kind: mediaType.rawValue)
    }
    let recognizer = PageRecognizer(settings: request.ocr, keeper: keeper(for: request))
    let input = ExtractionInput(
      path: request.path, content: file.content, mediaType: mediaType, fingerprint: file.fingerprint,
      passwords: request.passwords, recognizer: recognizer)
    defer { end.unreadPages = recognizer.unreadPages }
    try extractor.extract(input) {
      try writeFrame(WorkerAnswer($0.given(request.passwords)))
      end.extractionCount += 1
    }
  }

  /// Asks the parent for pages, who by that knows that this process is at work, and gives it those that are new.
  private static func keeper(for request: WorkerRequest) -> TextLayerKeeper {
    TextLayerKeeper(
      recall: { page in
        if request.skippedPages.contains(page) { return .skip }
        try writeFrame(.recall(page))
        guard let frame = readFrame(atMost: TextLayerStore.mostBytes) else { throw HungUp() }
        tvet_worker_allow(UInt32(clamping: request.cpuSecondsPerPage))
        return (try? TextLayerKeeper.Answer(decoding: frame)) ?? .unknown
      },
      refuse: { try writeFrame(.refuse($0)) },
      keep: { page, layer in
        if layer.count <= TextLayerStore.mostBytes { try writeFrame(.keep(page, layer)) }
      })
  }

  /// Below this, freed memory is kept for the next file.
  private static let trimThreshold: UInt64 = 64 << 20
  private static let maximumRequestBytes = 1 << 16

  /// Nobody reads the answers any more.
  private struct HungUp: Error {}

  /// A frame is its length in four bytes, the lowest first, and its content.
  private static func writeFrame(_ answer: WorkerAnswer) throws {
    let content = answer.encoded
    guard let count = UInt32(exactly: content.count) else {
      throw ExtractionError.limit(detail: "the document is larger than 4 GiB")
    }
    try withUnsafeBytes(of: count.littleEndian) { try writeAll($0) }
    try content.withUnsafeBytes { try writeAll($0) }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = write(STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw HungUp() }
      rest = rest.dropFirst(written)
    }
  }

  private static func readFrame(atMost most: Int = maximumRequestBytes) -> [UInt8]? {
    guard let head = readBytes(4) else { return nil }
    let count = head.reversed().reduce(0) { $0 << 8 | Int($1) }
    return count <= most ? readBytes(count) : nil
  }

  private static func readBytes(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let received = bytes.withUnsafeMutableBytes {
        read(STDIN_FILENO, UnsafeMutableRawBufferPointer(rebasing: $0[filled...]).baseAddress, count - filled)
      }
      if received < 0 && errno == EINTR { continue }
      guard received > 0 else { return nil }
      filled += received
    }
    return bytes
  }

  private static func report(_ message: String) -> Int32 {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    return 70
  }
}
