import Corpus
import Testing

@testable import Extraction

struct PDFTextTests {
  @Test(arguments: [
    // the document's other words, the line, what becomes of it
    ("international", "inter\u{2}national affairs", "international affairs"),
    ("a well-known fact", "a well\u{2}known one", "a well-known one"),
    ("skill and based", "skill\u{2}based work", "skill-based work"),
    ("", "develop\u{2}ment", "development"),
    ("", "UNESCO\u{2}UNEVOC", "UNESCO-UNEVOC"),
    ("", "1990\u{2}95", "1990-95"),
    ("", "Übergangs\u{2}system und Über\u{2}gänge", "Übergangssystem und Übergänge"),
  ])
  func `hyphens at a line's end`(words: String, line: String, expected: String) {
    var pages = [[PDFLine(text: words), PDFLine(text: line)]]
    PDFHyphenation.resolve(&pages)
    #expect(pages[0][1].text == expected)
  }

  @Test func `a word over two lines comes to the first`() {
    var pages = [[PDFLine(text: "the voca-"), PDFLine(text: "tional school")]]
    PDFHyphenation.resolve(&pages)
    #expect(pages[0].map(\.text) == ["the vocational", "school"])
  }

  @Test func `a cover sheet says what the title is`() {
    let labelled = ["An archive", "Title: Learning at work", "Author: Ana Silva", "x"].map {
      PDFLine(text: $0, size: 10)
    }
    let above = ["Learning at work", "and at school", "Author(s): Ana Silva", "Source"].map {
      PDFLine(text: $0, size: 10)
    }
    #expect(PDFTitle.find(in: [labelled], bodySize: 10, info: nil)?.text == "Learning at work")
    #expect(PDFTitle.find(in: [above], bodySize: 10, info: nil)?.text == "Learning at work and at school")
    #expect(
      PDFFrontMatter(of: labelled, after: 2, infoAuthors: [], vocabulary: PDFVocabulary([])).authors == ["Ana Silva"])
  }

  @Test func `a postcode is no name`() { #expect(PDFNames.names(in: "Ana Silva, Highfield SO17 1BJ").isEmpty) }

  @Test(arguments: [
    ("doi:10.1000/182", "10.1000/182"),
    ("https://doi.org/10.1080/13636820.2019.1584(a)1.", "10.1080/13636820.2019.1584(a)1"),
    ("(see 10.5555/12345678)", "10.5555/12345678"), ("210.1000/182", nil), ("10.10/1", nil), ("10.1000/", nil),
    ("10.", nil), ("", nil),
  ])
  func `DOIs`(text: String, expected: String?) {
    #expect(PDFIdentifier.doi(in: text)?.doi == expected)
  }

  @Test func `years stand alone`() {
    #expect(PDFYears.years(in: "2001, 19995, 1850, (2010) x2011").map(\.year) == [2001, 2010, 2011])
    #expect(PDFYears.years(in: "in 2001").map(\.offset) == [3])
  }

  @Test func `the copyright's year is the document's`() {
    let page = [
      PDFLine(text: "Received 3 May 2009"), PDFLine(text: "© 2011 The authors"),
      PDFLine(text: "Since 1990, things have"),
    ]
    #expect(PDFYears.publication(in: [page][...], latest: 2030, hint: nil) == 2011)
    #expect(PDFYears.publication(in: [page][...], latest: 2010, hint: nil) == 2009)
  }

  @Test func `the year under the title goes before those of events`() {
    let page = [
      "A title", "A publisher, 2026", "The sector celebrated on 29 July 2024 that the law of the country",
      "was passed, and with it the conference of June 2024 that had been", "held in the capital.",
    ].map { PDFLine(text: $0) }
    #expect(PDFYears.publication(in: [page][...], latest: 2030, hint: nil) == 2026)
  }

  @Test(arguments: [
    ("Ana M. Silva* and Jean-Luc de la Tour1,2", ["Ana M. Silva", "Jean-Luc de la Tour"]),
    ("by Dr. Åsa Öberg, Li Wei", ["Åsa Öberg", "Li Wei"]), ("Ana Silva ana@example.org", ["Ana Silva"]),
    ("Jan Able (Somewhere, Inc.), Cora Baker", ["Jan Able", "Cora Baker"]),
    ("a study of schools", []), ("National Education Policy", []), ("Madonna", []), ("", []), ("1, 2 and 3", []),
  ])
  func `lines of names`(line: String, names: [String]) {
    #expect(PDFNames.names(in: line) == names)
  }

  @Test func `authors and affiliations stand after the title`() {
    let page = [
      "A title", "Ana Silva", "Department of Education, University of Somewhere", "Higher Things", "Abstract",
      "Ben Able and Cora Baker",
    ].map { PDFLine(text: $0) }
    let front = PDFFrontMatter(of: page, after: 1, infoAuthors: [], vocabulary: PDFVocabulary([]))
    #expect(front.authors == ["Ana Silva"])
    #expect(front.affiliations == [2])
  }

  @Test func `authors stand side by side, each over an institution`() {
    var names = PDFLine(text: "Ana Silva Jean-Luc de la Tour")
    names.cells = ["Ana Silva", "Jean-Luc de la Tour"]
    let page = [names, PDFLine(text: "University of Somewhere University of Elsewhere")]
    #expect(
      PDFFrontMatter(of: page, after: 0, infoAuthors: [], vocabulary: PDFVocabulary([])).authors == [
        "Ana Silva", "Jean-Luc de la Tour",
      ])
  }

  @Test func `a list of names goes on, with people of one name`() {
    let page = ["Ana Silva, Ben Able,", "Madonna, and Cora Baker"].map { PDFLine(text: $0) }
    let front = PDFFrontMatter(of: page, after: 0, infoAuthors: [], vocabulary: PDFVocabulary([]))
    #expect(front.authors == ["Ana Silva", "Ben Able", "Madonna", "Cora Baker"])
  }

  @Test func `institutions are told without marks and addresses`() {
    let page = [
      "Ana Silva, Technical University of Somewhere", "1 Department of Education", "University of Elsewhere",
      "ana@example.org",
    ].map { PDFLine(text: $0) }
    let front = PDFFrontMatter(of: page, after: 0, infoAuthors: [], vocabulary: PDFVocabulary([]))
    #expect(front.authors == ["Ana Silva"])
    #expect(
      front.institutions == [
        "Technical University of Somewhere", "Department of Education, University of Elsewhere",
      ])
  }

  @Test func `an author whom the file names is sought on the page`() {
    let page = ["Some words and Chris Cook too", "Abstract", "Dora Dee"].map { PDFLine(text: $0) }
    #expect(
      PDFFrontMatter(of: page, after: 0, infoAuthors: ["Chris Cook", "Dora Dee"], vocabulary: PDFVocabulary([])).authors
        == ["Chris Cook"])
  }

  @Test func `years of citations are not the document's`() {
    let page = ["have shown before (Silva & Li, 2001)", "as Able et al., 2003", "and others; Baker, 2004; Cook"]
    let pages = [page.map { PDFLine(text: $0, isAtEdge: true) }]
    #expect(PDFYears.publication(in: pages[...], latest: 2030, hint: nil) == nil)
  }

  @Test func `the end of a paragraph is no date`() {
    let page = ["The ministry looked at what has changed since the", "2022 academic year."]
    let pages = [page.map { PDFLine(text: $0, isAtEdge: true) }]
    #expect(PDFYears.publication(in: pages[...], latest: 2030, hint: nil) == nil)
  }

  @Test func `a title with another document's number`() {
    let pages = [["Bulletin", "No. 17"].map { PDFLine(text: $0) }]
    #expect(PDFTitle.isOfAnother("Bulletin No. 12", pages))
    #expect(!PDFTitle.isOfAnother("Bulletin No. 17", pages))
  }

  @Test(arguments: [
    ("ISBN 978-92-3-100001-0", "9789231000010"), ("ISBN: 0-306-40615-2 (print)", "0306406152"),
    ("ISBN-13: 978 0 306 40615 7", "9780306406157"), ("ISBN 978-92-3-100001-1", nil), ("978-0-306-40615-7", nil),
    ("ISBN 9783161484100999", nil), ("ISBN", nil),
  ])
  func `ISBNs with the right check digit`(text: String, number: String?) {
    #expect(PDFStandardNumber.isbn(in: text) == number)
  }

  @Test(arguments: [
    ("ISSN 0378-5955", "0378-5955"), ("e-ISSN: 2434-561X", "2434-561X"), ("ISSN 0378-5956", nil), ("0378-5955", nil),
  ])
  func `ISSNs with the right check digit`(text: String, number: String?) {
    #expect(PDFStandardNumber.issn(in: text) == number)
  }

  @Test(arguments: [
    ("see http://hdl.handle.net/10986/1234.", "https://hdl.handle.net/10986/1234"), ("handle.net/", nil),
    ("10986/1", nil),
  ])
  func `handles`(text: String, handle: String?) { #expect(PDFStandardNumber.handle(in: text) == handle) }

  @Test(arguments: [
    ("© 2015 Training Council of Somewhere. All rights reserved.", "Training Council of Somewhere"),
    ("© Ministry of Labour, 2019", "Ministry of Labour"), ("Copyright 2001 by Somewhere Press", "Somewhere Press"),
    ("pages 9-16, June 2005. c 2005 Association for Tests", "Association for Tests"),
    ("© 2011 The authors", nil), ("© 2011 J. Doe", nil), ("in 2011, the Ministry of Labour", nil), ("© 2010", nil),
  ])
  func `who holds the copyright`(line: String, name: String?) { #expect(PDFImprint.holder(in: line) == name) }

  @Test(arguments: [
    (["Published by Somewhere Press, 2010"], "Somewhere Press"),
    (["Published by", "Somewhere Press"], "Somewhere Press"), (["Herausgeber: Amt für Prüfungen"], "Amt für Prüfungen"),
    (["Publisher’s note on the text"], nil), (["published by no one"], nil),
  ])
  func `who published it`(lines: [String], name: String?) {
    #expect(PDFImprint(of: [lines.map { PDFLine(text: $0) }]).publisher == name)
  }

  @Test(arguments: [
    (
      ["Keywords: skills; informal work;", "apprentices", "1 Introduction"], ["skills", "informal work", "apprentices"]
    ),
    (["Mots-clés : travail, école."], ["travail", "école"]), (["关键词：职业教育；技能"], ["职业教育", "技能"]),
    (["Keywords", "skills, work"], ["skills", "work"]), (["Keywords are what we look for, mostly."], []),
  ])
  func `keywords`(lines: [String], keywords: [String]) {
    #expect(PDFKeywords.find(in: [lines.map { PDFLine(text: $0) }]) == keywords)
  }

  @Test(arguments: [
    (["two", "lines"], "two lines"), (["职业教育", "研究"], "职业教育研究"), (["职业教育", "TVET"], "职业教育 TVET"), ([], ""),
  ])
  func `lines are joined as their script wants it`(lines: [String], text: String) {
    #expect(PDFLine.joined(lines) == text)
  }

  @Test(arguments: [
    ("Figure 1. Pupils by year", true), ("Table 3: Schools", true), ("Abb. 2 Betriebe", true), ("表1 学生人数", true),
    ("Table 3 shows that", false), ("Figure 2). So", false), ("Tables are set", false), ("figure 1", false),
    ("表现突出", false), ("", false),
  ])
  func `captions`(line: String, isCaption: Bool) { #expect(PDFCaptions.isStart(line) == isCaption) }

  @Test func `contents are told by their heading where no dots lead to the numbers`() {
    let lines = ["Contents", "Foreword 3", "1 Schools", "in towns 5", "2 Work 9", "3 Skills 20", "4 Ends 31"]
    var pages = [lines.map { PDFLine(text: $0) }, (1...9).map { PDFLine(text: "Country \($0)") }]
    PDFContents.mark(&pages)
    #expect(pages[0].map(\.role) == [.body] + Array(repeating: .contents, count: 6))
    #expect(pages[1].allSatisfy { $0.role == .body })
  }

  @Test func `footnotes are small type under the text that begins with a mark`() {
    var lines = ["The text", "goes on", "here.", "1 See elsewhere", "and there.", "12"].map {
      PDFLine(text: $0, size: 10)
    }
    for index in 3...4 { lines[index].size = 8 }
    lines[5].role = .boilerplate
    PDFNotes.mark(&lines, 10)
    #expect(lines.map(\.role) == [.body, .body, .body, .note, .note, .boilerplate])
  }

  @Test func `bold lines are headings where bold type is rare`() {
    var pages = [
      [
        "Findings", "The text goes on for a while in plain type, so that bold type is rare.", "And it does so again.",
        "• a point", "x",
      ]
      .map { PDFLine(text: $0, size: 10) }
    ]
    for index in [0, 3] { pages[0][index].isBold = true }
    PDFHeadings.mark(&pages, 10)
    #expect(pages[0].map(\.role) == [.heading, .body, .body, .body, .body])
  }

  @Test func `numbers of lines are taken out`() {
    let words = ["The text of", "a manuscript", "goes on and", "on for many"]
    let page = { (first: Int) in (first..<first + 12).map { PDFLine(text: "\($0) \(words[$0 % 4])") } }
    var pages = [page(1), page(13)]
    #expect(PDFLineNumbers.remove(from: &pages))
    #expect(pages[0].prefix(2).map(\.text) == ["a manuscript", "goes on and"])
    var table = [(1...12).map { PDFLine(text: "\($0) Country \($0 * 7)") }, [PDFLine(text: "Notes")]]
    #expect(!PDFLineNumbers.remove(from: &table))
  }

  @Test(arguments: [
    ("Microsoft Word - report.doc", true), ("Document1", true), ("Document de travail", false), ("untitled", true),
    ("report_v2.indd", true), ("00123", true),
    ("file", true), ("Skills for work", false), ("职业教育研究", false),
  ])
  func `titles that programs write`(title: String, isJunk: Bool) {
    #expect(PDFTitle.isJunk(title, stem: "file") == isJunk)
  }

  @Test(arguments: [
    ("5. References", "references"), ("VI. REFERÊNCIAS:", "referências"), ("参 考 文 献", "参考文献"),
    ("— Abstract —", "abstract"),
    ("", ""), ("...", ""),
  ])
  func `headings are compared without numbers and marks`(line: String, key: String) {
    #expect(PDFHeadingNames.key(line) == key)
  }
}
