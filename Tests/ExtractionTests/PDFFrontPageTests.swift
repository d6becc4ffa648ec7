import Corpus
import Testing

@testable import Extraction

/// Titles, authors and identifiers where only the text around them says what they are.
struct PDFFrontPageTests {
  /// A text of some length that writes no name small.
  private static let text: [PDFLine] = {
    let letters = Array("abcdefghijkl")
    let words = letters.flatMap { first in letters.map { "\(first)\($0)ing" } }
    return (words + ["higher education", "schools", "standards", "magnet", "western", "division"]).map {
      PDFLine(text: $0)
    }
  }()

  private static func authors(_ lines: [String], isRecognized: Bool = false) -> [String] {
    let front = lines.map { PDFLine(text: $0, size: 10, isRecognized: isRecognized) }
    return PDFFrontMatter(of: front, after: 0, infoAuthors: [], vocabulary: PDFVocabulary([front + text])).authors
  }

  typealias AuthorCase = (lines: [String], authors: [String])

  static let authorCases: [AuthorCase] = [
    (["Paula Bruni", "Higher Education", "Introduction"], ["Paula Bruni"]),
    (["Paula Bruni", "Cory van Dam", "Higher Education"], ["Paula Bruni", "Cory van Dam"]),
    (["Higher Education", "Paula went to school and saw"], []), (["Magnet Schools", "Introduction"], []),
    (["WESTERN DIVISION", "Department of Education"], []), (["Western Division", "Department of Education"], []),
    (["Sierra Leone", "Introduction"], []), (["Addis Ababa", "Introduction"], []), (["Costa Rica"], []),
    (["Paula Bruni", "wrote this in a sentence that goes on"], []),
    (["Higher Education, Magnet Schools"], []), (["C.c.p. Archivo", "Department of Education"], []),
    (["Ana Silva, Ben Able, Lindsay Page & Sarah Reb"], ["Ana Silva", "Ben Able", "Lindsay Page", "Sarah Reb"]),
    (["A subtitle of it", "A second one of them", "Paula Bruni"], []),
  ]

  @Test(arguments: authorCases)
  func `a single author is told by words that the text knows as names only`(sample: AuthorCase) {
    #expect(Self.authors(sample.lines) == sample.authors)
  }

  @Test func `words that may be misread prove nothing`() {
    #expect(Self.authors(["Paula Bruni", "Introduction"], isRecognized: true).isEmpty)
  }

  @Test func `a short text, or one that writes all nouns with a capital, proves nothing`() {
    let page = [PDFLine(text: "Paula Bruni"), PDFLine(text: "Einleitung")]
    let nouns = Self.text.map { PDFLine(text: $0.text + " Bildung Arbeit") }
    for pages in [[page], [page + nouns]] {
      #expect(PDFFrontMatter(of: page, after: 0, infoAuthors: [], vocabulary: PDFVocabulary(pages)).authors.isEmpty)
    }
  }

  @Test func `an author whom the file names with the surname first is the page's`() {
    let page = [PDFLine(text: "Paula Bruni"), PDFLine(text: "Higher Education")]
    let front = PDFFrontMatter(of: page, after: 0, infoAuthors: ["Bruni, Paula R."], vocabulary: PDFVocabulary([]))
    #expect(front.authors == ["Paula Bruni"])
  }

  // MARK: Titles

  typealias TitleCase = (lines: [(String, Float)], isRecognized: Bool, title: String?)

  static let titleCases: [TitleCase] = [
    ([("first mentioned in a letter, and places a", 14), ("The body", 10)], false, nil),
    ([("eLearning in schools", 14), ("The body", 10)], false, "eLearning in schools"),
    ([("Learning at work and in", 14), ("schools is hard to tell", 12), ("The body", 10)], false, nil),
    ([("Learning at work", 14), ("an inquiry", 10), ("The body", 10)], false, "Learning at work"),
    ([("Learning at work", 11.5), ("The body", 10)], true, nil),
    ([("Learning at work", 11.5), ("The body", 10)], false, "Learning at work"),
    ([("The body", 10), ("of it", 10), ("A stamp on the page", 16)], true, nil),
    (
      [("مرسوم بقانون اتحادي رقم 39", 14), ("في شأن التعليم", 14), ("نحن رئيس الدولة", 14), ("النص", 10)], false,
      "مرسوم بقانون اتحادي رقم 39 في شأن التعليم"
    ),
    ([("Loi sur les écoles", 14), ("Vu la constitution", 14), ("The body", 10)], false, "Loi sur les écoles"),
    (
      [("No. 3", 10), ("REPORT ON THE", 10), ("SCHOOLS OF TOWNS", 10), ("DURANGO", 10), ("The body", 10)], false,
      "REPORT ON THE SCHOOLS OF TOWNS"
    ),
    ([("No. 3", 10), ("TOWN", 10), ("The body", 10)], false, nil),
  ]

  @Test(arguments: titleCases)
  func `titles, not sentences`(sample: TitleCase) {
    let page = sample.lines.map { PDFLine(text: $0.0, size: $0.1, isRecognized: sample.isRecognized) }
    #expect(PDFTitle.find(in: [page], bodySize: 10, info: nil)?.text == sample.title)
  }

  @Test func `a line in capitals that stands on the next page, too, is the title`() {
    let rows = (0..<8).map { PDFLine(text: "row \($0)", size: 10) }
    let title = PDFLine(text: "LIST OF GRANTS", size: 10)
    #expect(PDFTitle.find(in: [rows + [title], [title] + rows], bodySize: 10, info: nil)?.text == title.text)
    #expect(PDFTitle.find(in: [rows + [title], rows], bodySize: 10, info: nil) == nil)
  }

  // MARK: Identifiers

  typealias DOICase = (lines: [(String, Block.Role)], doi: String?)

  static let doiCases: [DOICase] = [
    ([("https://doi.org/10.1007/s12186\u{2010}018\u{2011}9201\u{2013}5", .body)], "10.1007/s12186-018-9201-5"),
    ([("https://doi.org/10.1080/", .body), ("13636820.2019.1 Published", .body)], "10.1080/13636820.2019.1"),
    ([("doi: 10.1007/s12186-", .body), ("018-9201-5", .body)], "10.1007/s12186-018-9201-5"),
    ([("1 See doi:10.1000/other", .note), ("doi:10.1000/own", .body)], "10.1000/own"),
    ([("1 See doi:10.1000/other", .note), ("10.1000/own", .body)], "10.1000/own"),
    ([("1 See doi:10.1000/other", .note)], "10.1000/other"), ([("doi:10.1000/other", .references)], nil),
    ([("up by 10.5 per cent of non-", .body), ("doi:10.1000/own", .body)], "10.1000/own"),
  ]

  @Test(arguments: doiCases)
  func `the DOI of the document itself`(sample: DOICase) {
    let lines = sample.lines.map { PDFLine(text: $0.0, role: $0.1) }
    #expect(PDFIdentifier.doi(in: lines) == sample.doi)
  }

  @Test(arguments: ["doi", "Subject"]) func `the DOI in the Info dictionary`(key: String) throws {
    var writer = PDFWriter.article([["A study of workshops", "Many workshops were seen, and not a few of them twice."]])
    writer.info = [key: "Journal of Tests 3, 1-9. doi:10.1000/own"]
    var documents: [Document] = []
    try PDFExtractor().extract(writer.input) { if case .document(let document) = $0 { documents.append(document) } }
    #expect(documents.first?.best(.doi) == [Field(.doi, "10.1000/own", origin: .embedded)])
  }
}
