import Foundation
import Testing

@Suite(.sample)
struct LookupTests {
  private static let nigeria = "documents/africa/nigeria-skills-qualifications.md"

  @Test func `a document goes by its path, its name, the start of its id, or a record's id`() throws {
    let site = try sample()
    let document = try site.show(Self.nigeria)
    #expect(document.title.hasPrefix("Nigeria: skills qualifications"))
    let names = [
      document.id, document.sha256, String(document.sha256.prefix(7)), "africa/nigeria-skills-qualifications.md",
      "nigeria-skills-qualifications.md", document.id.uppercased(),
    ]
    for name in names { #expect(try site.show(name).sha256 == document.sha256) }
    #expect(try site.show("guileunwin2019").title == "The Wiley Handbook of Vocational Education and Training")
    let unknown = try site.run("show", "0000000000")
    #expect(unknown.status == 1 && unknown.error.contains("no document goes by '0000000000'"))
  }

  @Test func `a path is taken as the shell completes it, wherever one stands`() throws {
    let site = try Site()
    for path in ["documents/a.md", "documents/sub/a.md", "documents/sub/b#1.md"] {
      try site.write("corpus/" + path, "# Note \(path)\n\nWeaving.\n")
    }
    try site.ingest()
    try FileManager.default.createSymbolicLink(atPath: site.path("link"), withDestinationPath: site.path("corpus"))
    for (folder, corpus, path, location) in [
      ("", "corpus", "corpus/documents/a.md", "documents/a.md"),
      ("", "corpus", "./corpus/documents/sub/../a.md", "documents/a.md"),
      ("", "corpus", site.path("corpus/documents/sub/a.md"), "documents/sub/a.md"),
      ("", "corpus", "link/documents/sub/b#1.md", "documents/sub/b#1.md"),
      ("", "link", "link/documents/a.md", "documents/a.md"),
      ("corpus", ".", "./documents/a.md", "documents/a.md"),
      ("corpus/documents/sub", "../..", "a.md", "documents/sub/a.md"),
      ("corpus/documents/sub", "../..", "../a.md", "documents/a.md"),
    ] {
      let outcome = try site.run("show", path, "--corpus", corpus, folder: site.path(folder))
      #expect(outcome.lines.contains("  path: \(location)"), "\(path): \(outcome.error)")
    }
    let add = try site.run("tag", "add", "corpus/documents/a.md", "theme=batik")
    #expect(add.status == 0)
    #expect(try site.run("tag", "log", "corpus/documents/a.md").lines.count == 1)
    #expect(try site.run("tag", "list", "corpus/documents/none.md").status == 1)
  }

  @Test func `show tells fields, tags with their evidence, and the text by page`() throws {
    let site = try sample()
    let shown = try site.run("show", Self.nigeria)
    #expect(shown.status == 0 && shown.error.isEmpty)
    for line in ["  year: 2026", "  path: \(Self.nigeria)", "tags:", "fields:"] { #expect(shown.lines.contains(line)) }
    #expect(shown.output.contains("country=NG  Nigeria  about") && shown.output.contains("title: Nigeria"))
    #expect(try site.run("show", Self.nigeria, "--text").output.contains("recognition of prior learning"))

    let brief = "documents/africa/kenya-tvet-brief.pdf"
    let pages = try site.show(brief).pages
    #expect(pages > 1)
    let text = try site.run("show", brief, "--text").output
    #expect((1...pages).allSatisfy { text.contains("--- page \($0)\n") })
    let second = try site.run("show", brief, "--page", "2").output
    #expect(!second.isEmpty && text.contains(second))
    let beyond = try site.run("show", brief, "--page", "99")
    #expect(beyond.status == 64 && beyond.error.contains("has no page 99; it has \(pages)"))
  }

  @Test func `an excluded word that looks like an option is explained`() throws {
    let site = try sample()
    let outcome = try site.run("search", "training", "-kenya")
    #expect(outcome.status == 64 && outcome.error.contains("tvet search -- skills -kenya"))
    #expect(try site.run("search", "--", "training", "-kenya").status == 0)
    #expect(try !site.run("search", "training", "--regin", "africa").error.contains("search without"))
  }

  private struct Counts: Decodable {
    var total: Int
    var facets: [String: [Value]]

    struct Value: Decodable {
      var value: String
      var label: String
      var count: Int
    }
  }

  @Test(arguments: [
    ("country", "--country"), ("region", "--region"), ("organization", "--organization"), ("language", "--language"),
    ("kind", "--kind"), ("year", "--year"),
  ])
  func `a count is what a search for that value finds`(facet: String, option: String) throws {
    let site = try sample()
    let counts: Counts = try site.run("facets", "training", "--facet", facet, "--format", "json").decoded()
    let values = try #require(counts.facets[facet])
    let total = try site.search("training").total
    #expect(!values.isEmpty && counts.total == total)
    for value in [values.first, values.last].compactMap(\.self) {
      #expect(try site.search("training", option, value.value).total == value.count, "\(value.value)")
    }
    let csv = try site.run("facets", "training", "--facet", facet, "--format", "csv")
    #expect(csv.lines.first == "facet,value,label,count" && csv.lines.count == values.count + 1)
    let human = try site.run("facets", "training", "--facet", facet)
    #expect(human.lines.first == "\(counts.total) documents" && human.output.contains(facet))
  }

  @Test func `facets of nothing leave with status 1`() throws {
    let outcome = try sample().run("facets", "zzzzqqqq")
    #expect(outcome.status == 1 && outcome.output.hasPrefix("0 documents"))
  }

  @Test func `status tells what the index holds`() throws {
    let outcome = try sample().run("status")
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(outcome.output.contains("files: \(Repository.sampleFiles); documents: "))
    #expect(outcome.output.contains("languages: en ") && outcome.output.contains("failures: 0"))
    #expect(outcome.lines.last?.hasPrefix("last run: ingest, started 2") == true)
  }

  @Test func `failures are listed by reason, also as JSON`() throws {
    let site = try Site()
    try site.copy(scan: "documents/scan.pdf")
    try site.ingest("--ocr", "never")
    struct Failure: Decodable {
      var path: String
      var stage: String
      var reason: String
      var kind: String
      var advice: String
      var attempts: Int
    }
    let failures: [Failure] = try site.run("failures", "--json").decoded()
    #expect(failures.map(\.path) == ["documents/scan.pdf"])
    #expect(try site.run("status").output.contains("failures: 1 (see: tvet failures)"))
    #expect(failures.allSatisfy { $0.stage == "extraction" && $0.reason.hasPrefix("no text") && $0.attempts == 1 })
    #expect(failures.allSatisfy { $0.kind == "no text" && !$0.advice.isEmpty })
    let text = try site.run("failures").output
    #expect(text.hasPrefix("no text (1)\n  \(failures[0].advice)\n  \(failures[0].reason) (1)\n    documents/"))
  }

  @Test func `extract shows what is read from a file, without any index`() throws {
    let site = try Site()
    let file = Repository.path("corpus/" + Self.nigeria)
    let text = try site.run("extract", file)
    #expect(text.status == 0 && text.error.isEmpty)
    #expect(text.lines.first?.hasPrefix("title: Nigeria: skills qualifications") == true)
    #expect(text.output.contains("--- page 1\n") && text.output.contains("tiler"))

    struct Extracted: Decodable {
      var mediaType: String
      var sha256: String
      var fields: [Field]
      struct Field: Decodable { var name: String }

      enum CodingKeys: String, CodingKey {
        case mediaType = "media_type"
        case sha256, fields
      }
    }
    let json: Extracted = try site.run("extract", file, "--format", "json").decoded()
    #expect(json.mediaType == "text/markdown" && json.fields.contains { $0.name == "title" })
    #expect(json.sha256 == (try sample().show(Self.nigeria).sha256))

    let records = try site.run(
      "extract", Repository.path("corpus/documents/international/comparative-vocational-education.bib"), "--format",
      "json")
    #expect(try records.lines.map { try JSONDecoder().decode(Extracted.self, from: Data($0.utf8)) }.count > 5)
    #expect(!site.exists("index"))
  }

  @Test func `extract says why a file cannot be read`() throws {
    let site = try Site()
    try site.write("cover.psd", Data("8BPS".utf8) + Data(count: 2_000))
    let unsupported = try site.run("extract", "cover.psd")
    #expect(unsupported.status == 2 && unsupported.output.isEmpty)
    #expect(unsupported.error.hasPrefix("tvet: cover.psd: not supported yet: "))
    let missing = try site.run("extract", "nowhere.pdf")
    #expect(missing.status == 2 && missing.error.hasPrefix("tvet: nowhere.pdf: cannot be read: No such file"))
  }

  @Test func `extract says what is missing of a file that was read in part`() throws {
    let site = try Site()
    try site.write("list.jsonl", #"{"id":"r1","title":"One","text":"First"}"# + "\n{broken\n")
    let partly = try site.run("extract", "list.jsonl")
    #expect(partly.status == 2 && partly.output.contains("title: One") && partly.error.contains("list.jsonl#line 2"))
    try site.write("closed.zip", Self.closedZip)
    let closed = try site.run("extract", "closed.zip")
    #expect(
      closed.status == 2 && closed.error.contains("closed.zip#closed.txt: encrypted: the file needs a password\n"))
    let wrong = try site.run("extract", "closed.zip", "--password", "wrong")
    #expect(wrong.status == 2 && wrong.error.contains("closed.zip#closed.txt: encrypted: "))
    #expect(wrong.error.contains("none of those given fits"))
    #expect(try site.run("extract", "closed.zip", "--password", "secret").status == 0)
  }

  /// `closed.txt` under the password "secret" (ZipCrypto).
  private static let closedZip =
    Data(
      base64Encoded:
        "UEsDBBQAAQAAAAAAIQA2yFDkHQAAABEAAAAKAAAAY2xvc2VkLnR4dK08D9qumOITMNLKMY7umAgSQaxyLl7FFgioOFHIUEsBAhQA"
        + "FAABAAAAAAAhADbIUOQdAAAAEQAAAAoAAAAAAAAAAAAAAAAAAAAAAGNsb3NlZC50eHRQSwUGAAAAAAEAAQA4AAAARQAAAAAA") ?? Data()

  @Test(arguments: [
    ("KE", "country KE: Kenya"), ("肯尼亚", "country KE: Kenya"), ("kenia", "country KE: Kenya"),
    ("asean", "region asean: "), ("Afrique", "region africa: Africa"),
    ("ILO", "organization ilo: International Labour Organization"),
    ("OIT", "organization ilo: International Labour Organization"), ("CÔTE D'IVOIRE", "country CI: "),
    ("Lagos", "country NG: Nigeria"), ("Bavaria", "country DE: Germany"), ("Kenyans", "country KE: Kenya"),
  ])
  func `authority show tells what a name in any language stands for`(name: String, line: String) throws {
    let outcome = try Site().run("authority", "show", name)
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(outcome.lines.contains { $0.hasPrefix(line) })
  }

  @Test func `a name that is the same in several languages is told once`() throws {
    let outcome = try Site().run("authority", "show", "Kenya", "--names")
    let reason = try #require(outcome.lines.first { $0.contains("found by") })
    #expect(reason.contains(/name Kenya \(en, (.*, )?fr(, .*)?\)/), "\(reason)")
    #expect(reason.split(separator: ";").count { $0.contains("name Kenya (") } == 1)
    #expect(outcome.lines.count { $0.contains(/\sKenya +name/) } == 1)
  }

  @Test func `a year of membership that makes no sense is refused, one without members told`() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", "# Training in Uganda\n\nColleges of Uganda.\n")
    try site.ingest()
    for year in ["abc", "98", "1899", "9999", "20155", "-1"] {
      for command in [["search", "--region", "asean"], ["facets"], ["authority", "tree", "regions"]] {
        let outcome = try site.start(command + ["--as-of=\(year)"]).wait()
        #expect(outcome.status == 64 && outcome.error.contains("'\(year)' is no year from 1900 to 2"), "\(outcome)")
      }
    }
    for command in [["search"], ["facets"]] {
      let outcome = try site.start(command + ["--region", "income-low", "--as-of", "2010"]).wait()
      #expect(outcome.status == 1)
      #expect(outcome.error.contains("no member of income-low is known for 2010: its memberships begin in 2015"))
    }
    for command in [["search"], ["facets", "--facet", "country"]] {
      let query = "note AND (region:income-low OR NOT region:Income-Low)"
      let outcome = try site.start(command + [query, "--as-of", "2010"]).wait()
      let note = "tvet: no member of income-low is known for 2010: its memberships begin in 2015\n"
      #expect(outcome.error.replacing("tvet: nothing found\n", with: "") == note)
    }
    let facets = try site.run("facets", "--facet", "region", "--as-of", "2010")
    #expect(facets.error.hasPrefix("tvet: no members are known for 2010 of ") && facets.error.contains("income-low"))
    #expect(try site.run("facets", "--as-of", "2024").error.isEmpty)
    let tree = try site.run("authority", "tree", "regions", "income-low", "--as-of", "2010")
    #expect(tree.status == 0 && tree.error.contains("no member of income-low is known for 2010"))
    let known = try site.run("search", "--region", "income-low", "--as-of", "2016")
    #expect(known.status == 0 && known.error.isEmpty)
  }

  @Test func `the authorities can be listed, and a site's own are among them`() throws {
    let site = try Site()
    for (kind, code) in [
      ("countries", "KE\tKenya"), ("regions", "africa\tAfrica"), ("organizations", "ilo\tInternational"),
    ] {
      let outcome = try site.run("authority", "list", kind)
      #expect(outcome.status == 0 && outcome.lines.contains { $0.hasPrefix(code) })
    }
    let unknown = try site.run("authority", "show", "Narniaa")
    #expect(unknown.status == 1 && unknown.error.contains("nothing goes by 'Narniaa'"))

    try site.write(
      "corpus/authorities/organizations.csv", "code,name,type,country\nweldco,Welding Guild,association,KE\n")
    try site.write(
      "corpus/authorities/organization_names.csv", "code,language,name,kind\nweldco,en,Welding Guild,name\n")
    #expect(try site.run("authority", "show", "weldco").output.hasPrefix("organization weldco: Welding Guild"))
    try site.write("corpus/documents/a.md", "# The Welding Guild\n\nThe Welding Guild trains welders.\n")
    try site.ingest()
    #expect(try site.search("--organization", "weldco").paths == ["documents/a.md"])
  }

  @Test func `a name that a site adds tags what was read before, and no file is read for it`() throws {
    let site = try Site()
    try site.write("corpus/documents/a.md", "# The Welding Guild\n\nThe Welding Guild trains welders.\n")
    try site.ingest()
    try site.write(
      "corpus/authorities/organizations.csv", "code,name,type,country\nweldco,Welding Guild,association,KE\n")
    try site.write(
      "corpus/authorities/organization_names.csv", "code,language,name,kind\nweldco,en,Welding Guild,name\n")
    let report = try site.ingest()
    #expect(report.counts["retagged"] == 1 && report.counts["bytes"] == 0)
    #expect(try site.search("--organization", "weldco").paths == ["documents/a.md"])
  }

  @Test func `an index can be named and asked without its corpus`() throws {
    let site = try sample()
    let elsewhere = try Site()
    let outcome = try elsewhere.run(
      "search", "tiler", "--index", site.path("index/tvet.sqlite"), "--corpus", "nowhere", "--format", "json")
    #expect(try outcome.decoded(Site.Answer.self).paths == [Self.nigeria])
    let environment = ["TVET_INDEX": site.path("index/tvet.sqlite")]
    #expect(try elsewhere.run("search", "tiler", environment: environment).status == 0)
    try elsewhere.write("other.sqlite", "no index at all, but long enough to be a file of some other program")
    let foreign = try elsewhere.run("search", "a", "--index", "other.sqlite")
    #expect(foreign.status == 64 && foreign.error.contains("is not an index of this tool"))
  }
}

struct HelpTests {
  @Test func `help for every command says what it does and how it is used`() throws {
    let site = try Site()
    let tool = try site.run("--help")
    #expect(tool.status == 0 && tool.error.isEmpty)
    let commands = Self.subcommands(tool.output)
    #expect(
      Set(commands).isSuperset(of: ["init", "ingest", "search", "show", "facets", "tag", "authority", "extract"]))
    #expect(!commands.contains("worker"))
    for command in commands {
      let help = try site.run(command, "--help")
      #expect(help.status == 0 && help.output.contains("OVERVIEW: ") && help.output.contains("USAGE: tvet \(command)"))
      #expect(try site.run("help", command).output == help.output)
      for subcommand in Self.subcommands(help.output) {
        let help = try site.run(command, subcommand, "--help")
        #expect(help.output.contains("OVERVIEW: ") && help.output.contains("USAGE: tvet \(command) \(subcommand)"))
      }
    }
  }

  /// The names that a help page lists under SUBCOMMANDS.
  private static func subcommands(_ page: String) -> [String] {
    page.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.compactMap { line in
      line.prefixMatch(of: /\ \ ([a-z-]+)/).map { String($0.1) }
    }
  }

  @Test func `help query explains the query language`() throws {
    let page = try Site().run("help", "query").output
    for word in ["NEAR/8", "apprentic*", "=\"training\"", "title:", "region:africa", "year:2015..", "--strict"] {
      #expect(page.contains(word))
    }
  }

  @Test func `the version is a number`() throws {
    let outcome = try Site().run("--version")
    #expect(outcome.status == 0 && outcome.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `there are completions for the shell`(shell: String) throws {
    let outcome = try Site().run("--generate-completion-script", shell)
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(["ingest", "search", "authority"].allSatisfy(outcome.output.contains))
  }

  @Test(arguments: [
    ["bogus"], ["search", "--bogus"], ["ingest", "--jobs", "0"], ["ingest", "--jobs", "many"], ["show"],
    ["tag", "add"],
  ])
  func `wrong usage leaves with status 64, one sentence and the usage`(arguments: [String]) throws {
    let outcome = try Site().start(arguments).wait()
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.error.hasPrefix("Error: ") && outcome.error.contains("sage: tvet"))
  }

  @Test func `a command alone shows what it can do`() throws {
    for arguments in [[], ["tag"], ["authority"]] {
      let outcome = try Site().start(arguments).wait()
      #expect(outcome.status == 0 && outcome.output.contains("SUBCOMMANDS:"))
    }
  }
}
