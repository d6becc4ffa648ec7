import CWorker
import Corpus
import Foundation
import Glibc

/// A running worker process as its parent sees it: frames go in and come out, and all that comes is mistrusted.
struct WorkerProcess: Sendable {
  /// Why no frame came.
  enum Fault: Error, Equatable {
    case hungUp
    case malformed
    case overdue
    /// More bytes came than are accepted.
    case flood
  }

  let pid: pid_t
  /// How many files it was asked for.
  var fileCount = 0
  /// What it said it held in memory after its last file, in bytes.
  var residentBytes = 0
  /// How many bytes came since ``send(_:)``.
  private(set) var byteCount = 0
  private let input: Int32
  private let output: Int32
  private let error: Int32
  private let inheritedPeak: UInt64
  private var isErrorOpen = true
  /// What came and is not part of a frame that was handed out.
  private var received: [UInt8] = []
  /// The end of what the worker said on standard error.
  private var messages: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 256 << 10)

  private static let maximumMessageBytes = 2048
  /// A larger buffer is not kept for the next frame.
  private static let keptBytes = 4 << 20

  /// Starts the program.
  init(_ configuration: WorkerConfiguration) throws(WorkerUnavailable) {
    var environment = ProcessInfo.processInfo.environment
    environment[WorkerMain.memoryVariable] = String(configuration.memoryMiB)
    // A crash is reported by the parent; Swift's own backtracer would take seconds over it.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    // There are as many workers as the machine has cores for them; Tesseract's four threads would only wait for each
    // other. OpenMP reads this when it is loaded.
    environment["OMP_THREAD_LIMIT"] = "1"
    if let allocator = configuration.allocator { environment["LD_PRELOAD"] = allocator }
    var child = tvet_child()
    let code = withCStrings([configuration.program] + configuration.arguments) { arguments in
      withCStrings(environment.map { "\($0)=\($1)" }) { environment in
        tvet_child_spawn(&child, configuration.program, arguments, environment, true)
      }
    }
    guard code == 0 else {
      throw WorkerUnavailable(program: configuration.program, detail: String(cString: strerror(code)))
    }
    pid = child.pid
    input = child.input
    output = child.output
    error = child.error
    inheritedPeak = child.inherited_peak
  }

  /// Sends a request; false if the worker is gone.
  mutating func send(_ request: WorkerRequest) -> Bool {
    byteCount = 0
    fileCount += 1
    return send(request.encoded)
  }

  /// Answers a question of the worker's.
  func send(_ answer: TextLayerKeeper.Answer) -> Bool { send(answer.encoded) }

  private func send(_ content: [UInt8]) -> Bool {
    let frame = withUnsafeBytes(of: UInt32(content.count).littleEndian, Array.init) + content
    return tvet_child_send(input, frame, frame.count) == 0
  }

  /// Waits for the next answer.
  mutating func answer(
    before deadline: SuspendingClock.Instant, _ configuration: WorkerConfiguration
  ) throws(Fault) -> WorkerAnswer {
    while received.count < 4 { try receive(before: deadline, configuration) }
    let count = received[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard count <= configuration.maximumFrameBytes else { throw .flood }
    while received.count < 4 + count { try receive(before: deadline, configuration) }
    let answer = received.withUnsafeBytes {
      try? WorkerAnswer(decoding: UnsafeRawBufferPointer(rebasing: $0[4..<4 + count]))
    }
    guard let answer else { throw .malformed }
    received.removeFirst(4 + count)
    if received.isEmpty && received.capacity > Self.keptBytes { received = [] }
    return answer
  }

  /// Whether bytes came that no frame has claimed.
  var hasUnclaimedBytes: Bool { !received.isEmpty }

  /// Reads what there is; waits until there is something.
  private mutating func receive(
    before deadline: SuspendingClock.Instant, _ configuration: WorkerConfiguration
  ) throws(Fault) {
    while true {
      let rest = deadline - .now
      guard rest > .zero else { throw .overdue }
      let milliseconds = Int32(clamping: Int((rest / .milliseconds(1)).rounded(.up)))
      var polled = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isErrorOpen ? error : -1, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&polled, 2, milliseconds)
      if ready < 0 && errno != EINTR { throw .hungUp }
      if ready > 0 && polled[1].revents != 0 { receiveMessages() }
      guard ready > 0, polled[0].revents != 0 else { continue }
      let count = read(output, &chunk, chunk.count)
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      guard count > 0 else { throw .hungUp }
      byteCount += count
      guard byteCount <= configuration.maximumFileBytes else { throw .flood }
      received.append(contentsOf: chunk[..<count])
      return
    }
  }

  private mutating func receiveMessages() {
    let count = read(error, &chunk, chunk.count)
    if count < 0 && (errno == EINTR || errno == EAGAIN) { return }
    guard count > 0 else {
      isErrorOpen = false
      return
    }
    messages = (messages + chunk[..<count]).suffix(Self.maximumMessageBytes)
  }

  /// How a process ended.
  struct End {
    /// In a clause.
    var reason: String
    /// Its largest resident size, in bytes; 0 where it stayed below the parent's, with which the count begins.
    var peakBytes: Int

    /// Whether it ended with the words of an allocator that was refused memory.
    var wasRefusedMemory: Bool {
      ["tcmalloc: allocation failed", "std::bad_alloc", "out of memory", "Out of memory", "Cannot allocate memory"]
        .contains(where: reason.contains)
    }
  }

  /// Closes the streams, waits for the end (or makes it) and says how it came.
  ///
  /// - Parameter patience: how long the process may take to end by itself, in milliseconds.
  mutating func finish(patience: Int32) -> End {
    var peak: UInt64 = 0
    // Closing first would make a worker that is just dying of its own end by the hang-up instead.
    let status = patience > 0 ? tvet_child_wait(pid, patience, &peak) : tvet_child_kill(pid, &peak)
    // What is still in the pipe; not more, should some program that outlived the worker go on writing.
    for _ in 1...8 where isErrorOpen { receiveMessages() }
    for descriptor in [input, output, error] { close(descriptor) }
    let signal = status & 0x7F
    let end =
      signal == 0 ? "exit status \(status >> 8 & 0xFF)" : "signal \(signal), \(String(cString: strsignal(signal)))"
    let said = String(decoding: messages, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return End(
      reason: said.isEmpty ? end : "\(end): \(said)", peakBytes: peak > inheritedPeak ? Int(clamping: peak) : 0)
  }

  /// Lets the worker end by itself: it does so when its input is hung up.
  func hangUp() { shutdown(input, Int32(SHUT_RDWR)) }
}
