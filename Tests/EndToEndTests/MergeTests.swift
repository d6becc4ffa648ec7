import Foundation
import Testing

struct MergeTests {
  private static let git = "/usr/bin/git"

  private func run(_ site: Site, _ arguments: String...) throws {
    let identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    let outcome = try Child(
      Self.git, identity + arguments, environment: ["HOME": site.folder, "PATH": "/usr/bin:/bin"],
      folder: site.path("corpus"), owner: site
    ).wait()
    guard outcome.status == 0 else { throw Child.Fault(description: "git \(arguments): \(outcome)") }
  }

  /// Both start from a journal that is there, or none is and both make one.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: git)), arguments: [true, false])
  func `two analysts' journals merge in git, and their agreement is reported`(isThere: Bool) throws {
    let site = try Site()
    try site.run("init", "corpus")
    for (name, country) in [("a", "Kenya"), ("b", "Ghana"), ("c", "Chad"), ("d", "Peru")] {
      try site.write("corpus/documents/\(name).md", "# Training in \(country)\n\nColleges of \(country).\n")
    }
    try site.ingest()
    if isThere { try site.run("tag", "add", "documents/a.md", "theme=batik", "--as", "Chi") }
    try run(site, "init", "--quiet", "--initial-branch=main")
    try run(site, "add", ".")
    try run(site, "commit", "--quiet", "-m", "start")

    try run(site, "checkout", "--quiet", "-b", "ben")
    for (name, verdict) in [("a", "confirm"), ("b", "reject"), ("c", "confirm"), ("d", "reject")] {
      let country = ["a": "KE", "b": "GH", "c": "TD", "d": "PE"][name] ?? ""
      try site.run("tag", verdict, "documents/\(name).md", "country=\(country)", "--as", "Ben")
    }
    try run(site, "add", ".")
    try run(site, "commit", "--quiet", "-m", "Ben")
    try run(site, "checkout", "--quiet", "main")
    try site.ingest()
    #expect(try site.tags("documents/b.md", "country") == ["GH"])
    for (name, country) in [("a", "KE"), ("b", "GH"), ("c", "TD")] {
      try site.run(
        "tag", name == "b" ? "reject" : "confirm", "documents/\(name).md", "country=\(country)", "--as", "Amina")
    }
    try site.run("tag", "reject", "documents/c.md", "country=TD", "--as", "Amina")
    try site.run("tag", "add", "documents/d.md", "country=CO", "--as", "Amina")
    try run(site, "add", ".")
    try run(site, "commit", "--quiet", "-m", "Amina")
    try run(site, "merge", "--quiet", "-m", "both", "ben")
    try site.ingest()

    let log = try site.run("tag", "log").lines
    #expect(log.count == (isThere ? 10 : 9), "\(log)")
    #expect(try site.tags("documents/d.md", "country") == ["-PE", "CO"])
    #expect(try site.tags("documents/c.md", "country") == ["-TD"], "Amina was the last")
    let report = try site.run("tag", "agreement")
    #expect(report.output.contains(/Amina – Ben +country +3 +67 % +0\.40/), "\(report.output)")
    #expect(report.output.contains(/country +1 +3 +1 +0\.25 \(0\.05–0\.70\) +0\.50/), "\(report.output)")
    struct Answer: Decodable {
      struct Pair: Decodable {
        var facet: String
        var both: Int
        var neither: Int
      }
      var analysts: [Pair]
    }
    let answer: Answer = try site.run("tag", "agreement", "--json").decoded()
    #expect(answer.analysts.map { "\($0.facet) \($0.both) \($0.neither)" } == ["country 1 1", "all 1 1"])
  }

  @Test func `without decisions there is no agreement`() throws {
    let site = try Site()
    try site.ingest()
    #expect(try site.run("tag", "agreement").status == 1)
  }
}
