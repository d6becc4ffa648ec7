import Foundation
import Glibc
import Testing

struct WorkerFaultTests {
  @Test func `files that are damaged or made to do harm are listed with a reason, and the others are indexed`() throws {
    let site = try Site()
    try site.write("corpus/documents/a-good.md", "# Welding\n\nHow welders learn.\n")
    try site.write("corpus/documents/z-good.txt", "How blacksmiths learn\n\nFrom other smiths.\n")
    let kenya = try Data(
      contentsOf: URL(fileURLWithPath: Repository.path("corpus/documents/africa/kenya-tvet-brief.pdf")))
    try site.write("corpus/documents/truncated.pdf", kenya.prefix(2_000))
    try site.write("corpus/documents/bomb.docx", try Self.bomb(site))
    try site.write(
      "corpus/documents/deep.xml",
      "<article><body>" + String(repeating: "<sec>", count: 100_000) + "deep"
        + String(repeating: "</sec>", count: 100_000)
        + "</body></article>")
    try site.write(
      "corpus/documents/entities.xml",
      """
      <?xml version="1.0"?><!DOCTYPE article [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
      <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
      <!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
      <article><body><p>&g;&x;</p></body></article>
      """)
    try site.write("corpus/documents/empty.md", "")
    try site.write(
      "corpus/documents/noise.docx", Data("PK\u{3}\u{4}".utf8) + Data((0..<4_000).map { UInt8($0 * 7 % 256) }))
    try site.write(
      "corpus/documents/old.doc", Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 2_000))
    try site.write("corpus/documents/broken.jsonl", "{\"id\":\"good-1\",\"text\":\"Carpenters learn.\"}\n{\"id\":\n")
    mkfifo(site.path("corpus/documents/pipe.pdf"), 0o600)
    try site.write("corpus/documents/locked.md", "# Locked\n")
    chmod(site.path("corpus/documents/locked.md"), 0)

    let outcome = try site.run("ingest", "--format", "json")
    #expect(outcome.status == 2 && outcome.error.isEmpty)
    let report = try outcome.decoded(Site.Report.self)
    for (name, reason) in [
      ("truncated.pdf", "damaged"), ("bomb.docx", "over a limit: the container expands to over"),
      ("empty.md", "no text"),
      ("noise.docx", "damaged"), ("old.doc", "damaged"), ("pipe.pdf", "not a regular file"),
      ("broken.jsonl", "damaged"),
    ] {
      #expect(
        report.reason("documents/" + name)?.hasPrefix(reason) == true,
        "\(name): \(report.reason("documents/" + name) ?? "-")")
    }
    // Root may read everything.
    if geteuid() != 0 {
      #expect(report.reason("documents/locked.md")?.hasPrefix("cannot be read: Permission denied") == true)
    }
    for name in ["deep.xml", "entities.xml"] {
      let isRead = try site.run("show", "documents/" + name).status == 0
      #expect(isRead != (report.reason("documents/" + name) != nil))
    }
    #expect(report.failures.allSatisfy { !$0.reason.contains("crashed") })

    #expect(try site.search("welders").paths == ["documents/a-good.md"])
    #expect(try site.search("blacksmiths").paths == ["documents/z-good.txt"])
    #expect(try site.search("carpenters").hits.map(\.id) == ["good-1"])
    #expect(try site.search("root").total == 0)
    let failures = try site.run("failures")
    #expect(failures.status == 0 && report.failures.allSatisfy { failures.output.contains($0.path) })
    #expect(try site.run("ingest", "documents", folder: site.path("corpus")).status == 64)
  }

  @Test func `a file that takes too long costs its time and no more, and leaves no process`() throws {
    let site = try Site()
    let gate = try Gate(site)
    try site.write("corpus/documents/after.md", "# Welding\n\nHow welders learn.\n")
    let environment = gate.environment.merging(["TVET_WORKER_SECONDS": "1"]) { $1 }
    let ingest = try site.start(["ingest", "--format", "json", "--jobs", "1"], environment: environment)
    try gate.wait(for: ingest)
    let workers = descendants(of: ingest.pid)
    #expect(!workers.isEmpty)
    let outcome = try ingest.wait()
    #expect(outcome.status == 2 && outcome.error.isEmpty)
    let report = try outcome.decoded(Site.Report.self)
    #expect(report.reason("documents/slow.pdf") == "the reader did not finish within 1 seconds")
    #expect(try site.search("welders").paths == ["documents/after.md"])
    #expect(eventually { !workers.contains(where: isAlive) })
    // It is not tried again by itself, but with --retry.
    #expect(try site.ingest(environment: environment).counts["known_failures"] == 1)
    gate.open()
    #expect(try site.ingest("--retry", environment: environment).failures.isEmpty)
    #expect(try site.search("loom").paths == ["documents/slow.pdf"])
  }

  @Test func `a worker that is killed costs one file`() throws {
    let site = try Site()
    let gate = try Gate(site)
    try site.write("corpus/documents/after.md", "# Welding\n\nHow welders learn.\n")
    let ingest = try site.start(["ingest", "--format", "json", "--jobs", "1"], environment: gate.environment)
    try gate.wait(for: ingest)
    for worker in descendants(of: ingest.pid) { kill(worker, SIGKILL) }
    let outcome = try withExtendedLifetime(gate) { try ingest.wait() }
    #expect(outcome.status == 2 && outcome.error.isEmpty)
    let report = try outcome.decoded(Site.Report.self)
    #expect(report.reason("documents/slow.pdf")?.hasPrefix("the reader crashed: signal 9") == true)
    #expect(try site.search("welders").paths == ["documents/after.md"])
  }

  @Test func `a file that wants more memory than a worker may have costs one file`() throws {
    let site = try Site()
    try site.write("corpus/tvet.toml", "worker_memory = 200\n")
    let line = Data("Apprentices in workshops learn a trade from their masters, day after day.\n".utf8)
    var content = Data()
    while content.count < 60 << 20 { content.append(line) }
    try site.write("corpus/documents/huge.txt", content)
    try site.write("corpus/documents/after.md", "# Welding\n\nHow welders learn.\n")
    let outcome = try site.run("ingest", "--format", "json")
    #expect(outcome.status == 2 && outcome.error.isEmpty)
    let report = try outcome.decoded(Site.Report.self)
    #expect(report.failures.map(\.path) == ["documents/huge.txt"])
    #expect(report.failures.allSatisfy { !$0.reason.isEmpty })
    #expect(try site.search("welders").paths == ["documents/after.md"])
  }

  /// A DOCX of some kilobytes whose text would be 32 MiB.
  private static func bomb(_ site: Site) throws -> Data {
    let opening = Data("<w:document><w:body>".utf8)
    try site.write("bomb.xml", opening + Data(repeating: UInt8(ascii: "a"), count: 32 << 20))
    let gzip = try Child("/bin/gzip", ["-9n", site.path("bomb.xml")], environment: [:], folder: site.folder)
    guard try gzip.wait().status == 0 else { throw Child.Fault(description: "gzip failed") }
    // A header of ten bytes, what a zip entry holds, its checksum and its size (RFC 1952).
    let packed = try Data(contentsOf: URL(fileURLWithPath: site.path("bomb.xml.gz")))
    let content = packed.dropFirst(10).dropLast(8)
    let name = Data("word/document.xml".utf8)
    var entry = Data()
    for value in [20, 0, 8, 0, 0x21] { entry += Self.little(value, 2) }
    entry += packed.suffix(8).prefix(4) + Self.little(content.count, 4) + packed.suffix(4)
    entry += Self.little(name.count, 2) + Self.little(0, 2)
    let local = Self.little(0x0403_4B50, 4) + entry + name + content
    let directory = Self.little(0x0201_4B50, 4) + Self.little(20, 2) + entry + Data(count: 14) + name
    return local + directory + Self.little(0x0605_4B50, 4) + Data(count: 4) + Self.little(1, 2) + Self.little(1, 2)
      + Self.little(directory.count, 4) + Self.little(local.count, 4) + Data(count: 2)
  }

  private static func little(_ value: Int, _ count: Int) -> Data {
    Data((0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
  }
}
