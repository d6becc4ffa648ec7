import Foundation
import Testing

struct InitTests {
  @Test func `init makes an empty corpus with settings that are all explained, and says what to do next`() throws {
    let site = try Site()
    let outcome = try site.run("init", "library")
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(outcome.output.contains("tvet ingest --corpus library"))
    #expect(["documents", "records", "authorities", "tvet.toml"].allSatisfy { site.exists("library/" + $0) })
    #expect(try site.read("library/.gitattributes") == "decisions.csv merge=union\n")
    let settings = try site.read("library/tvet.toml")
    for name in ["roots", "exclude", "index", "jobs", "analyst", "worker_memory", "worker_seconds"] {
      #expect(settings.contains("# \(name) = "))
    }
    let ingest = try site.run("ingest", "--corpus", "library")
    #expect(ingest.status == 0)
    #expect(site.exists("library/index/tvet.sqlite"))
  }

  @Test func `every setting of the template may be taken out of its comment`() throws {
    let site = try Site()
    try site.run("init", "library")
    let lines = try site.read("library/tvet.toml").split(separator: "\n").map { line in
      line.wholeMatch(of: /# ([a-z_]+ = .*|\[[a-z]+\])/).map { String($0.1) } ?? String(line)
    }
    try site.write("library/tvet.toml", lines.joined(separator: "\n"))
    let outcome = try site.run("ingest", "--corpus", "library")
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(site.exists("index/tvet.sqlite"))
  }

  @Test func `init writes nothing outside its folder; an index folder that is made is kept out of git`() throws {
    let site = try Site()
    let before = try FileManager.default.contentsOfDirectory(atPath: site.folder)
    try site.run("init", "corpus")
    try site.run("init", "library")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site.folder).sorted() == (before + ["library"]).sorted())
    #expect(!site.exists("corpus/.gitignore") && !site.exists("library/.gitignore"))
    try site.ingest()
    try site.ingest("--corpus", "library")
    #expect(try site.read("index/.gitignore") == "*\n" && site.read("library/index/.gitignore") == "*\n")
    // A folder that is somebody else's is left as it is, and so is what somebody wrote.
    try site.write("elsewhere/notes.txt", "mine")
    try site.ingest("--index", "elsewhere/tvet.sqlite")
    #expect(!site.exists("elsewhere/.gitignore") && site.exists("elsewhere/tvet.sqlite"))
    try site.write("index/.gitignore", "")
    try site.ingest()
    #expect(try site.read("index/.gitignore").isEmpty)
  }

  @Test func `a second init changes nothing`() throws {
    let site = try Site()
    try site.run("init", "library")
    try site.write("library/tvet.toml", "jobs = 1\n")
    try site.write("library/documents/a.md", "# Welding\n")
    let outcome = try site.run("init", "library")
    #expect(outcome.status == 0)
    #expect(try site.read("library/tvet.toml") == "jobs = 1\n")
    #expect(try site.read("library/documents/a.md") == "# Welding\n")
  }

  @Test func `where there is no corpus and no index, the tool says how to make them`() throws {
    let site = try Site()
    let search = try site.run("search", "welding")
    #expect(search.status == 64 && search.error.contains("tvet ingest"))
    let ingest = try site.run("ingest", "--corpus", "nowhere")
    #expect(ingest.status == 64 && ingest.error.contains("tvet init nowhere"))
  }

  @Test func `a faulty setting is named with its file and line`() throws {
    let site = try Site()
    try site.write("corpus/tvet.toml", "jobs = 2\nrots = [\"documents\"]\n")
    let unknown = try site.run("ingest")
    #expect(unknown.status == 64 && unknown.error.contains("tvet.toml: rots: there is no such setting"))
    try site.write("corpus/tvet.toml", "jobs = 2\nroots = [\n")
    let malformed = try site.run("ingest")
    #expect(malformed.status == 64 && malformed.error.contains("tvet.toml:"))
  }
}
