import Foundation
import Testing

struct BulkEditTests {
  /// Five notes, three of which speak of weaving; two name Kenya.
  private func site() throws -> Site {
    let site = try Site()
    for (name, text) in [
      ("a", "Weaving in Kenya. Kenya trains weavers."), ("b", "Weaving in Ghana. Ghana trains weavers."),
      ("c", "Weaving anywhere."), ("d", "Masonry in Kenya. Kenya trains masons."), ("e", "Masonry anywhere."),
    ] {
      try site.write("corpus/documents/\(name).md", "# Note \(name)\n\n\(text)\n")
    }
    try site.ingest()
    return site
  }

  @Test func `tags are given to all documents that a query finds, once`() throws {
    let site = try site()
    let preview = try site.run("tag", "add", "theme=batik", "country=KE", "--where", "weav*", "--dry-run")
    #expect(preview.status == 0 && preview.lines.count == 4)
    #expect(preview.lines.dropLast().allSatisfy { $0.contains("  Note ") && $0.contains("theme=batik") })
    #expect(
      preview.lines.last
        == "would add theme=batik country=KE (about): 5 tags in 3 documents; 1 had it so already")
    #expect(!site.exists("corpus/decisions.csv"))

    let add = try site.run("tag", "add", "theme=batik", "country=KE", "--where", "weav*", "--note", "by hand")
    #expect(add.lines == ["add theme=batik country=KE (about): 5 tags in 3 documents; 1 had it so already"])
    #expect(try Set(site.search("--theme", "batik").paths) == ["documents/a.md", "documents/b.md", "documents/c.md"])
    #expect(try site.tags("documents/b.md", "country") == ["KE", "GH"])
    let again = try site.run("tag", "add", "theme=batik", "--where", "weaving")
    #expect(again.lines == ["add theme=batik (about): 0 tags in 0 documents; 3 had it so already"])
    #expect(try site.read("corpus/decisions.csv").split(separator: "\n").count == 6)
  }

  @Test func `filters narrow the query; each verdict is for the tags that it fits`() throws {
    let site = try site()
    let confirm = try site.run("tag", "confirm", "country=KE", "--where", "", "--year", "..2100", "--kind", "other")
    #expect(confirm.status == 1 && confirm.error.contains("finds no document"))
    let kenya = try site.run("tag", "confirm", "country=KE", "--where", "", "--country", "Kenya", "--language", "en")
    #expect(kenya.lines == ["confirm country=KE (about): 2 tags in 2 documents"])
    let all = try site.run("tag", "confirm", "country=KE", "--where", "masonry OR weaving")
    #expect(all.lines == ["confirm country=KE (about): 0 tags in 0 documents; 2 had it so already; 3 had no such tag"])
    let remove = try site.run("tag", "remove", "country=KE", "--where", "masonry")
    #expect(remove.lines == ["remove country=KE (about): 1 tag in 1 document; 1 had no such tag"])
    let reject = try site.run("tag", "reject", "country=KE", "--where", "masonry")
    #expect(
      reject.lines == ["reject country=KE (about): 0 tags in 0 documents; 1 had it so already; 1 had no such tag"]
    )
    #expect(try site.search("--country", "KE").paths == ["documents/a.md"])
    let absent = try site.run("tag", "reject", "country=GH", "--where", "masonry OR weaving")
    #expect(absent.lines == ["reject country=GH (about): 1 tag in 1 document; 4 had no such tag"])
    let also = try site.run("tag", "reject", "country=GH", "--where", "masonry", "--also-absent")
    #expect(also.lines == ["reject country=GH (about): 2 tags in 2 documents"])
  }

  @Test(arguments: [
    (["country=KE", "--where", "contry:NG"], "there is no field 'contry'"),
    (["country=KE", "--where", "weaving country:Kenia-Land"], "there is no country 'Kenia-Land'"),
    (["documents/a.md", "country=KE", "--country", "KE"], "add --where ''"),
    (["--where", "weaving"], "expected argument"), (["documents/a.md"], "Name at least one tag"),
  ])
  func `a slip decides nothing`(arguments: [String], message: String) throws {
    let site = try site()
    let outcome = try site.start(["tag", "add"] + arguments).wait()
    #expect(outcome.status == 64 && outcome.error.contains(message), "\(outcome.error)")
    #expect(!site.exists("corpus/decisions.csv"))
  }

  @Test func `all documents are decided about only when that is said`() throws {
    let site = try site()
    for query in ["", "  "] {
      let outcome = try site.run("tag", "add", "theme=batik", "--where", query)
      #expect(outcome.status == 64 && outcome.error.contains("add theme=batik (about) in 5 documents, add --yes"))
    }
    #expect(!site.exists("corpus/decisions.csv"))
    #expect(try site.run("tag", "add", "theme=batik", "--where", "", "--dry-run").status == 0)
    #expect(try site.run("tag", "add", "theme=batik", "--where", "", "--yes").status == 0)
    #expect(try site.search("--theme", "batik").total == 5)
  }

  @Test func `commands are taken back one by one, and brought back`() throws {
    let site = try site()
    #expect(try site.run("tag", "undo").status == 1)
    try site.run("tag", "reject", "documents/a.md", "country=KE", "--as", "Ben")
    try site.run("tag", "add", "documents/a.md", "country=UG")
    try site.run("tag", "add", "country=KE", "theme=batik", "--where", "weaving")
    let after = try site.run("tag", "export").output

    let preview = try site.run("tag", "undo", "--dry-run")
    #expect(preview.lines.count == 7 && preview.lines[0].hasPrefix("would withdraw "))
    #expect(try site.run("tag", "export").output == after)
    let undo = try site.run("tag", "undo")
    #expect(undo.lines.last?.hasPrefix("took back 6 decisions of 2") == true)
    #expect(try site.tags("documents/a.md", "country") == ["-KE", "UG"], "Ben's judgment holds again")
    #expect(try site.tags("documents/c.md", "theme").isEmpty)

    let redo = try site.run("tag", "redo", "--dry-run")
    #expect(redo.lines.count == 7 && redo.lines.last?.hasPrefix("would bring back 6 decisions of 2") == true)
    #expect(try site.run("tag", "redo").lines.last?.hasPrefix("brought back 6 decisions of 2") == true)
    #expect(try site.run("tag", "export").output == after)
    #expect(try site.run("tag", "redo").status == 1)
    try site.run("tag", "undo")
    #expect(try site.run("tag", "undo").lines.last?.hasPrefix("took back 1 decision of 2") == true)
    #expect(try site.tags("documents/a.md", "country") == ["-KE"], "the command before is taken back, too")
    #expect(try site.run("tag", "undo").status == 1)
    #expect(try site.run("tag", "redo").status == 0)
    try site.run("tag", "undo", "--as", "Ben")
    #expect(try site.tags("documents/a.md", "country") == ["KE", "UG"])
    // And so it is in an index made anew.
    let before = try site.state()
    try site.remove("index")
    try site.ingest()
    #expect(try site.state() == before)

    let log = try site.run("tag", "log")
    #expect(log.lines.count == 29 && log.lines.last?.contains("  Ben  withdraw  country=KE (about)  undo of 2") == true)
    #expect(try site.run("tag", "log", "--by", "Ben", "--limit", "1").lines.count == 1)
    #expect(try site.run("tag", "log", "documents/c.md").lines.count == 8)
  }
}
