import Foundation
import Testing

@Suite(.sample)
struct SearchTests {
  @Test(arguments: [
    ("hairdresser recognition", "Nigeria: skills qualifications, technical colleges and the informal apprentice"),
    ("apprentissage dual Bénin", "Bénin : de l'apprentissage traditionnel à la formation duale"),
    ("深圳职业技术大学", "深圳职业技术大学：从高职院校到职业本科大学"),
    // Traditional characters find simplified ones.
    ("深圳職業技術大學", "深圳职业技术大学：从高职院校到职业本科大学"),
    ("التدريب المهني في الأردن", "الأردن: التعليم والتدريب المهني والتقني بين إصلاح الحوكمة وتوسيع الالتحاق"),
    (
      "профессиональное образование в России",
      "Среднее профессиональное образование в России и проект «Профессионалитет»"
    ),
    ("formaciones profesionales España", "España: la Ley Orgánica 3/2022 y el nuevo sistema de Formación Profesional"),
    ("apprenticeship levy Fiji", "Fiji: sixty years of national apprenticeship and a levy"),
  ])
  func `the document that a question is about comes first`(query: String, title: String) throws {
    let answer = try sample().search(query)
    #expect(answer.titles.first == title)
  }

  @Test(arguments: [
    (["--region", "africa"], "documents/africa/ghana-tvet-voucher.epub"),
    (["--region", "Afrique"], "documents/africa/ghana-tvet-voucher.epub"),
    (["--region", "asean"], "documents/asia/thailand-dual-vocational-training.md"),
    (["region:western-africa"], "documents/africa/nigeria-skills-qualifications.md"),
    (["--country", "JP"], "documents/asia/japan-kosen.md"),
    (["--country", "日本"], "documents/asia/japan-kosen.md"),
    (["country:Japan"], "documents/asia/japan-kosen.md"),
    (["--organization", "nbte"], "documents/africa/nigeria-skills-qualifications.md"),
    (
      ["--organization", "National Board for Technical Education"], "documents/africa/nigeria-skills-qualifications.md"
    ),
    (["--language", "sw"], "documents/africa/tanzania-mafunzo-ya-ufundi-stadi.md"),
    (["--kind", "book"], "documents/international/comparative-vocational-education.bib"),
    (["--year", "2019..2019", "handbook"], "documents/international/comparative-vocational-education.bib"),
    (["author:busemeyer"], "documents/international/comparative-vocational-education.bib"),
  ])
  func `filters name their values by code and by name`(arguments: [String], expected: String) throws {
    let site = try sample()
    let answer: Site.Answer = try site.start(["search", "--format", "json", "--limit", "1000"] + arguments).wait()
      .decoded()
    #expect(answer.paths.contains { $0 == expected || $0.hasPrefix(expected + "#") })
    #expect(answer.total < (try site.status().documents))
    #expect(answer.total == answer.hits.count)
  }

  @Test func `every hit obeys the filters`() throws {
    let site = try sample()
    #expect(try site.search("--language", "zh").hits.allSatisfy { $0.language?.hasPrefix("zh") == true })
    #expect(try site.search("--year", "2010..2020").hits.allSatisfy { (2010...2020).contains($0.year ?? 0) })
    #expect(try site.search("--kind", "article", "training").hits.allSatisfy { $0.kind == "article" })
    let african = Set(try site.search("--region", "africa").hits.map(\.id))
    #expect(african.isSuperset(of: try site.search("--country", "NG").hits.map(\.id)))
    // Of one kind any, of different kinds all.
    let either = try site.search("--country", "NG", "--country", "JP")
    #expect(either.total == (try site.search("--country", "NG").total) + (try site.search("--country", "JP").total))
    #expect(try site.search("--country", "NG", "--language", "ja").total == 0)
    #expect(try site.search("--country", "NG", "--mentions").total >= site.search("--country", "NG").total)
  }

  @Test func `words, phrases, exact forms, beginnings and operators mean what the help says`() throws {
    let site = try sample()
    func total(_ query: String) throws -> Int { try site.search(query, "--no-expand").total }
    let (skills, apprentices) = (try total("skills"), try total("apprenticeship"))
    let both = try total("skills AND apprenticeship")
    #expect(both > 0 && both < min(skills, apprentices))
    #expect(try total("skills OR apprenticeship") == skills + apprentices - both)
    #expect(try total("skills apprenticeship") == skills + apprentices - both)
    #expect(try total("+skills +apprenticeship") == both)
    #expect(try total("skills AND NOT apprenticeship") == skills - both)
    #expect(try total("+skills -apprenticeship") == skills - both)
    #expect(try total("skill") == skills)
    #expect((1..<skills).contains(try total("=\"skill\"")))
    #expect((1...(try total("dual training"))).contains(try total("\"dual training\"")))
    #expect(try total("\"training dual\"") <= total("training NEAR/3 dual"))
    #expect(try total("apprentic*") >= apprentices)
    #expect(try total("title:nigeria") == 1)
  }

  @Test func `a search in one language finds documents in others, shows by which names, and can be held to its words`()
    throws
  {
    let site = try sample()
    let shown = try site.run("search", "apprenticeship", "--limit", "100")
    #expect(shown.output.contains("also searched: ") && shown.output.contains("学徒制"))
    let words = try site.run("search", "apprenticeship", "--limit", "100", "--no-expand")
    #expect(!words.output.contains("also searched: "))
    #expect(try site.search("apprenticeship").total > site.search("apprenticeship", "--no-expand").total)
  }

  @Test func `a word with a slip is asked about, whether or not anything is found`() throws {
    let site = try sample()
    let outcome = try site.run("search", "vocatoinal trainnig")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("did you mean: vocational training\n"))
    #expect(try !site.run("search", "vocational training").error.contains("did you mean"))
    // Neither parts of words nor what is quoted or forbidden is another word.
    let mixed = try site.run("search", "(trainnig) trainnigs2x \"trainnig day\" -trainnig")
    #expect(mixed.error.contains("did you mean: (training) trainnigs2x \"trainnig day\" -trainnig\n"))
  }

  @Test func `the best come first, by pages of the wanted length, or in the wanted order`() throws {
    let site = try sample()
    let all = try site.search("apprenticeship").hits.map(\.id)
    let second: Site.Answer = try site.run(
      "search", "apprenticeship", "--limit", "5", "--offset", "5", "--format", "json"
    ).decoded()
    #expect(second.hits.map(\.id) == Array(all[5..<10]) && second.total == all.count)
    let years = try site.search("apprenticeship", "--sort", "year").hits.map { $0.year ?? 0 }
    #expect(years == years.sorted(by: >))
    let titles = try site.search("apprenticeship", "--sort", "title").titles
    let byRelevance = try site.search("apprenticeship").titles
    #expect(titles != byRelevance && titles.sorted() == byRelevance.sorted())
  }

  @Test(arguments: [
    "\"", "\"\"\"", "C++", "n°4", "TVET/VET", "=", "=\"", "🎓", "👩‍🏫 👨‍🎓", "'; DROP TABLE document; --", "NEAR(", "NEAR/",
    "*", "**", "a*b",
    "(", ")", "((((", ":", "title:", "::", "+", "-", "^", "AND", "OR", "NOT", "a AND", "OR b", "NOT NOT", "\\", "%",
    "_", "{}", "[]",
    "<script>", "\u{0301}", "\u{202E}abc", "职业 AND", "a\tb", "a\nb", "year:", "year:abc",
    "https://example.org/?q=a&b=c",
    "0x", "--", "…", "«»", "=\"skill", "body:(", "NEAR/9999999999 b", "a NEAR/0 b",
  ])
  func `whatever is pasted is a query: it finds something or nothing, and never fails`(query: String) throws {
    let outcome = try sample().run("search", "--format", "json", "--", query)
    #expect([0, 1].contains(outcome.status))
    #expect(outcome.error == (outcome.status == 0 ? "" : "tvet: nothing found\n"))
    let answer = try outcome.decoded(Site.Answer.self)
    #expect((answer.total == 0) == (outcome.status == 1))
  }

  @Test func `a very long query is answered`() throws {
    let words = ["tiler"] + (0..<3_000).map { "word\($0)" }
    #expect(try sample().search(words.joined(separator: " ")).total > 0)
    let nested = String(repeating: "(", count: 5_000) + "tiler" + String(repeating: ")", count: 5_000)
    #expect(try sample().run("search", "--format", "json", "--", nested).error.isEmpty)
  }

  @Test func `when nothing is found the tool says so and leaves with status 1`() throws {
    let outcome = try sample().run("search", "zzzzqqqq")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty && outcome.error == "tvet: nothing found\n")
  }

  @Test(arguments: [
    (["--region", "asiaa"], "there is no region 'asiaa'; did you mean"),
    (["--country", "Kenja"], "did you mean KE (Kenya)"),
    (["--organization", "unesko-unevok"], "there is no organization"),
    (["--kind", "novel"], "there is no kind 'novel'; did you mean"),
    (["--year", "20x"], "is no year"),
    (["--format", "docx"], "There is no format 'docx'; formats are human, json"),
    (["--offset=-1", "a"], "--offset wants a number"),
    (["--sort", "size", "a"], "relevance"),
    (["--batch", "nowhere.tsv"], "nowhere.tsv cannot be read"),
    (["a", "--batch", "b"], "not both"),
    (["--colour", "a"], "--colour"),
  ])
  func `what cannot be meant is refused with status 64 and a hint`(arguments: [String], message: String) throws {
    let outcome = try sample().start(["search"] + arguments).wait()
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains(message))
  }

  @Test(arguments: [
    ("skills AND (", "  skills AND (\n             ^\n"), ("\"open", "  \"open\n  ^\n"),
    ("职业 AND )", "  职业 AND )\n     ^\n"),
  ])
  func `with --strict a fault in the query is shown with a caret under it`(query: String, caret: String) throws {
    let outcome = try sample().run("search", "--strict", query)
    #expect(outcome.status == 64)
    #expect(outcome.error.hasSuffix(caret))
    #expect(try sample().run("search", query, "--format", "json").status != 64)
  }

  @Test func `a file of questions is answered in one go, from a file and from standard input`() throws {
    let site = try sample()
    let questions = "q1\tapprenticeship\n\nq2\t职业教育\nq 3\tzzzzqqqq\n"
    let piped = try site.run("search", "--batch", "-", "--format", "trec", "--limit", "3", input: questions)
    #expect(piped.status == 0 && piped.error.isEmpty)
    let fields = piped.lines.map { $0.split(separator: " ").map(String.init) }
    #expect(fields.map { $0[0] } == ["q1", "q1", "q1", "q2", "q2", "q2"])
    #expect(fields.allSatisfy { $0.count == 6 && $0[1] == "Q0" && $0[5] == "tvet" })
    #expect(fields.map { $0[3] } == ["1", "2", "3", "1", "2", "3"])
    #expect(fields.allSatisfy { Double($0[4]) != nil })

    let folder = try Site()
    try folder.write("questions.tsv", questions.replacing("\n", with: "\r\n"))
    let fromFile = try site.run(
      "search", "--batch", folder.path("questions.tsv"), "--format", "trec", "--limit", "3")
    #expect(fromFile.output == piped.output)
    withExtendedLifetime(folder) {}

    let nothing = try site.run("search", "--batch", "-", "--format", "trec", input: "q\tzzzzqqqq\n")
    #expect(nothing.status == 1 && nothing.output.isEmpty)
    let malformed = try site.run("search", "--batch", "-", input: "q1\ta\nno tab here\n")
    #expect(malformed.status == 64 && malformed.error.contains("-:2: no tab"))
  }

  @Test(
    "a grouping counts the documents that its filter finds",
    arguments: [["asean"], ["asean", "--as-of", "1980"], ["african-union"], ["ecowas", "--mentions"], ["eu"]])
  func groupingCounts(_ arguments: [String]) throws {
    let site = try Site.ingestedSample()
    let options = Array(arguments.dropFirst())
    let counts = try site.start(["facets", "--facet", "region", "--format", "csv"] + options).wait().lines
    let count = counts.first { $0.hasPrefix("region,\(arguments[0]),") }?.split(separator: ",").last
    let found = try site.start(["search", "--region", arguments[0], "--format", "jsonl", "--limit", "1000"] + options)
      .wait().lines
    #expect(!found.isEmpty && count == "\(found.count)")
  }
}
