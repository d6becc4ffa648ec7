import Foundation
import Glibc
import Testing

struct IngestTests {
  private static let nigeria = "documents/africa/nigeria-skills-qualifications.md"

  @Test func `the first ingest reads every file, also the one that is a scan`() throws {
    let site = try Site.sample()
    let outcome = try site.run("ingest")
    #expect(outcome.status == 0)
    #expect(outcome.error.isEmpty)
    #expect(outcome.output.contains("read by character recognition: 1 page"))
    #expect(outcome.output.contains("files: \(Repository.sampleFiles) added, 0 changed, 0 moved, 0 removed"))
    #expect(outcome.output.contains("index: \(site.path("index/tvet.sqlite"))"))
    let status = try site.status()
    #expect(status.files == Repository.sampleFiles && status.failures == 0)
    // Each entry of the bibliographies is a document.
    #expect(status.documents > status.files)
    #expect(try site.run("failures").status == 1)
  }

  @Test func `when nothing has changed nothing is read, and the known failure is no new one`() throws {
    let site = try Site.sample()
    try site.write("corpus/documents/empty.md", "")
    try site.ingest()
    let outcome = try site.run("ingest", "--format", "json")
    #expect(outcome.status == 0)
    let report = try outcome.decoded(Site.Report.self)
    #expect(report.changes.isEmpty)
    #expect(report.counts["unchanged"] == Repository.sampleFiles + 1)
    #expect(report.counts["bytes"] == 0 && report.counts["documents"] == 0)
    #expect(report.counts["known_failures"] == 1)
    #expect(try site.run("ingest", "--retry").status == 2)
  }

  @Test func `a moved file keeps its id and its tags and is not read again`() throws {
    let site = try Site.ingestedSample()
    let before = try site.show(Self.nigeria)
    try site.move("corpus/" + Self.nigeria, to: "corpus/documents/europe/renamed.md")
    let report = try site.ingest()
    #expect(report.changes == ["moved": 1] && report.counts["bytes"] == 0)
    let after = try site.show("documents/europe/renamed.md")
    #expect(after.locations == ["documents/europe/renamed.md"])
    #expect(after.sha256 == before.sha256 && after.tags == before.tags && !after.tags.isEmpty)
    #expect(try site.run("show", Self.nigeria).status == 1)
  }

  @Test func `a file that was moved by way of a copy is the same document`() throws {
    let site = try Site.ingestedSample()
    let before = try site.show(Self.nigeria)
    try site.copy("corpus/" + Self.nigeria, to: "corpus/documents/copied.md")
    try site.remove("corpus/" + Self.nigeria)
    let report = try site.ingest()
    #expect(report.changes == ["moved": 1] && report.counts["documents"] == 0)
    #expect(try site.show(before.id).locations == ["documents/copied.md"])
  }

  @Test func `a changed file is found by its new words and not by those that it has lost`() throws {
    let site = try Site.ingestedSample()
    #expect(try site.search("tiler").paths == [Self.nigeria])
    let text = try site.read("corpus/" + Self.nigeria)
    try site.write("corpus/" + Self.nigeria, text.replacing("tiler", with: "tailor") + "\nUmbrellamaking.\n")
    #expect(try site.ingest().changes == ["changed": 1])
    #expect(try site.search("umbrellamaking").paths == [Self.nigeria])
    #expect(try site.search("tiler").total == 0)
    #expect(try site.status().files == Repository.sampleFiles)
  }

  @Test func `a removed file is forgotten`() throws {
    let site = try Site.ingestedSample()
    let before = try site.status()
    try site.remove("corpus/" + Self.nigeria)
    #expect(try site.ingest().changes == ["removed": 1])
    #expect(try site.search("tiler").total == 0)
    let after = try site.status()
    #expect(after.files == before.files - 1 && after.documents == before.documents - 1)
    #expect(!(try site.run("tag", "export").output.contains(Self.nigeria)))
  }

  @Test func `the same bytes twice are one document in two places`() throws {
    let site = try Site.ingestedSample()
    let before = try site.status()
    try site.copy("corpus/" + Self.nigeria, to: "corpus/documents/copy.md")
    let report = try site.ingest()
    #expect(report.changes == ["added": 1] && report.counts["documents"] == 0)
    #expect(try site.status().documents == before.documents)
    let found = try site.search("tiler")
    #expect(found.total == 1 && Set(found.paths) == [Self.nigeria, "documents/copy.md"])
    // Without one of the two it is still there.
    try site.remove("corpus/" + Self.nigeria)
    #expect(try site.ingest().changes == ["removed": 1])
    #expect(try site.search("tiler").paths == ["documents/copy.md"])
  }

  @Test func `the same bytes twice in the first ingest are one document, too`() throws {
    let site = try Site()
    for name in ["a", "b"] { try site.write("corpus/documents/\(name).md", "# Welding\n\nHow welders learn.\n") }
    try site.ingest()
    let found = try site.search("welders")
    #expect(found.total == 1 && Set(found.paths) == ["documents/a.md", "documents/b.md"])
  }

  @Test func `an index that was deleted is made again and answers as before`() throws {
    let site = try Site.ingestedSample()
    let before = try site.state()
    try site.remove("index")
    try site.ingest()
    #expect(try site.state() == before)
  }

  @Test(arguments: [["--full"], ["--full", "--jobs", "1"]])
  func `reading everything again changes no answer`(arguments: [String]) throws {
    let site = try Site.ingestedSample()
    let before = try site.state()
    let outcome = try site.start(["ingest"] + arguments).wait()
    #expect(outcome.status == 0)
    #expect(try site.state() == before)
  }

  @Test func `a file that was only touched is unchanged`() throws {
    let site = try Site.ingestedSample()
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: site.path("corpus/" + Self.nigeria)
    )
    let report = try site.ingest()
    #expect(report.changes.isEmpty && report.counts["documents"] == 0)
    #expect(report.counts["unchanged"] == Repository.sampleFiles)
    // What it found out it remembers.
    #expect(try site.ingest().counts["bytes"] == 0)
  }

  @Test func `a dry run tells what would be done and does nothing`() throws {
    let fresh = try Site.sample()
    let first = try fresh.run("ingest", "--dry-run")
    #expect(first.status == 0 && first.output.contains("would read \(Repository.sampleFiles) new and 0 changed"))
    #expect(!fresh.exists("index/tvet.sqlite"))

    let site = try Site.ingestedSample()
    let before = try site.state()
    try site.write("corpus/documents/new.md", "# New\n")
    try site.write("corpus/documents/asia/japan-kosen.md", "# Changed\n")
    try site.remove("corpus/documents/asia/kazakhstan-tipo.txt")
    try site.move("corpus/" + Self.nigeria, to: "corpus/documents/moved.md")
    let outcome = try site.run("ingest", "--dry-run")
    #expect(outcome.status == 0)
    #expect(
      outcome.lines.dropLast() == [
        "+ documents/new.md", "~ documents/asia/japan-kosen.md", "> documents/moved.md",
        "- documents/asia/kazakhstan-tipo.txt",
      ])
    #expect(try site.state() == before)
    #expect(try site.ingest().changes == ["added": 1, "changed": 1, "moved": 1, "removed": 1])
  }

  @Test func `an ingest of a path looks at nothing else`() throws {
    let site = try Site.sample()
    let outcome = try site.run("ingest", "--format", "json", "corpus/documents/africa/nigeria-skills-qualifications.md")
    #expect(outcome.status == 0)
    #expect(try outcome.decoded(Site.Report.self).changes == ["added": 1])
    try site.remove("corpus/" + Self.nigeria)
    #expect(try site.ingest("corpus/documents/asia").changes["removed"] == nil)
    #expect(try site.search("tiler").paths == [Self.nigeria])
    #expect(try site.ingest("corpus/documents/africa").changes["removed"] == 1)
    #expect(try site.search("tiler").total == 0)
  }

  @Test func `a path outside the document folders is refused`() throws {
    let site = try Site.ingestedSample()
    try site.write("elsewhere/a.md", "# Elsewhere\n")
    for path in ["elsewhere", "elsewhere/a.md", "corpus/../elsewhere", "."] {
      let outcome = try site.run("ingest", path)
      #expect(outcome.status == 64 && outcome.error.contains("lies outside the document folders"))
    }
    let missing = try site.run("ingest", "corpus/documents/nowhere")
    #expect(missing.status == 64 && missing.error.contains("there is no file or folder"))
  }

  @Test func `where a document folder is missing nothing is forgotten`() throws {
    let site = try Site.ingestedSample()
    let before = try site.state()
    try site.move("corpus/documents", to: "corpus/unmounted")
    try site.write("corpus/tvet.toml", "")
    let outcome = try site.run("ingest")
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("is not there") && outcome.error.contains("nothing was changed"))
    #expect(try site.state() == before)
    try site.move("corpus/unmounted", to: "corpus/documents")
    #expect(try site.ingest().changes.isEmpty)
  }

  @Test func `further document folders are read in place`() throws {
    let site = try Site()
    try site.write("archive/old.md", "# Blacksmiths\n")
    try site.write("corpus/tvet.toml", "roots = [\"documents\", \"../archive\"]\nexclude = [\"*.tmp.md\"]\n")
    try site.write("corpus/documents/new.md", "# Welders\n")
    try site.write("corpus/documents/draft.tmp.md", "# Draft\n")
    #expect(try site.ingest().changes == ["added": 2])
    #expect(try site.search("blacksmiths").paths == [site.path("archive/old.md")])
    #expect(try site.search("draft").total == 0)
  }

  @Test func `symbolic links that lead out of the corpus or nowhere are reported and not followed`() throws {
    let site = try Site()
    try site.write("secret/private.md", "# Private\n")
    try site.write("corpus/documents/open.md", "# Open\n")
    for (name, target) in [("out.md", site.path("secret/private.md")), ("away", site.path("secret")), ("lost", "gone")]
    {
      try FileManager.default.createSymbolicLink(
        atPath: site.path("corpus/documents/" + name), withDestinationPath: target)
    }
    let outcome = try site.run("ingest", "--format", "json")
    #expect(outcome.status == 2)
    let report = try outcome.decoded(Site.Report.self)
    #expect(report.counts["added"] == 1)
    #expect(report.reason("documents/out.md") == "the symbolic link leads out of the document folders")
    #expect(report.reason("documents/away") == "the symbolic link leads out of the document folders")
    #expect(report.reason("documents/lost") == "the symbolic link leads nowhere")
    #expect(try site.search("private").total == 0)
    #expect(try site.run("failures").output.contains("documents/out.md"))
    for name in ["out.md", "away", "lost"] { try site.remove("corpus/documents/" + name) }
    #expect(try site.run("ingest").status == 0)
    #expect(try site.run("failures").status == 1)
  }

  @Test func `a file that can be read again is no failure any more`() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
    #expect(try site.run("ingest").status == 2)
    #expect(try site.run("failures").status == 0)
    try site.write("corpus/documents/a.md", "# Welding\n")
    #expect(try site.run("ingest").status == 0)
    #expect(try site.run("failures").status == 1)
    #expect(try site.search("welding").total == 1)
  }

  @Test func `a file that can no longer be read is a failure and not found by its old text`() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", "# Welding\n")
    try site.ingest()
    try site.write("corpus/documents/a.md", Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
    #expect(try site.run("ingest").status == 2)
    #expect(try site.search("welding").total == 0)
  }
}
