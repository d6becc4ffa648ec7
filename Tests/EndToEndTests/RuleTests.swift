import Foundation
import Testing

struct RuleTests {
  private func site() throws -> Site {
    let site = try Site()
    for (name, text) in [("a", "Weaving in Kenya."), ("b", "Weaving in Ghana."), ("c", "Masonry in Kenya.")] {
      try site.write("corpus/documents/\(name).md", "# Note \(name)\n\n\(text)\n")
    }
    try site.ingest()
    return site
  }

  @Test func `a rule is tried, added, obeyed by later ingests, and removed`() throws {
    let site = try site()
    let test = try site.run("tag", "rule", "test", "theme=batik", "--where", "weav*")
    #expect(test.lines.count == 3 && test.lines[2].hasPrefix("2 documents: 2 would get theme=batik (about), 0 have it"))
    #expect(!site.exists("corpus/authorities"))
    let add = try site.run("tag", "rule", "add", "theme=batik", "--where", "weav*", "--note", "ours")
    #expect(add.lines == ["rules: 2 tags given, 0 taken away"])
    #expect(try site.run("tag", "rule", "add", "theme=batik", "--where", "weav*").status == 64)
    #expect(try site.run("tag", "rule", "add", "theme=batik", "--where", "country:Kenia-Land").status == 64)
    try site.run("tag", "rule", "add", "country=UG", "--where", "masonry", "--role", "mentions")
    #expect(
      try site.run("tag", "rule", "list").lines == [
        "1  weav*  →  theme=batik (about)  2 documents  ours", "2  masonry  →  country=UG (mentions)  1 document",
      ])
    #expect(try site.run("tag", "list", "documents/a.md").output.contains("rule: weav*"))

    // A new document, a changed one and one that is gone.
    try site.write("corpus/documents/d.md", "# Note d\n\nWeavers.\n")
    try site.write("corpus/documents/b.md", "# Note b\n\nNothing of the kind.\n")
    try site.remove("corpus/documents/c.md")
    let ingest = try site.run("ingest")
    #expect(ingest.lines.contains("rules: 1 tag given, 0 taken away"), "\(ingest.output)")
    #expect(try Set(site.search("--theme", "batik").paths) == ["documents/a.md", "documents/d.md"])
    #expect(!(try site.run("ingest").output.contains("rules:")))
    #expect(try site.run("ingest", "--format", "json").lines.count == 1)
    #expect(!(try site.run("authority", "show", "Kenya").error.contains("rules.csv")))

    // An index made anew has the same tags.
    let before = try site.state()
    try site.remove("index")
    try site.ingest()
    #expect(try site.state() == before)

    #expect(try site.run("tag", "rule", "remove", "3").status == 64)
    #expect(try site.run("tag", "rule", "remove", "1").lines.last == "rules: 0 tags given, 2 taken away")
    #expect(try site.search("--theme", "batik").total == 0)
  }

  @Test func `faulty rules are told by their lines and passed over; the others hold`() throws {
    let site = try site()
    let rules = "query,facet,value\ncontry:KE,theme,batik\nweav*,theme,batik\nx,planet,MARS\n"
    try site.write("corpus/authorities/rules.csv", rules)
    try site.write("corpus/documents/d.md", "# Note d\n\nWeavers.\n")
    func check(_ arguments: String...) throws -> Child.Outcome {
      let outcome = try site.start(arguments).wait()
      #expect(outcome.status == 2, "\(arguments): \(outcome.error)")
      #expect(outcome.error.contains("authorities/rules.csv:2: there is no field 'contry'"))
      #expect(outcome.error.contains("authorities/rules.csv:4: 'planet' is no facet"))
      #expect(try site.search("--theme", "batik").total == 3)
      return outcome
    }
    _ = try check("ingest")
    #expect(try site.status().documents == 4)
    _ = try check("ingest")
    _ = try check("reindex", "--retag")
    #expect(try check("tag", "rule", "list").lines == ["1  weav*  →  theme=batik (about)  3 documents"])
    _ = try check("tag", "rule", "add", "country=UG", "--where", "weav*")
    // A file that cannot be read to its end takes no tag away.
    try site.write("corpus/authorities/rules.csv", "query,facet,value\n\"weav*,theme,batik\n")
    for command in [["ingest", "--full"], ["reindex", "--retag"]] {
      let outcome = try site.start(command).wait()
      #expect(outcome.status == 2 && outcome.error.contains("rules.csv:2: a quotation mark that is never closed"))
      #expect(try site.search("--theme", "batik").total == 3)
    }
    #expect(try site.run("tag", "rule", "add", "country=UG", "--where", "x").status == 64)
  }
}
