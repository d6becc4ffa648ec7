import Corpus
import Foundation
import Indexing
import Testing

@testable import Search

@Suite struct ExportCitationTests {
  @Test(arguments: [
    ("Okoth, Jane", "Okoth, Jane"), ("Jane Okoth", "Okoth, Jane"), ("Ludwig  van Beethoven", "van Beethoven, Ludwig"),
    ("Jane van der Berg", "van der Berg, Jane"), ("Ana Maria de la Cruz", "de la Cruz, Ana Maria"),
    ("Nguyen Van Minh", "Minh, Nguyen Van"), ("José Ortega y Gasset", "Ortega y Gasset, José"),
    ("Smith JA", "Smith, JA"), ("J. A. Smith", "Smith, J. A."), ("John Smith Jr.", "Smith, John, Jr."),
    ("Smith, John, Jr.", "Smith, John, Jr."), ("محمد بن علي", "بن علي, محمد"), ("李, 明", "李, 明"),
  ])
  func personsAreParted(_ name: String, _ expected: String) {
    let cited = CitedName(name)
    #expect(cited.inverted == expected)
    if case .literal = cited { Issue.record("a person is no organization") }
  }

  @Test(arguments: [
    "World Bank", "UNESCO", "Ministry of Education, Kenya", "International Labour Organization", "王建国", "김철수",
    "スズキ イチロー", "Plato", "Centre for Skills", "Université de Genève", "สมชาย ใจดี",
  ])
  func othersAreKeptWhole(_ name: String) { #expect(CitedName(name) == .literal(name)) }

  @Test func risHasItsLinesInOrder() throws {
    let text = try RISFormat().render(ExportFixtures.result(), context: ExportFixtures.context())
    #expect(
      !text.unicodeScalars.indices.contains { index in
        text.unicodeScalars[index] == "\n" && text.unicodeScalars[text.unicodeScalars.index(before: index)] != "\r"
      })
    let records = text.components(separatedBy: "\r\n\r\n").filter { !$0.isEmpty }.map {
      $0.components(separatedBy: "\r\n")
    }
    #expect(records.count == 3)
    for record in records {
      #expect(record.first?.hasPrefix("TY  - ") == true)
      #expect(record.last == "ER  - ")
      #expect(record.allSatisfy { $0.wholeMatch(of: /[A-Z][A-Z0-9]  - .*/) != nil || $0 == "second 50% line" })
    }
    #expect(
      records[0] == [
        "TY  - JOUR", "ID  - \(ExportFixtures.english.document.displayID)",
        "TI  - Skills & \"Growth\": 100% of {TVET}, a_b #1 $5", "AU  - van der Berg, Jane", "AU  - World Bank",
        "AU  - Okoth, J.", "PY  - 2019", "T2  - Journal of Skills", "VL  - 7", "IS  - 2", "SP  - 12", "EP  - 34",
        "PB  - ILO", "DO  - 10.1000/a_b{1}", "UR  - https://example.org/a%20b",
        "AB  - First line", "second 50% line", "LA  - en", "KW  - Kenya", "KW  - International Labour Organization",
        "KW  - apprenticeship", "DB  - tvet",
        "N1  - tvet \(ExportFixtures.english.document.displayID); reports/skills, 2019.pdf", "ER  - ",
      ])
    #expect(records[1].contains("TY  - RPRT"))
    #expect(records[1].contains("AU  - 王建国"))
    #expect(records[2].contains("TY  - THES"))
    #expect(records[2].contains("TI  - =التعليم المهني [31m 2019 ب"))
  }

  @Test func bibtexIsEscapedAndBalanced() throws {
    let text = try BibTeXFormat().render(ExportFixtures.result(), context: ExportFixtures.context())
    #expect(text.contains("@article{vanderberg2019skills,\n"))
    #expect(
      text.contains(
        """
          title = {{Skills \\& "Growth": 100\\% of \\textbraceleft{}TVET\\textbraceright{}, a\\_b \\#1 \\$5}},

        """))
    #expect(text.contains("  author = {van der Berg, Jane and {World Bank} and Okoth, J.},\n"))
    #expect(text.contains("  journal = {Journal of Skills},\n"))
    #expect(text.contains("  pages = {12--34},\n"))
    #expect(text.contains("  doi = {10.1000/a_b%7B1%7D},\n"))
    #expect(text.contains("@techreport{wangjianguo2019"))
    #expect(text.contains("  institution = {教育部},\n"))
    #expect(text.contains("  author = {{王建国} and 李, 明},\n"))
    #expect(text.contains("@phdthesis{"))
    #expect(text.filter { $0 == "{" }.count == text.filter { $0 == "}" }.count)
  }

  @Test func bibtexBracesStayBalancedWhateverTheTitle() throws {
    var hit = ExportFixtures.arabic
    hit.document.title = "}{{ \\ ~ ^"
    let text = try BibTeXFormat().render(SearchResult(total: 1, hits: [hit]), context: ExportFixtures.context())
    #expect(text.filter { $0 == "{" }.count == text.filter { $0 == "}" }.count)
    #expect(text.contains("\\textbackslash{} \\textasciitilde{} \\textasciicircum{}"))
  }

  @Test func bibtexKeysDiffer() throws {
    let context = try ExportFixtures.context()
    let citation = Citation(ExportFixtures.english, context: context)
    let keys = BibTeXKeys.keys(Array(repeating: citation, count: 28))
    #expect(Set(keys).count == 28)
    #expect(keys.first == "vanderberg2019skillsa")
    #expect(keys.last == "vanderberg2019skillsab")
    #expect(keys.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
  }

  @Test func cslIsReadBack() throws {
    let text = try CSLJSONFormat().render(ExportFixtures.result(), context: ExportFixtures.context())
    let items = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(items.map { $0["type"] as? String } == ["article-journal", "report", "thesis"])
    let authors = try #require(items[0]["author"] as? [[String: String]])
    #expect(
      authors == [
        ["family": "van der Berg", "given": "Jane"], ["literal": "World Bank"], ["family": "Okoth", "given": "J."],
      ])
    #expect((items[0]["issued"] as? [String: [[Int]]])?["date-parts"] == [[2019]])
    #expect(items[0]["DOI"] as? String == "10.1000/a_b{1}")
    #expect(items[0]["container-title"] as? String == "Journal of Skills")
    #expect(items[0]["page"] as? String == "12-34")
    #expect((items[1]["author"] as? [[String: String]])?.first == ["literal": "王建国"])
    #expect(items[2]["issued"] == nil)
  }

  @Test(arguments: [
    (DocumentKind.other, true, true, false, "JOUR"), (.other, true, false, true, "CHAP"),
    (.record, false, false, false, "GEN"), (.book, true, false, true, "BOOK"), (.policy, false, false, false, "RPRT"),
    (.conference, false, false, false, "CONF"), (.law, false, false, false, "STAT"),
    (.web, false, false, false, "ELEC"),
  ])
  func typesFollowKindAndContainer(
    _ kind: DocumentKind, container: Bool, isSerial: Bool, hasISBN: Bool, _ expected: String
  ) {
    #expect(CitationType(kind, container: container, isSerial: isSerial, hasISBN: hasISBN).ris == expected)
  }

  @Test func markdownQuotesWithPages() throws {
    let text = try MarkdownFormat().render(ExportFixtures.result(), context: ExportFixtures.context())
    #expect(text.hasPrefix("1. **Skills \\& \"Growth\": 100% of {TVET}, a\\_b \\#1 \\$5** — van der Berg, Jane; World"))
    #expect(text.contains("   > … é young \\*people\\* with **skills**, \"now\" … (p. 3)\n"))
    #expect(text.contains("2. **职业教育发展报告** — 王建国; 李, 明 (2019)\n"))
    #expect(text.contains("   > **职业教育**体系 (p. 1)\n"))
    #expect(text.contains("   van der Berg, Jane; World Bank; Okoth, J. (2019). *Skills \\& \"Growth\""))
    #expect(text.contains("   بن علي, محمد. *=التعليم المهني \\[31m 2019 ب*. \\[tvet "))
    #expect(text.contains("Journal of Skills 7(2), 12–34. ILO. <https://doi.org/10.1000/a_b%7B1%7D>. \\[tvet "))
  }

  @Test(arguments: [("- a", "\\- a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("+ a", "\\+ a"), ("a - b", "a - b")])
  func lineStartsMakeNoList(_ text: String, _ expected: String) {
    #expect(MarkdownText.escapedStart(text) == expected)
  }
}
