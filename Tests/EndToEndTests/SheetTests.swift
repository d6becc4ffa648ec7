import Foundation
import Testing

struct SheetTests {
  @Test func `a sheet goes out, is filled in and comes back`() throws {
    let site = try Site()
    for (name, country) in [("a", "Kenya"), ("b", "Ghana"), ("c", "Chad")] {
      try site.write("corpus/documents/\(name).md", "# Training in \(country)\n\nColleges of \(country), \"=1+1\".\n")
    }
    try site.ingest()
    let sheet = try site.run("tag", "review", "--facet", "country", "--format", "csv").output
    // As Excel saves it, with verdicts.
    let verdicts = ["KE": "y", "GH": "n"]
    let filled = sheet.split(separator: "\n").map { line in
      let verdict = verdicts.first { line.contains(",country,\($0.key),") }?.value
      return verdict.map { line.dropLast() + "\($0)," } ?? String(line)
    }
    let text = filled.joined(separator: "\r\n") + "\r\n"
    try site.write("sheet.csv", try #require(text.data(using: .utf16)))

    let preview = try site.run("tag", "import", "sheet.csv", "--dry-run")
    #expect(preview.status == 0 && preview.lines.last == "would take over 2 decisions; 1 row without a verdict")
    #expect(!site.exists("corpus/decisions.csv"))
    let back = try site.run("tag", "import", "sheet.csv")
    #expect(back.status == 0 && back.lines == ["2 decisions; 1 row without a verdict"])
    #expect(try site.tags("documents/b.md", "country") == ["-GH"])
    let again = try site.run("tag", "import", "sheet.csv").lines
    #expect(again == ["0 decisions; 2 decided so already; 1 row without a verdict"])
    #expect(try site.run("tag", "undo").lines.count == 3)
    #expect(try site.tags("documents/b.md", "country") == ["GH"])
  }

  @Test func `a faulty row is told by its line and keeps the others back, unless it is to be skipped`() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", "# Training in Kenya\n\nColleges of Kenya.\n")
    try site.ingest()
    let sheet = "document;facet;value;verdict\ndocuments/a.md;country;KE;y\ndocuments/b.md;country;KE;y\n"
    let refused = try site.run("tag", "import", "-", input: sheet)
    #expect(refused.status == 64 && refused.lines == ["nothing decided; 1 decision would be sound; 1 faulty row"])
    #expect(refused.error.contains("-:3: the document 'documents/b.md' is not in the index"))
    #expect(!site.exists("corpus/decisions.csv"))
    let taken = try site.run("tag", "import", "-", "--skip-faulty", input: sheet)
    #expect(taken.status == 2 && taken.lines == ["1 decision; 1 faulty row"])
    #expect(try site.run("tag", "import", "nothing.csv").status == 64)
    #expect(try site.run("tag", "import", "-", input: "a,b\n").error.contains("-:1: the header has no column document"))
  }
}
