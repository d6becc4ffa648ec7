import Corpus
import Foundation
import Testing

@testable import Extraction

/// The parent's side, against workers that are shell scripts and do what a bad file can make a worker do.
struct WorkerTests {
  @Test func `a good answer`() throws {
    let worker = worker(answering: [.extraction(Self.failure), .end(WorkerEnd(byteCount: 5, extractionCount: 1))])
    defer { worker.close() }
    for _ in 1...3 {
      var extractions: [Extraction] = []
      let report = try worker.extract(Self.request) { extractions.append($0) }
      #expect(report == ExtractionReport(byteCount: 5, extractionCount: 1))
      #expect(extractions == [Self.failure])
    }
  }

  @Test(arguments: [
    ("kill -SEGV $$", "the reader crashed: signal 11, Segmentation fault"),
    ("echo out of luck >&2; exit 3", "the reader crashed: exit status 3: out of luck"),
    // The parent may have held more than the limit itself: then the child's peak says nothing, and its words must.
    (
      "echo 'src/central_freelist.cc:330] tcmalloc: allocation failed 8192' >&2; kill -ABRT $$",
      "over a limit: reading it takes more than 400 MiB of memory"
    ),
    ("printf 'abc'; exit 0", "the reader crashed: exit status 0"),
    (#"printf '\012\000\000\000abc'; exit 0"#, "the reader crashed: exit status 0"),
    (#"printf '\003\000\000\000abc'; sleep 60"#, "the reader crashed: its answer makes no sense"),
    ("sleep 60", "the reader did not finish within 1 seconds"),
    ("while :; do :; done", "the reader did not finish within 1 seconds"),
    (#"printf '\377\377\377\177'; sleep 60"#, "over a limit: the file holds more text than is accepted"),
    (#"printf '\000\000\377\000'; yes"#, "over a limit: the file holds more text than is accepted"),
    ("yes >&2", "the reader did not finish within 1 seconds"),
  ])
  func `a worker that fails costs one file`(script: String, message: String) throws {
    let worker = Worker(Self.configuration("head -c 1 >/dev/null; \(script)"))
    defer { worker.close() }
    for _ in 1...2 {
      let report = try worker.extract(Self.request) { _ in }
      #expect(report.failure?.description == message)
    }
  }

  @Test func `a program that cannot be started`() throws {
    var configuration = WorkerConfiguration()
    configuration.program = "/no/such/program"
    // No file's fault: it must not be listed, nor leave the index, as one that cannot be read.
    let error = #expect(throws: WorkerUnavailable.self) { try Worker(configuration).extract(Self.request) { _ in } }
    #expect(error?.description.hasPrefix("/no/such/program cannot be started: No such file") == true)
  }

  @Test func `a file after one that hurt the worker gets a second chance`() throws {
    // Answers once, then dies of the next request.
    let end = Self.printf(.end(WorkerEnd()))
    let worker = Worker(Self.configuration("\(Self.readRequest); \(end); head -c 1 >/dev/null; kill -SEGV $$"))
    defer { worker.close() }
    for _ in 1...3 { #expect(try worker.extract(Self.request) { _ in }.failure == nil) }
  }

  @Test func `an answer with a false count is not believed`() throws {
    let worker = worker(answering: [.extraction(Self.failure), .end(WorkerEnd(extractionCount: 2))])
    #expect(try worker.extract(Self.request) { _ in }.failure == .crashed(detail: "its answer makes no sense"))
  }

  @Test func `the caller's error comes through, and the next file is not disturbed`() throws {
    struct Stop: Error {}
    let worker = worker(answering: [.extraction(Self.failure), .end(WorkerEnd(extractionCount: 1))])
    defer { worker.close() }
    #expect(throws: Stop.self) { try worker.extract(Self.request) { _ in throw Stop() } }
    #expect(try worker.extract(Self.request) { _ in }.extractionCount == 1)
  }

  @Test func `cancelling stops at once and for good`() throws {
    var configuration = Self.configuration("sleep 60")
    configuration.baseSeconds = 60
    let worker = Worker(configuration)
    let start = ContinuousClock.now
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { worker.cancel() }
    #expect(throws: CancellationError.self) { try worker.extract(Self.request) { _ in } }
    #expect(throws: CancellationError.self) { try worker.extract(Self.request) { _ in } }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `a worker is replaced after its number of files and when it has grown`() throws {
    for (files, resident) in [(1, 0), (100, 2 << 20)] {
      let answer = Self.printf(.end(WorkerEnd(fingerprint: nil, residentBytes: resident)))
      // Its second request would find it busy for ever.
      var configuration = Self.configuration("\(Self.readRequest); \(answer); sleep 60")
      configuration.filesPerProcess = files
      configuration.maximumResidentBytes = 1 << 20
      let worker = Worker(configuration)
      for _ in 1...2 { #expect(try worker.extract(Self.request) { _ in }.failure == nil) }
      worker.close()
    }
  }

  @Test(arguments: ["missing", "", "fifo"])
  func `only regular files are read`(name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    mkfifo(folder.appending(path: "fifo").path, 0o600)
    #expect {
      try InputFile(path: folder.appending(path: name).path)
    } throws: {
      if case ExtractionError.unreadable = $0 { true } else { false }
    }
  }

  @Test func `a file is mapped and hashed`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    for content in [Data(), Data("abc".utf8)] {
      try content.write(to: file)
      let input = try InputFile(path: file.path)
      #expect(input.content == content && input.fingerprint == Fingerprint(of: content))
    }
  }

  private static let request = ExtractionRequest(path: "/corpus/a.pdf")
  private static let failure = Extraction.failure(record: "1", reason: .encrypted)
  /// Takes a request as long as that of `request`.
  private static let readRequest = "head -c \(4 + requestBytes) >/dev/null"
  private static let requestBytes =
    WorkerRequest(path: request.path, mediaType: nil, cpuSeconds: 1).encoded.count

  private func worker(answering answers: [WorkerAnswer]) -> Worker {
    let answer = answers.map(Self.printf).joined(separator: "; ")
    return Worker(Self.configuration("while \(Self.readRequest) && \(answer); do :; done"))
  }

  /// A shell command that writes an answer's frame.
  static func printf(_ answer: WorkerAnswer) -> String {
    let content = answer.encoded
    let frame = withUnsafeBytes(of: UInt32(content.count).littleEndian, Array.init) + content
    let octal = frame.map { byte in
      let digits = String(byte, radix: 8)
      return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
    }
    return "printf '\(octal.joined())'"
  }

  static func configuration(_ script: String) -> WorkerConfiguration {
    var configuration = WorkerConfiguration()
    configuration.program = "/bin/sh"
    configuration.arguments = ["-c", script]
    configuration.baseSeconds = 1
    configuration.secondsPerMiB = 0
    configuration.maximumFileBytes = 1 << 20
    configuration.maximumFrameBytes = 1 << 24
    return configuration
  }
}
