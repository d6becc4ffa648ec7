import Corpus
import Extraction
import Foundation
import Testing

@Suite struct RecordExtractorTests {
  // MARK: JSON Lines

  @Test func readsJSONRecords() throws {
    let found = try documents(
      JSONLinesExtractor.self,
      """
      {"id": 7, "title": " T ", "pages": ["one", "", "three"], "lang": "fra", "date": "2001-02", "authors": "A, B; C, D",
      """.replacing("\n", with: "")
        + #" "doi": "https://doi.org/10.1000/1", "tags": {"country": ["KE"]}, "grade": "x"}"#)
    let record = try #require(found.first)
    #expect(record.record == "7")
    #expect(record.pages.map(\.number) == [1, 3])
    #expect(record.values(.title) == ["T"])
    #expect(record.values(.language) == ["fr"])
    #expect(record.values(.year) == ["2001"])
    #expect(record.values(.author) == ["A, B", "C, D"])
    #expect(record.values(.doi) == ["10.1000/1"])
    #expect(record.values(.tag) == ["country=KE"])
    #expect(record.fields.contains(Field("grade", "x", origin: .record)))
  }

  @Test func goesOnAfterABadLine() throws {
    let lines =
      "{\"id\": \"a\", \"text\": \"x\"}\r\n\nnot json\n[1]\n{\"id\": \"a\", \"text\": \"y\"}\n{\"title\": \"z\"}"
    #expect(try documents(JSONLinesExtractor.self, lines).map(\.record) == ["a", "line 6"])
    let failed = try failures(JSONLinesExtractor.self, lines)
    #expect(Set(failed.keys) == ["line 3", "line 4", "line 5"])
    #expect(failed["line 5"] == .damaged(detail: "line 5 repeats the id \"a\" of an earlier line"))
  }

  @Test func fingerprintsTheLine() throws {
    let line = "{\"id\": \"a\", \"text\": \"x\"}"
    let found = try document(JSONLinesExtractor.self, line + "\n")
    #expect(found.fingerprint == Fingerprint(of: Array(line.utf8)))
  }

  @Test func mendsHalvesOfSurrogatePairs() throws {
    let line = #"{"id": "a", "text": "x\ud83d y \ud83d\ude00 \\ud83d"}"#
    #expect(try document(JSONLinesExtractor.self, line).text == "x\u{FFFD} y 😀 \\ud83d")
  }

  // MARK: RIS

  /// What people decide about a record holds on to its name.
  @Test func recordsWithoutANameKeepTheOneTheyAreGiven() throws {
    let (alpha, beta) = ("TY  - JOUR\nTI  - Alpha\nPY  - 2001\nER  - \n", "TY  - JOUR\nTI  - Beta\nER  - \n")
    let alone = try documents(RISExtractor.self, alpha).map(\.record)
    let both = try documents(RISExtractor.self, beta + alpha + alpha).map(\.record)
    #expect(both.count == 3 && both[1] == alone[0] && Set(both).count == 3)
  }

  @Test func readsARecordOfEachDialect() throws {
    let found = try documents(
      RISExtractor.self,
      "\u{FEFF}Provider: x\r\n1.\r\nTY  - CHAP\r\nA1  - One, A.\r\nA2  - Ed, E.\r\nT1  - Title\r\nY1  - 1999/01//\r\n"
        + "N2  - First line\r\nsecond line\r\nKW  - a\r\nKW  - b\r\nSP  - 3\r\nEP  - 9\r\nSN  - 1234-567X\r\nZZ  - odd\r\n"
        + "N1  - A note.\r\nER  -\r\n\r\nTY -JOUR\nTI -Second\nUR  - https://doi.org/10.1000/2\nTY  - JOUR\nTI  - Third"
    )
    #expect(Set(found.map { $0.record?.prefix(6) }) == ["entry "] && Set(found.map(\.record)).count == 3)
    #expect(found.map { $0.values(.title).first } == ["Title", "Second", "Third"])
    let first = try #require(found.first)
    #expect(first.values(.kind) == ["chapter"])
    #expect(first.values(.author) == ["One, A."])
    #expect(first.values(.editor) == ["Ed, E."])
    #expect(first.values(.year) == ["1999"])
    #expect(first.values(.abstract) == ["First line\nsecond line"])
    #expect(first.values(.keyword) == ["a", "b"])
    #expect(first.values(.pageRange) == ["3-9"])
    #expect(first.values(.issn) == ["1234-567X"])
    #expect(first.fields.contains(Field("ris:ZZ", "odd", origin: .record)))
    #expect(first.values("ris:TY") == ["CHAP"])
    #expect(first.pages == [Page(number: 1, blocks: [Block(.note, "A note.")])])
    #expect(found[1].values(.doi) == ["10.1000/2"])
  }

  @Test func tellsARecordWithoutTitle() throws {
    #expect(
      try failures(RISExtractor.self, "TY  - JOUR\nID  - k\nPY  - 2001\nER  - \n")
        == ["k": .noText(detail: "the record has no title and no abstract")])
  }

  // MARK: BibTeX

  @Test(arguments: [
    (#"title = {Universit{\"a}t}"#, "Universität"), (#"title = {Universit\"at}"#, "Universität"),
    (#"title = "Le co{\^u}t""#, "Le coût"),
    (#"title = {\c{C}a, \v{S}kola, {\L}\'od\'z, {\o}re}"#, "Ça, Škola, Łódź, øre"),
    (#"title = {Na{\"\i}ve \& 50\% -- 60}"#, "Naïve & 50% – 60"),
    (#"title = {A {B} \emph{c} \textbf{d}~e}"#, "A B c d e"),
    ("title = jvet # { and } # \"more\"", "Journal of VET and more"), ("title = 2001", "2001"),
    (#"title = {\'{E}t\'e \`a \href{http://x.org}{Paris}, \url{http://x.org/~a_b}}"#, "Été à Paris, http://x.org/~a_b"),
    (#"title = {Cu$_2$O ``quoted'' \enquote{twice}}"#, "Cu2O “quoted” “twice”"),
    ("title = {T}, subtitle = {S}", "T: S"), ("TITLE = {Upper}", "Upper"), ("title={a\n  b}", "a b"),
  ])
  func readsValues(_ fields: String, _ title: String) throws {
    let entry = "@string{JVET = \"Journal of VET\"}\n@Article{key, \(fields)}"
    #expect(try document(BibTeXExtractor.self, entry).values(.title) == [title])
  }

  @Test(arguments: [
    ("Knuth, Donald E.", "Knuth, Donald E."), ("Donald E. Knuth", "Knuth, Donald E."),
    ("Ludwig van Beethoven", "van Beethoven, Ludwig"), ("van Beethoven, Ludwig", "van Beethoven, Ludwig"),
    ("Costa, Jr., P. T.", "Costa, P. T., Jr."), ("{World Bank}", "World Bank"), ("World Bank", "World Bank"),
    ("{Council on A, B and C}", "Council on A, B and C"), ("family=Simon, given=Erika, prefix=von", "von Simon, Erika"),
    (#"{\'E}lise {de la} Tour"#, "Tour, Élise de la"), ("Plato", "Plato"),
    ("jean de la Fontaine du Bois", "jean de la Fontaine du Bois"),
    ("A. B. and\n  C. D. and others", "B., A.|D., C."), ("王建国", "王建国"), ("Smith,", "Smith"),
  ])
  func readsNames(_ names: String, _ expected: String) throws {
    let found = try document(BibTeXExtractor.self, "@misc{k, title = {T}, author = {\(names)}}")
    #expect(found.values(.author).joined(separator: "|") == expected)
  }

  @Test(arguments: [
    (#"files/a.pdf"#, "files/a.pdf"),
    (#"Full Text:files/1/a.pdf:application/pdf;Snap:b.html:text/html"#, "files/1/a.pdf|b.html"),
    (#":C$\backslash$:/docs/a.pdf:pdf"#, #"C:/docs/a.pdf"#), (#"D:C\:\\docs\\a\;b.pdf:PDF"#, #"C:\docs\a;b.pdf"#),
    (":/l/a.epub:EPUB, :/l/a.pdf:PDF", "/l/a.epub|/l/a.pdf"), ("a.pdf:x/a.pdf:PDF", "x/a.pdf"),
    ("https://example.org/a.pdf", ""),
  ])
  func readsAttachments(_ value: String, _ expected: String) throws {
    let found = try document(BibTeXExtractor.self, "@misc{k, title = {T}, file = {\(value)}}")
    #expect(found.values(.file).joined(separator: "|") == expected)
  }

  @Test func inheritsByTheRules() throws {
    let found = try documents(
      BibTeXExtractor.self,
      """
      @string{p = "Press"} @xdata{x, publisher = p, location = {Dakar}}
      @inbook{a, title = {A}, crossref = {b}, pages = 1} @mvbook{b, title = {B}, author = {Sow, C.}, xdata = {x},
      date = {2001-05}, crossref = {a}, isbn = {9780000000002}}
      """)
    #expect(found.map(\.record) == ["a", "b"])
    let child = try #require(found.first)
    #expect(child.values(.container) == ["B"])
    #expect(child.values(.author) == [])
    #expect(child.values("bookauthor") == ["Sow, C."])
    #expect(child.values(.publisher) == ["Press"])
    #expect(child.values(.place) == ["Dakar"])
    #expect(child.values(.year) == ["2001"])
    let other = try documents(
      BibTeXExtractor.self, "@inbook{a, title = {A}, crossref = {b}, pages = 1} @book{b, title = {Other}}")
    #expect(other.first?.fingerprint != child.fingerprint, "what is inherited is part of the record")
  }

  @Test func readsAnEntry() throws {
    let found = try documents(
      BibTeXExtractor.self,
      #"""
      A comment with an address@example.org
      @comment{@article{not, title={Not}}}
      @incollection(chap:1, author = "L{\'o}pez, Ana and {World Bank and Others} and Ruiz, B. and others",
        title = {Chapter}, crossref = {Book1}, keywords = {a, b; c}, doi = {10.1000/a\_b}, note = {See also.},
        custom = {kept}, file = {C:\docs\a.pdf}, url = {\url{https://example.org/x_y}})
      @book{book1, title = {The Book}, publisher = {Press}, year = 2011, isbn = {978-0-00-000000-2}}
      """#)
    let chapter = try #require(found.first)
    #expect(found.map(\.record) == ["chap:1", "book1"])
    #expect(chapter.values(.author) == ["López, Ana", "World Bank and Others", "Ruiz, B."])
    #expect(chapter.values(.container) == ["The Book"])
    #expect(chapter.values(.publisher) == ["Press"])
    #expect(chapter.values(.year) == ["2011"])
    #expect(chapter.values(.keyword) == ["a", "b", "c"])
    #expect(chapter.values(.doi) == ["10.1000/a_b"])
    #expect(chapter.values(.url) == ["https://example.org/x_y"])
    #expect(chapter.values(.kind) == ["chapter"])
    #expect(chapter.values("custom") == ["kept"])
    #expect(chapter.values("file") == [#"C:\docs\a.pdf"#])
    #expect(chapter.text == "See also.")
  }

  @Test(arguments: [
    "@article{bad, title = {open\n@article{good, title = {Good}}\n",
    "@article{bad, title Good}\n@book{good, title={Good}}",
    "@article{bad, title = }\n@misc{good, title={Good}}", "@article{bad, title = \"x\n\n@misc{good, title={Good}}",
  ])
  func goesOnAfterABrokenEntry(_ text: String) throws {
    #expect(try documents(BibTeXExtractor.self, text).map(\.record) == ["good"])
    #expect(try failures(BibTeXExtractor.self, text).keys.map { $0 } == ["bad (line 1)"])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "TY  - JOUR\nTI  - T\n" + (0..<10_000).map { "UR  - http://x.org/\($0)\nDA  - \($0)\n" }.joined(),
      "TY  - JOUR\nTI  - T\n" + (0..<10_000).map { "SN  - \(10_000_000 + $0)\nVL  - \($0)\nLA  - x\n" }.joined(),
      String(repeating: "TY  - JOUR\n", count: 10_000), "TY  - " + String(repeating: "A", count: 500_000),
      "TY  - JOUR\nTI  - T\nL1  - " + (0..<10_000).map { "\($0).pdf;" }.joined(),
    ].map(LongText.init))
  func bearsHostileRecords(_ records: LongText) throws {
    #expect(try documents(RISExtractor.self, records.text).count <= 1)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      (0..<40).map { "@xdata{x\($0), xdata = {" + (0..<40).map { "x\($0)" }.joined(separator: ",") + "}}\n" }.joined()
        + "@misc{k, title = {T}, xdata = {x0}}",
      "@misc{k,title={T},file={" + (0..<10_000).map { "\($0).pdf;" }.joined() + "}}",
      "@misc{k,title={T},author={" + String(repeating: "a and ", count: 10_000) + "}}",
      "@misc{k,title={" + String(repeating: "\\\"", count: 500_000) + "a}}",
      "@misc{k,title={" + String(repeating: "{", count: 1_000_000) + "a}}",
      String(repeating: "@article{\n", count: 50_000),
      (0..<60).reduce("@string{a0={xxxxxxxx}}") { "\($0)@string{a\($1 + 1)=a\($1)#a\($1)}" } + "@misc{k,title=a60}",
    ].map(LongText.init))
  func bearsHostileEntries(_ entries: LongText) throws {
    #expect(try documents(BibTeXExtractor.self, entries.text).count <= 1)
  }
}
