import Foundation
import Glibc
import Testing

struct StoppingTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func `an ingest that is stopped loses nothing: the next one goes on, to the same end`(signal: Int32) throws {
    let site = try Site.sample()
    let gate = try Gate(site)
    let ingest = try site.start(["ingest", "--jobs", "1"], environment: gate.environment)
    try gate.wait(for: ingest)
    #expect(try eventually { try site.run("search", "dual", "--format", "jsonl").status == 0 })
    let workers = descendants(of: ingest.pid)
    #expect(workers.count == 2)

    ingest.signal(signal)
    let outcome = try ingest.wait()
    if signal == SIGKILL {
      #expect(outcome.status == -SIGKILL)
    } else {
      #expect(outcome.status == 130)
      #expect(outcome.error.contains("stopping; what has been committed is kept"))
      #expect(outcome.output.contains("interrupted; run again to go on"))
    }
    #expect(eventually { !workers.contains(where: isAlive) })

    // Larger files than the slow one were committed; it and smaller ones were not.
    #expect(try site.search("formation duale").paths.contains("documents/africa/benin-apprentissage-dual.docx"))
    #expect(try site.search("tiler").total == 0)

    gate.open()
    let report = try site.ingest(environment: gate.environment)
    #expect(report.outcome == "done" && report.failures.isEmpty)
    #expect((1..<Repository.sampleFiles).contains(report.counts["added"] ?? 0))
    #expect(try site.search("tiler").total == 1)

    let undisturbed = try Site.sample()
    let openGate = try Gate(undisturbed)
    openGate.open()
    try undisturbed.ingest(environment: openGate.environment)
    #expect(try site.state() == undisturbed.state())
  }

  @Test func `searches are answered while an ingest is at work`() throws {
    let site = try Site.ingestedSample()
    let gate = try Gate(site)
    let ingest = try site.start(["ingest", "--format", "json"], environment: gate.environment)
    try gate.wait(for: ingest)
    #expect(try site.search("apprenticeship").total > 10)
    #expect(try site.run("status").status == 0)
    gate.open()
    let outcome = try ingest.wait()
    #expect(outcome.status == 0)
    #expect(try outcome.decoded(Site.Report.self).changes == ["added": 1])
    #expect(try site.search("loom").paths == ["documents/slow.pdf"])
  }

  @Test func `a second ingest leaves with status 75 and names the one at work`() throws {
    let site = try Site.sample()
    let gate = try Gate(site)
    let first = try site.start(["ingest", "--format", "json"], environment: gate.environment)
    try gate.wait(for: first)
    let second = try site.run("ingest")
    #expect(second.status == 75 && second.output.isEmpty)
    #expect(second.error.contains("another run is writing this index (process \(first.pid), ingest, since 2"))
    gate.open()
    #expect(try first.wait().status == 0)
    #expect(try site.run("ingest").status == 0)
  }
}
