import Foundation
import Glibc
import Testing

@testable import Indexing

@Suite("The writer's lock")
struct WriterLockTests {
  private let path: String

  init() throws { path = try TestIndex.temporaryFolder() + "/index/tvet.sqlite" }

  @Test("turns a second run away with the first one's words, until that is over")
  func secondHolder() throws {
    var first: WriterLock? = try WriterLock(indexPath: path, command: "reindex")
    let error = #expect(throws: IndexError.self) { try WriterLock(indexPath: path, command: "ingest") }
    guard case .locked(let holder) = try #require(error) else { throw try #require(error) }
    #expect(holder.hasPrefix("process \(getpid()), reindex, since 20"))
    withExtendedLifetime(first) {}
    first = nil
    _ = try WriterLock(indexPath: path, command: "ingest")
  }

  @Test("is given back by the kernel when its holder dies")
  func deadHolder() throws {
    _ = try WriterLock(indexPath: path, command: "make the folder")
    let lock = (path as NSString).deletingPathExtension + ".lock"
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    holder.arguments = ["--close", lock, "sh", "-c", "echo locked; exec cat"]
    let (input, output) = (Pipe(), Pipe())
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    #expect(output.fileHandleForReading.readData(ofLength: 7) == Data("locked\n".utf8))
    #expect(throws: IndexError.self) { try WriterLock(indexPath: path, command: "ingest") }
    kill(holder.processIdentifier, SIGKILL)
    // Ends the `cat`, which does not hold the lock, but keeps the process from being waited for.
    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    #expect(holder.terminationReason == .uncaughtSignal)
    _ = try WriterLock(indexPath: path, command: "ingest")
  }

  @Test("says so where it cannot be made")
  func noFolder() throws {
    let folder = try TestIndex.temporaryFolder()
    try Data().write(to: URL(fileURLWithPath: folder + "/file"))
    let error = #expect(throws: IndexError.self) {
      try WriterLock(indexPath: folder + "/file/tvet.sqlite", command: "ingest")
    }
    #expect(error?.description.contains("cannot be opened") == true)
  }
}
