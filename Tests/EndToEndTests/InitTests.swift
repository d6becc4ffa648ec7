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

  @Test func `init keeps the index out of git, and leaves a gitignore that is there`() throws {
    let site = try Site()
    try site.run("init", "library")
    #expect(try site.read("library/.gitignore") == "/index/\n")
    #expect(!site.exists(".gitignore"))
    try site.run("init", "corpus")
    #expect(try site.read(".gitignore") == "/index/\n", "the index of a folder 'corpus' lies beside it")
    #expect(!site.exists("corpus/.gitignore"))
    try site.write("library/.gitignore", "*.tmp\n")
    try site.run("init", "library")
    #expect(try site.read("library/.gitignore") == "*.tmp\n")
    try site.write("other/tvet.toml", "index = \"/var/tmp/elsewhere.sqlite\"\n")
    try site.run("init", "other")
    #expect(!site.exists("other/.gitignore"))
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
