import Foundation
import Testing

@testable import Extraction

@Suite struct ProgramRunnerTests {
  @Test func `input goes in, output, status and message come out`() throws {
    let input = Data(repeating: 0x61, count: 3 << 20)
    let result = try Self.shell("cat; echo first >&2; echo second >&2; exit 3", input: input)
    #expect(result.output.count == input.count && result.status == 3 && result.message == "first")
  }

  @Test func `arguments are not read by a shell`() throws {
    let runner = ProgramRunner(program: "echo", package: "coreutils", kind: "text")
    #expect(try runner.run(["$(id)", "a b; c", "*"], input: Data()).output == Array("$(id) a b; c *\n".utf8))
  }

  @Test func `a program that reads nothing is no fault`() throws {
    #expect(try Self.shell("echo done", input: Data(repeating: 0, count: 8 << 20)).output == Array("done\n".utf8))
  }

  @Test(arguments: [
    ("yes", ExtractionError.limit(detail: "sh writes more than 1 MiB of text")),
    ("exec sleep 60", .timedOut(seconds: 1)), ("exec sleep 60 >/dev/null 2>&1", .timedOut(seconds: 1)),
    ("kill -SEGV $$", .damaged(detail: "sh breaks on it: signal 11, Segmentation fault")),
  ])
  func `a program that misbehaves is stopped`(script: String, expected: ExtractionError) {
    let start = ContinuousClock.now
    #expect(throws: expected) { try Self.shell(script) }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `a missing program is named with its package`() {
    let runner = ProgramRunner(program: "no-such-program", package: "some-package", kind: "DjVu document")
    #expect(
      throws: ExtractionError.unsupported(
        kind: "DjVu document (the program no-such-program is missing; install some-package)")
    ) { try runner.run([], input: Data()) }
  }

  private static func shell(_ script: String, input: Data = Data()) throws -> ProgramRunner.Result {
    let runner = ProgramRunner(
      program: "sh", package: "dash", kind: "text", maximumOutput: script == "yes" ? 1 << 20 : 4 << 20, seconds: 1)
    return try runner.run(["-c", script], input: input)
  }
}
