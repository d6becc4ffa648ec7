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
    let front = PDFFrontMatter(of: page, after: 1, infoAuthors: [])
    #expect(front.authors == ["Ana Silva"])
    #expect(front.affiliations == [2])
  }

  @Test(arguments: [
    ("Microsoft Word - report.doc", true), ("untitled", true), ("report_v2.indd", true), ("00123", true),
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
