import Foundation
import Glibc
import Testing

@Suite(.sample)
struct OutputTests {
  private func found(_ format: String, _ more: String...) throws -> Child.Outcome {
    try sample().start(["search", "quality apprenticeship", "--limit", "5", "--format", format] + more).wait()
  }

  @Test func `json is one object with everything about the hits`() throws {
    let outcome = try found("json", "--facets", "--snippets", "2", "--explain")
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let hits = try #require(answer["hits"] as? [[String: Any]])
    #expect(hits.count == 5 && answer["query"] as? String == "quality apprenticeship")
    for key in ["id", "title", "score", "rank", "locations", "tags", "snippets", "explanation"] {
      #expect(hits.allSatisfy { $0[key] != nil }, "\(key)")
    }
    #expect((answer["facets"] as? [String: Any])?["country"] != nil)
  }

  @Test func `jsonl is an object a line`() throws {
    let lines = try found("jsonl").lines
    #expect(lines.count == 5)
    for line in lines { #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any]) }
  }

  @Test func `csv has a header and as many fields in each record`() throws {
    let outcome = try found("csv")
    #expect(outcome.lines[0].hasPrefix("rank,score,id,title,authors,year,language,kind,doi,publisher,countries"))
    let records = Self.records(outcome.output)
    #expect(records.count == 6 && Set(records.map(\.count)).count == 1)
  }

  @Test func `ris opens each entry with TY and closes it with ER`() throws {
    let tags = try found("ris").output.split(whereSeparator: \.isNewline).map { $0.prefix(5) }
    #expect(tags.count(where: { $0 == "TY  -" }) == 5 && tags.count(where: { $0 == "ER  -" }) == 5)
    #expect(tags.allSatisfy { $0.wholeMatch(of: /[A-Z][A-Z0-9]  -/) != nil })
    let ends = tags.filter { $0 == "TY  -" || $0 == "ER  -" }
    #expect(ends.enumerated().allSatisfy { $1 == ($0 % 2 == 0 ? "TY  -" : "ER  -") })
  }

  @Test func `bibtex has an entry a hit, each with a key of its own and balanced braces`() throws {
    let output = try found("bibtex").output
    let keys = output.matches(of: /(?m)^@[a-z]+\{([^,{}]+),$/).map { String($0.1) }
    #expect(keys.count == 5 && Set(keys).count == 5)
    #expect(output.count(where: { $0 == "{" }) == output.count(where: { $0 == "}" }))
  }

  @Test func `csl-json is an array of items with id, type and title`() throws {
    let output = try found("csl-json").output
    let items = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
    #expect(items.count == 5)
    #expect(items.allSatisfy { $0["id"] is String && $0["type"] is String && $0["title"] is String })
  }

  @Test func `markdown is a numbered list`() throws {
    let lines = try found("markdown").lines
    for number in 1...5 { #expect(lines.contains { $0.hasPrefix("\(number). **") }) }
  }

  @Test func `references can be taken out, put into a corpus and found again`() throws {
    for (format, ending) in [("ris", "ris"), ("bibtex", "bib")] {
      let site = try Site()
      try site.write("corpus/records/taken.\(ending)", try found(format).output)
      let report = try site.ingest()
      #expect(report.failures.isEmpty && report.counts["documents"] == 5)
      let titles = Set(try site.search("apprenticeship").titles)
      let originals = try sample().search("quality apprenticeship").titles
      #expect(!titles.isEmpty && titles.isSubset(of: originals))
    }
  }

  @Test(arguments: ["json", "jsonl", "csv", "ris", "bibtex", "csl-json", "markdown", "trec"])
  func `a format that programs read holds nothing else when nothing is found`(format: String) throws {
    let outcome = try sample().run("search", "zzzzqqqq", "--format", format)
    #expect(outcome.status == 1 && outcome.error == "tvet: nothing found\n")
    switch format {
    case "json": #expect(try outcome.decoded(Site.Answer.self).total == 0)
    case "csl-json": #expect(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) is [Any])
    case "csv": #expect(outcome.lines.count == 1)
    default: #expect(outcome.output.isEmpty)
    }
  }

  @Test func `there is colour on a terminal, and none elsewhere or where NO_COLOR is set`() throws {
    let site = try sample()
    let escape = "\u{1B}"
    let shown = try site.run("search", "apprenticeship", output: .terminal)
    #expect(shown.status == 0 && shown.output.contains(escape + "["))
    for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let plain = try site.run("search", "apprenticeship", environment: environment, output: .terminal)
      #expect(plain.status == 0 && !plain.output.contains(escape))
    }
    #expect(!(try site.run("search", "apprenticeship").output.contains(escape)))
  }

  @Test func `lines are as long as the terminal is wide`() throws {
    let shown = try sample().run(
      "search", "skills", "--limit", "20", environment: ["NO_COLOR": "1"], output: .terminal)
    let lines = shown.output.split(whereSeparator: \.isNewline)
    #expect(lines.count > 40)
    // An identity and its path are not broken: they are to be copied.
    #expect(lines.allSatisfy { $0.count <= 100 || $0.contains("documents/") })
  }

  @Test(arguments: [
    ["search", "skills", "--limit", "100"], ["tag", "export"], ["authority", "list", "organizations"],
  ])
  func `output into a pipe that was closed is quiet`(arguments: [String]) throws {
    let outcome = try sample().start(arguments, output: .closedPipe).wait()
    #expect(outcome.error.isEmpty)
    #expect(outcome.status == -SIGPIPE || outcome.status == 0)
  }

  /// Records of CSV with quoted fields.
  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var (record, field, isQuoted): ([String], String, Bool) = ([], "", false)
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(field)
        field = ""
      case "\n" where !isQuoted:
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.append(character)
      }
    }
    return records
  }
}

struct HostileNameTests {
  @Test func `escape sequences in titles, texts and file names never reach the terminal`() throws {
    let site = try Site()
    let escape = "\u{1B}"
    try site.write(
      "corpus/documents/a\(escape)[31m.md",
      "---\ntitle: \"Red \\e[31m \\x9b31m title\"\nauthor: \"Eve \\e]0;owned\\a\"\n---\n\nWelding \(escape)[2J text in Kenya.\n"
    )
    try site.write("corpus/documents/bad\(escape)[31m.docx", Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
    try site.run("ingest")
    let document = try site.search("welding").hits[0].id
    let commands: [[String]] = [
      ["ingest", "--full"], ["failures"], ["status"], ["search", "welding"], ["search", "welding", "--explain"],
      ["search", "welding", "--format", "markdown"], ["search", "we\(escape)[31mlding"],
      ["show", document], ["show", document, "--text"], ["show", document, "--page", "1"], ["facets"],
      ["tag", "add", document, "theme=\(escape)[31mred", "--note", "\(escape)[31m"], ["tag", "list", document],
      ["tag", "log", document], ["tag", "export"], ["show", "\(escape)[31m"], ["ingest", "--dry-run", "--full"],
      ["extract", "corpus/documents/a\(escape)[31m.md"], ["extract", "corpus/documents/bad\(escape)[31m.docx"],
      ["authority", "show", "\(escape)[31m"], ["search", "--region", "\(escape)[31m"],
      ["search", "--strict", "(\(escape)[31m"], ["tag", "add", document, "country=\(escape)[31m"],
      ["tag", "add", document, "\(escape)[31m"], ["ingest", "\(escape)[31m"],
    ]
    for arguments in commands {
      let outcome = try site.start(arguments, environment: ["NO_COLOR": "1"], output: .terminal).wait()
      let controls = (outcome.output + outcome.error).unicodeScalars.filter {
        $0.properties.generalCategory == .control && !["\n", "\r", "\t"].contains($0)
      }
      #expect(controls.isEmpty, "\(arguments): \(controls.map { "U+\(String($0.value, radix: 16))" }.first ?? "")")
    }
  }
}
