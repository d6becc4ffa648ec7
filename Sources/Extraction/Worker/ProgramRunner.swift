import CWorker
import Foundation
import Glibc

/// Runs a program of another project on bytes of a document, within a worker.
///
/// The program gets its arguments as they are, no shell in between, and inherits the worker's limits on memory and
/// processor time; it can write no file. It reads the document from its standard input, which need not be a file:
/// what lies in an archive or a message is read in the same way.
struct ProgramRunner {
  /// Looked for in PATH.
  var program: String
  /// What a user installs to have it: "djvulibre-bin".
  var package: String
  /// What it reads, for messages: "DjVu document".
  var kind: String
  /// Bytes of output that are accepted.
  var maximumOutput = 256 << 20
  /// How long it may take. The worker's own deadline mostly comes first.
  var seconds = 600

  /// What a program that has ended gave.
  struct Result {
    /// The program's exit status.
    var status: Int32
    var output: [UInt8]
    /// The first line that it wrote to standard error; empty where it wrote none.
    var message: String
  }

  /// The error for input that the program could not read, with its own word for why.
  func refusal(_ result: Result) -> ExtractionError {
    let message = result.message.hasPrefix("\(program): ") ? result.message : "\(program): \(result.message)"
    return .damaged(detail: result.message.isEmpty ? "\(program) cannot read it" : message)
  }

  /// Waits until the program has ended.
  ///
  /// - Throws: ``ExtractionError``: `.unsupported` where the program is not installed, `.limit` where it writes too
  ///   much, `.timedOut`, `.damaged` where it broke on the input.
  func run(_ arguments: [String], input: Data) throws(ExtractionError) -> Result {
    var child = tvet_child()
    let own = ProcessInfo.processInfo.environment
    // The worker's temporary folder, where it has one, is the only place that can be written to.
    let environment = ["PATH=\(own["PATH"] ?? "/usr/bin:/bin")", "LC_ALL=C.UTF-8", "TMPDIR=\(own["TMPDIR"] ?? "/tmp")"]
    let code = withCStrings([program] + arguments) { arguments in
      withCStrings(environment) { tvet_child_spawn(&child, program, arguments, $0, false) }
    }
    guard code == 0 else { throw missing }
    let deadline = SuspendingClock.now + .seconds(seconds)
    var exchange = ProgramExchange(child, maximumOutput: maximumOutput)
    let end = input.withUnsafeBytes { exchange.run($0, before: deadline) }
    var peak: UInt64 = 0
    let patience = end == .finished ? deadline - .now : .zero
    let status = tvet_child_wait(child.pid, Int32(clamping: Int(patience / .milliseconds(1))), &peak)
    exchange.close()
    if end == .flood { throw .limit(detail: "\(program) writes more than \(maximumOutput >> 20) MiB of text") }
    let signal = status & 0x7F
    if end == .overdue || signal == SIGKILL && SuspendingClock.now >= deadline { throw .timedOut(seconds: seconds) }
    guard signal == 0 else {
      throw .damaged(detail: "\(program) breaks on it: signal \(signal), \(String(cString: strsignal(signal)))")
    }
    let exit = status >> 8 & 0xFF
    if exit == 127 { throw missing }
    return Result(status: exit, output: exchange.output, message: exchange.message)
  }

  private var missing: ExtractionError {
    .unsupported(kind: "\(kind) (the program \(program) is missing; install \(package))")
  }
}

/// The bytes that go to a program and come from it.
private struct ProgramExchange {
  /// Why the exchange with a program is over.
  enum End {
    case finished, overdue, flood
  }

  private let child: tvet_child
  private let maximumOutput: Int
  private var isInputOpen = true
  private var isErrorOpen = true
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var messages: [UInt8] = []
  private(set) var output: [UInt8] = []

  private static let maximumMessageBytes = 1000

  init(_ child: tvet_child, maximumOutput: Int) {
    self.child = child
    self.maximumOutput = maximumOutput
  }

  var message: String {
    String(decoding: messages.split(separator: 0x0A).first ?? [], as: UTF8.self)
      .trimmingCharacters(in: .whitespaces)
  }

  /// Feeds the input and takes the output until the program closes it.
  mutating func run(_ input: UnsafeRawBufferPointer, before deadline: SuspendingClock.Instant) -> End {
    var rest = input[...]
    while true {
      if isInputOpen, rest.isEmpty { closeInput() }
      let left = deadline - .now
      guard left > .zero else { return .overdue }
      var polled = [
        pollfd(fd: child.output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isErrorOpen ? child.error : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isInputOpen ? child.input : -1, events: Int16(POLLOUT), revents: 0),
      ]
      let ready = poll(&polled, 3, Int32(clamping: Int((left / .milliseconds(1)).rounded(.up))))
      guard ready > 0 else { continue }
      if polled[1].revents != 0 { takeMessages() }
      if polled[2].revents != 0 { feed(&rest) }
      guard polled[0].revents != 0 else { continue }
      guard let count = take(child.output) else { continue }
      if count == 0 { return .finished }
      output.append(contentsOf: chunk[..<count])
      if output.count > maximumOutput { return .flood }
    }
  }

  func close() { for descriptor in [child.input, child.output, child.error] { Glibc.close(descriptor) } }

  private mutating func closeInput() {
    isInputOpen = false
    shutdown(child.input, Int32(SHUT_WR))
  }

  /// Sends what the program takes now; one that reads no further than it needs is no fault.
  private mutating func feed(_ rest: inout Slice<UnsafeRawBufferPointer>) {
    let part = UnsafeRawBufferPointer(rebasing: rest)
    let sent = send(child.input, part.baseAddress, part.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    if sent > 0 {
      rest = rest.dropFirst(sent)
    } else if errno != EINTR && errno != EAGAIN {
      closeInput()
    }
  }

  private mutating func takeMessages() {
    guard let count = take(child.error) else { return }
    if count == 0 { isErrorOpen = false }
    if messages.count < Self.maximumMessageBytes { messages.append(contentsOf: chunk[..<count]) }
  }

  /// Reads into the chunk; 0 at the end, nil where there is nothing yet.
  private mutating func take(_ descriptor: Int32) -> Int? {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return nil }
    return max(0, count)
  }
}
