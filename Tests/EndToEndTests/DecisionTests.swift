import Foundation
import Glibc
import Testing

struct DecisionTests {
  private static let nigeria = "documents/africa/nigeria-skills-qualifications.md"

  @Test func `tags are given and refused by code and by name in any language`() throws {
    let site = try Site.ingestedSample()
    let add = try site.run("tag", "add", Self.nigeria, "country=KE", "country=乌干达", "org=ILO", "theme=Welding Bees")
    #expect(add.status == 0 && add.error.isEmpty)
    #expect(add.lines.count == 4 && add.output.contains("add: country=UG (about)"))
    #expect(try site.tags(Self.nigeria, "country").isSuperset(of: ["NG", "KE", "UG"]))
    #expect(try site.tags(Self.nigeria, "organization").contains("ilo"))
    #expect(try site.tags(Self.nigeria, "theme").contains("welding-bees"))
    // The regions that hold a country follow it.
    #expect(try site.tags(Self.nigeria, "region").contains("eastern-africa"))

    #expect(try site.run("tag", "reject", Self.nigeria, "country=Nigéria").status == 0)
    #expect(try site.run("tag", "confirm", Self.nigeria, "organization=NBTE").status == 0)
    #expect(try site.run("tag", "remove", Self.nigeria, "country=Kenya").status == 0)
    #expect(try site.tags(Self.nigeria, "country").isSuperset(of: ["-NG", "-KE", "UG"]))

    #expect(try site.search("tiler", "--country", "UG").total == 1)
    #expect(try site.search("tiler", "--country", "NG").total == 0)
    #expect(try site.search("--theme", "welding-bees").paths == [Self.nigeria])
  }

  @Test func `a decision that makes no sense is refused with a hint and leaves no trace`() throws {
    let site = try Site.ingestedSample()
    for (tags, status, message) in [
      (["confirm", Self.nigeria, "country=GH"], 64, "has no tag country=GH"),
      (["remove", Self.nigeria, "country=GH"], 64, "has no tag country=GH"),
      (["add", Self.nigeria, "country=Nigerai"], 64, "NG (Nigeria)"),
      (["add", Self.nigeria, "country=KE", "Kenya"], 64, "'Kenya' is no tag"),
      (["add", Self.nigeria], 64, "facet=value"),
      (["add", "nothing", "country=KE"], 1, "no document goes by 'nothing'"),
    ] as [([String], Int32, String)] {
      let outcome = try site.start(["tag"] + tags).wait()
      #expect(outcome.status == status && outcome.output.isEmpty)
      #expect(outcome.error.contains(message))
    }
    #expect(!site.exists("corpus/decisions.csv"))
  }

  @Test func `a tag that one analyst rejected is confirmed by another`() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", "# Weaving in Kenya\n\nThe colleges of Kenya train weavers.\n")
    try site.ingest()
    try site.run("tag", "reject", "a.md", "country=KE", "country=UG", "--as", "Amina")
    #expect(try site.tags("a.md", "country") == ["-KE", "-UG"])
    #expect(try site.run("tag", "remove", "a.md", "country=KE", "--as", "Ben").status == 64)
    for country in ["KE", "UG"] {
      let confirm = try site.run("tag", "confirm", "a.md", "country=\(country)", "--as", "Ben")
      #expect(confirm.status == 0, "\(confirm.error)")
    }
    #expect(try site.tags("a.md", "country") == ["KE", "UG"])
    #expect(try site.run("tag", "log", "--by", "Ben").lines.count == 2)
  }

  private struct Explanation: Decodable {
    var value: String
    var about: Bool
  }

  @Test func `a name is one line, a tag is decided once, a facet has tags`() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", "# Weaving in Kenya\n\nThe colleges of Kenya train weavers.\n")
    try site.ingest()
    for name in ["", "  ", "A\nB", "A\rB", "A\u{1B}[2J", "A\u{2028}B"] {
      let outcome = try site.run("tag", "add", "a.md", "country=UG", "--as", name)
      #expect(outcome.status == 64, "\(outcome.error)")
    }
    #expect(!site.exists("corpus/decisions.csv"))
    let twice = try site.run("tag", "add", "a.md", "country=UG", "country=Uganda", "country=UG", "--as", "Åsa B.")
    #expect(twice.lines.count == 1)
    #expect(try site.read("corpus/decisions.csv").split(separator: "\n").count == 2)
    for command in ["review", "export"] {
      let outcome = try site.run("tag", command, "--facet", "year")
      #expect(outcome.status == 64 && outcome.error.contains("organization"), "\(outcome.error)")
      #expect(!outcome.error.contains("language"))
    }
    let explanations: [Explanation] = try site.run("tag", "list", "a.md", "--explain", "--json").decoded()
    #expect(explanations.contains { $0.value == "KE" && $0.about })
  }

  @Test func `a decision about a record does not touch a record of the same id in another file`() throws {
    let site = try Site()
    for name in ["a", "b"] {
      try site.write(
        "corpus/documents/\(name).jsonl",
        #"{"id": "1", "title": "Weavers of \#(name)", "text": "Weaving taught."}"# + "\n")
    }
    try site.ingest()
    #expect(try site.run("tag", "add", "1", "country=KE").status == 64)

    try site.run("tag", "add", "documents/a.jsonl#1", "country=KE")
    for _ in 0..<2 {
      #expect(try site.tags("documents/a.jsonl#1", "country") == ["KE"])
      #expect(try site.tags("documents/b.jsonl#1", "country").isEmpty)
      try site.remove("index")
      try site.ingest()
    }
  }

  @Test func `the log tells who decided what, and why`() throws {
    let site = try Site.ingestedSample()
    #expect(try site.run("tag", "log", Self.nigeria).status == 1)
    try site.run("tag", "add", Self.nigeria, "country=KE", "--as", "Amina", "--note", "chapter 4, \"trade\"")
    try site.run("tag", "reject", Self.nigeria, "country=NG", environment: ["TVET_ANALYST": "Jonas"])
    try site.run("tag", "add", Self.nigeria, "country=UG", "--role", "mentions")
    let log = try site.run("tag", "log", Self.nigeria)
    #expect(log.status == 0 && log.lines.count == 3)
    #expect(log.lines[0].hasSuffix("  Amina  add  country=KE (about)  chapter 4, \"trade\""))
    #expect(log.lines[1].hasSuffix("  Jonas  reject  country=NG (about)"))
    #expect(log.lines[2].hasSuffix("  tester  add  country=UG (mentions)"))
    let journal = try site.read("corpus/decisions.csv").split(separator: "\n")
    #expect(journal.count == 4 && journal[0] == "decided_at,analyst,document,path,facet,value,role,verdict,note")
  }

  @Test func `the export holds every tag in force, and can be narrowed`() throws {
    let site = try Site.ingestedSample()
    try site.run("tag", "add", Self.nigeria, "theme=welding-bees")
    try site.run("tag", "reject", Self.nigeria, "country=NG")
    let all = try site.run("tag", "export")
    #expect(all.status == 0)
    #expect(all.lines[0] == "document,path,title,facet,value,label,role,score,source,evidence")
    let themes = try site.run("tag", "export", "--facet", "theme").lines.dropFirst()
    #expect(themes.count { $0.contains(",theme,welding-bees,welding-bees,about,1.00,analyst,") } == 1)
    let about = try site.run("tag", "export", "--facet", "country", "--role", "about", "--format", "jsonl")
    struct Line: Decodable {
      var document: String
      var path: String
      var tag: Site.Label
    }
    let lines = try about.lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    #expect(lines.count > 50 && lines.allSatisfy { $0.tag.facet == "country" && $0.tag.role == "about" })
    #expect(!lines.contains { $0.path == Self.nigeria })
    let sure = try site.run("tag", "export", "--facet", "country", "--role", "about", "--minimum-score", "0.9")
    #expect((1..<lines.count).contains(sure.lines.count - 1))
  }

  /// What can happen to a decided document.
  enum Event: String, CaseIterable, CustomTestStringConvertible {
    case indexDeleted, moved, readAgain, bytesChanged, bytesChangedAndIndexDeleted, movedAndIndexDeleted
    case changedTwice

    var testDescription: String { rawValue }
  }

  @Test(arguments: Event.allCases)
  func `decisions hold whatever happens to the file and the index`(event: Event) throws {
    let site = try Site.ingestedSample()
    try site.run("tag", "add", Self.nigeria, "country=KE", "theme=welding-bees")
    try site.run("tag", "reject", Self.nigeria, "country=NG")
    var path = Self.nigeria
    let change = { try site.write("corpus/" + path, site.read("corpus/" + path) + "\nOne more sentence.\n") }
    switch event {
    case .indexDeleted: try site.remove("index")
    case .readAgain: try site.ingest("--full")
    case .bytesChanged: try change()
    case .moved, .movedAndIndexDeleted:
      path = "documents/asia/elsewhere.md"
      try site.move("corpus/" + Self.nigeria, to: "corpus/" + path)
      if event == .movedAndIndexDeleted { try site.remove("index") }
    case .bytesChangedAndIndexDeleted:
      try change()
      try site.remove("index")
    case .changedTwice:
      try change()
      try site.ingest()
      try change()
    }
    let report = try site.ingest()
    #expect(report.counts["decided"] == 1)
    #expect(try site.tags(path, "country").isSuperset(of: ["KE", "-NG"]))
    #expect(try site.tags(path, "theme").contains("welding-bees"))
    #expect(try site.search("tiler", "--country", "KE").paths == [path])
    #expect(try site.search("tiler", "--country", "NG").total == 0)
    #expect(try site.run("tag", "log", path).status == 0)
    // And once more, without any change.
    let journal = try site.read("corpus/decisions.csv")
    #expect(try site.ingest().counts["decided"] == 1)
    #expect(try site.read("corpus/decisions.csv") == journal)
  }

  @Test func `decisions about a document that is gone are kept, and hold when it comes back`() throws {
    let site = try Site.ingestedSample()
    try site.run("tag", "add", Self.nigeria, "country=KE")
    try site.move("corpus/" + Self.nigeria, to: "away.md")
    let outcome = try site.run("ingest")
    #expect(outcome.output.contains("decisions about 1 document that is not in the corpus are kept"))
    try site.move("away.md", to: "corpus/" + Self.nigeria)
    try site.ingest()
    #expect(try site.tags(Self.nigeria, "country").contains("KE"))
  }

  @Test func `a decision about an entry of a bibliography names it by its own id`() throws {
    let site = try Site.ingestedSample()
    #expect(try site.run("tag", "add", "guileunwin2019", "country=KE").status == 0)
    try site.remove("index")
    try site.ingest()
    #expect(try site.tags("guileunwin2019", "country").contains("KE"))
  }

  @Test func `a decision taken while another run writes is recorded, and the next ingest applies it`() throws {
    let site = try Site.ingestedSample()
    let lock = try IndexLock(site)
    let add = try site.run("tag", "add", Self.nigeria, "country=KE")
    #expect(add.status == 0 && add.output.hasPrefix("add: country=KE"))
    #expect(add.error.contains("recorded") && add.error.contains("process 1, a test"))
    #expect(!(try site.tags(Self.nigeria, "country").contains("KE")))

    let ingest = try site.run("ingest")
    #expect(ingest.status == 75 && ingest.output.isEmpty)
    #expect(ingest.error.contains("another run is writing this index (process 1, a test)"))
    lock.release()

    #expect(try site.ingest().counts["decided"] == 1)
    #expect(try site.tags(Self.nigeria, "country").contains("KE"))
  }

  @Test func `a line of the journal that is no decision is named and passed over, and the run goes on`() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", "# Weaving in Kenya\n\nThe colleges of Kenya train weavers.\n")
    try site.ingest()
    try site.run("tag", "add", "a.md", "country=UG")
    let bad = "2026-01-01T00:00:00Z,Amina,abc,a.md,planet,MARS,about,add,\n"
    let torn = "2026-01-01T00:00:00Z,Ami"
    try site.write("corpus/decisions.csv", site.read("corpus/decisions.csv") + bad)
    try site.run("tag", "add", "a.md", "country=TZ")
    let journal = try site.read("corpus/decisions.csv") + torn
    try site.write("corpus/decisions.csv", journal)
    try site.write("corpus/documents/b.md", "# Potters\n\nClay is dug by the river.\n")
    let outcome = try site.run("ingest")
    #expect(outcome.status == 2 && outcome.output.contains("files: 1 added"))
    #expect(outcome.output.contains("decisions.csv:3: 'planet' is no facet"))
    #expect(outcome.output.contains("decisions.csv:5: the line is incomplete: it has 2 of 9 fields; mend the line"))
    #expect(try site.tags("a.md", "country") == ["KE", "UG", "TZ"])
    #expect(try site.ingest().counts["journal_faults"] == 2)
    #expect(try site.run("reindex", "--retag").status == 2)
    #expect(try site.read("corpus/decisions.csv") == journal)
    let log = try site.run("tag", "log")
    #expect(log.status == 0 && log.lines.count == 2 && log.error.contains("decisions.csv:3: 'planet'"))
    // Half a line stays, and what comes after it is a line of its own.
    #expect(try site.run("tag", "add", "a.md", "country=RW").status == 0)
    #expect(try site.read("corpus/decisions.csv").hasPrefix(journal + "\n"))
    #expect(try site.tags("a.md", "country") == ["KE", "UG", "TZ", "RW"])
  }

  @Test func `while git's conflict in the journal is not settled it is read, and nothing is added to it`() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", "# Weaving in Kenya\n\nThe colleges of Kenya train weavers.\n")
    try site.ingest()
    try site.run("tag", "add", "a.md", "country=UG", "country=TZ")
    let lines = try site.read("corpus/decisions.csv").split(separator: "\n")
    let conflicted = "\(lines[0])\n<<<<<<< HEAD\n\(lines[1])\n=======\n\(lines[2])\n>>>>>>> ben\n"
    try site.write("corpus/decisions.csv", conflicted)
    let ingest = try site.run("ingest")
    #expect(ingest.status == 2 && ingest.output.contains("decisions.csv:2: git left a conflict here"))
    #expect(try site.tags("a.md", "country") == ["KE", "UG", "TZ"])
    for command in [["add", "a.md", "country=RW"], ["undo"], ["reject", "country=KE", "--where", "weaving"]] {
      let outcome = try site.start(["tag"] + command).wait()
      #expect(
        outcome.status == 64 && outcome.error.contains("decisions.csv:2: git left a conflict here, and nothing was"))
    }
    #expect(try site.read("corpus/decisions.csv") == conflicted)
    #expect(try site.tags("a.md", "country") == ["KE", "UG", "TZ"])
    // An edited document's decisions are passed on all the same.
    try site.write("corpus/documents/a.md", site.read("corpus/documents/a.md") + "\nOne more sentence.\n")
    #expect(try site.run("ingest").status == 2)
    #expect(try site.tags("a.md", "country") == ["KE", "UG", "TZ"])
  }
}

/// The writer's lock of a site's index, held by the test.
private final class IndexLock {
  private var descriptor: Int32

  init(_ site: Site) throws {
    descriptor = open(site.path("index/tvet.lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Child.Fault(description: "the lock cannot be had: \(String(cString: strerror(errno)))")
    }
    ftruncate(descriptor, 0)
    let note = "process 1, a test\n"
    _ = pwrite(descriptor, note, note.utf8.count, 0)
  }

  deinit { release() }

  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
