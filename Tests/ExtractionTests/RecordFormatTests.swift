import Corpus
import Extraction
import Foundation
import Testing

/// What is read of the first record of each format's sample.
@Suite struct RecordFormatTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let type: any Extractor.Type
    let sample: Data
    let names: [String]
    /// Fields and their values, the values of one name with a bar between them.
    let fields: [Field.Name: String]
    var testDescription: String { "\(type)" }
  }

  static let cases = [
    Case(
      type: CSLJSONExtractor.self, sample: RecordSamples.cslJSON, names: ["diallo2019"],
      fields: [
        .title: "Training in Mali", .author: "de Diallo, A.|World Bank", .year: "2019",
        "date": "2019-03", .isbn: "9780000000002", .keyword: "skills|work", .doi: "10.1000/csl", .pageRange: "1-9",
        "number-of-pages": "12", "shelf": "B", .kind: "chapter", .container: "Handbook",
      ]),
    Case(
      type: CSLJSONExtractor.self, sample: RecordSamples.zoteroAPI, names: ["WORK"],
      fields: [.title: "Training in Mali", .year: "2019", .file: "mali.pdf", .note: "On looms."]),
    Case(
      type: CSLJSONExtractor.self, sample: RecordSamples.zotero, names: ["diallo2019", "EFGH"],
      fields: [
        .title: "Training in Mali", .author: "Diallo, A.|World Bank", .year: "2019", "date": "2019-03-01",
        .publisher: "Council", .keyword: "skills|work", .isbn: "9780000000002", .note: "A note.",
        .file: "files/1/a;b.pdf", "zotero:callNumber": "B 5", .doi: "10.1000/zot", "zotero:translator": "Sow, B.",
        .kind: "report",
      ]),
    Case(
      type: CSLYAMLExtractor.self, sample: RecordSamples.cslYAML, names: ["diallo2019", "second"],
      fields: [
        .title: "Training in Mali: a *study*", .author: "Diallo, A.|World Bank", .year: "2019", "date": "2019-03",
        .abstract: "What masters teach.\n- and learn", .keyword: "skills|work", .isbn: "9780000000002", "shelf": "B",
        .kind: "report", .note: "",
      ]),
    Case(
      type: WebOfScienceExtractor.self, sample: RecordSamples.webOfScienceTable, names: ["WOS:1", "WOS:2"],
      fields: [
        .title: "Dual \"training\" in Senegal", .author: "Diallo, Aminata|Sow, Bineta", .keyword: "skills|firms",
        .pageRange: "12-34", .issn: "1234-5679", .year: "2004", .doi: "10.1000/wos", "wos:AU": "Diallo, A|Sow, B",
        .affiliation: "[Diallo, A; Sow, B] Univ X|[Sow, B] Univ Y",
      ]),
    Case(
      type: MEDLINEExtractor.self, sample: RecordSamples.medline, names: ["123", "124"],
      fields: [
        .title: "Learning in two places", .author: "Okafor, Ada|Skills Group", .year: "2018", .keyword: "Education",
        .container: "Journal of Skills", .doi: "10.1000/med", .language: "en", .kind: "article", "medline:ZZ": "kept",
        "medline:TA": "J Skills", "medline:AU": "Okafor A",
      ]),
    Case(
      type: WebOfScienceExtractor.self, sample: RecordSamples.webOfScience, names: ["WOS:1"],
      fields: [
        .title: "Dual training in Senegal", .author: "Diallo, Aminata|Sow, Bineta", .keyword: "skills|firms",
        .pageRange: "12-34", .issn: "1234-5679", .year: "2004", .doi: "10.1000/wos", "wos:AU": "Diallo, A",
      ]),
    Case(
      type: ReferExtractor.self, sample: RecordSamples.refer, names: ["entry 3b3610f13923", "entry 180012dc0e87"],
      fields: [
        .title: "Workshops and schools", .author: "Diallo, Aminata|World Bank",
        .keyword: "skills|work", .year: "2007", .issn: "1234-5679", .abstract: "What masters\nteach.", .kind: "article",
      ]),
    Case(
      type: EndNoteExtractor.self, sample: RecordSamples.endNote, names: ["7"],
      fields: [
        .title: "Schools and firms", .author: "Diallo, Aminata|World Bank", .container: "Studies", .year: "2009",
        .isbn: "9780000000002", .keyword: "skills", .file: "report.pdf", "endnote:custom1": "kept", .kind: "book",
      ]),
    Case(
      type: MODSExtractor.self, sample: RecordSamples.mods, names: ["m1"],
      fields: [
        .title: "The workshop: a study", .author: "Diallo, Aminata|World Bank", .container: "Journal of Skills",
        .volume: "4", .pageRange: "1-9", .year: "2011", .language: "fr", .doi: "10.1000/mods", .keyword: "skills",
        .publisher: "Press", .place: "Dakar", .kind: "article", "mods:accessCondition": "open",
      ]),
    Case(
      type: MARCXMLExtractor.self, sample: RecordSamples.marcXML, names: ["c1"],
      fields: [
        .title: "Workshops: a study", .author: "Diallo, Aminata|World Bank", .place: "Dakar", .publisher: "Press",
        .year: "2011", .language: "fr", .keyword: "Apprentices -- Senegal", .isbn: "9780000000002", .kind: "book",
        "marc:300": "90 p.",
      ]),
    Case(
      type: PubMedExtractor.self, sample: RecordSamples.pubMed, names: ["99"],
      fields: [
        .title: "Learning at work.", .author: "Okafor, Ada|Skills Group", .year: "2015", .issn: "1234-5679",
        .abstract: "AIM: To learn.\nIt works.", .affiliation: "Lagos, Nigeria", .doi: "10.1000/pm", .keyword: "work",
        "pubmed:CoiStatement": "None.", .pageRange: "1-9", .container: "Journal of Skills",
      ]),
    Case(
      type: RDFExtractor.self, sample: RecordSamples.rdf, names: ["#item_1"],
      fields: [
        .title: "Work and school", .author: "Diallo, Aminata|World Bank", .container: "Journal of Skills",
        .volume: "5", .year: "2016", .doi: "10.1000/rdf", .issn: "1234-5679", .file: "files/2/a.pdf", .note: "A note.",
        .abstract: "On both.", .keyword: "skills", "dc:shelf": "kept", .kind: "article",
      ]),
    Case(
      type: DublinCoreExtractor.self, sample: RecordSamples.dublinCore, names: ["oai:x:1"],
      fields: [
        .title: "La formation", .author: "Diallo, Aminata", .year: "2013", .keyword: "skills|work", .language: "fr",
        .abstract: "What it costs.", .url: "https://example.org/1", .doi: "10.1000/dc", "dc:rights": "open",
      ]),
    Case(
      type: CSVExtractor.self, sample: RecordSamples.csv, names: ["entry 4185cd75fda6", "entry 715cfcb78a5f"],
      fields: [
        .title: "Lehre und \"Schule\"", .author: "Diallo, Aminata", .year: "2012", .keyword: "Lehre|Schule",
        "regal": "B 5",
      ]),
  ]

  @Test(arguments: cases) func readsRecords(_ sample: Case) throws {
    let found = try documents(sample.type, sample.sample)
    #expect(found.map(\.record) == sample.names)
    let first = try #require(found.first)
    for (name, value) in sample.fields {
      #expect(first.values(name).joined(separator: "|") == value, "\(name.rawValue)")
    }
    #expect(first.fields.allSatisfy { $0.origin == .record })
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/lib/x86_64-linux-gnu/libyaz.so.5")))
  func readsMARC8() throws {
    let record = try document(MARCExtractor.self, RecordSamples.marc)
    #expect(record.values(.title) == ["Formaétion"])
    #expect(record.values(.author) == ["Diallo, Aminata"])
    let utf8 = RecordSamples.marcRecord([("245", Data("10\u{1F}aFormación".utf8))], charset: "a")
    #expect(try documents(MARCExtractor.self, utf8 + utf8).map { $0.values(.title) } == [["Formación"], ["Formación"]])
  }

  @Test func goesOnAfterABadRecord() throws {
    let good = RecordSamples.marc
    let extractions = try extract(MARCExtractor.self, good + Data("00050nam  2200050 a 4500x\u{1D}".utf8) + good)
    #expect(extractions.count == 3)
    let truncated = RecordSamples.pubMed.prefix(RecordSamples.pubMed.count - 12)
    #expect(throws: ExtractionError.self) { _ = try extract(PubMedExtractor.self, Data(truncated)) }
  }

  @Test(arguments: [
    "country,year,enrolment\nKE,2001,12\n", "title,year,rating,votes\nX,2001,1,2\n", "a\tb\nc\td\n",
    "Name,Publisher,Sales\nX,Y,3\n",
  ])
  func takesTablesOfFiguresForOneDocument(_ table: String) throws {
    let found = try document(CSVExtractor.self, table)
    #expect(found.record == nil)
    #expect(found.values(.kind) == ["dataset"])
    #expect(found.pages.flatMap(\.blocks).allSatisfy { $0.role == .table })
  }

  @Test(arguments: [
    ("Kofi Mensah & Awa Sow", ["Kofi Mensah", "Awa Sow"]), ("Kofi Mensah and Awa Sow", ["Kofi Mensah", "Awa Sow"]),
    ("Mensah, K. & Sow, A.", ["Mensah, K.", "Sow, A."]), ("Mensah, Kofi and Sow, Awa", ["Mensah, Kofi", "Sow, Awa"]),
    ("Mensah, K., Sow, A., & van Dijk, B.-J.", ["Mensah, K.", "Sow, A.", "van Dijk, B.-J."]),
    ("Mensah & Sow", ["Mensah", "Sow"]), ("Mensah; Sow, A.", ["Mensah", "Sow, A."]), ("Mensah, Kofi", ["Mensah, Kofi"]),
    ("Ministry of Education and Training", ["Ministry of Education and Training"]),
    ("Department for Education & Skills", ["Department for Education & Skills"]),
    ("World Bank and ILO", ["World Bank and ILO"]),
  ])
  func partsTheAuthorsOfATable(_ cell: String, _ authors: [String]) throws {
    let found = try document(CSVExtractor.self, "Title\tAuthors\tYear\nT\t\(cell)\t2001\n")
    #expect(found.values(.author) == authors)
  }

  @Test func dropsBracesFromRIS() throws {
    let found = try document(
      RISExtractor.self,
      "TY  - RPRT\nTI  - {{TVET} in {Mali}: a} set {\nAU  - {Kigali Skills Hub}\nAU  - {Sow}, Awa\nAB  - {x}\nUR  - http://a/{b}\nER  - \n"
    )
    #expect(found.values(.title) == ["TVET in Mali: a set {"])
    #expect(found.values(.author) == ["Kigali Skills Hub", "Sow, Awa"])
    #expect(found.values(.corporateName) == ["Kigali Skills Hub"])
    #expect(found.values(.abstract) == ["{x}"] && found.values(.url) == ["http://a/{b}"])
  }

  @Test(arguments: [
    ("savedrecs.txt", RecordSamples.webOfScienceTable, MediaType.webOfScience),
    ("savedrecs.tsv", RecordSamples.webOfScienceTable, .webOfScience), ("a.json", RecordSamples.zotero, .zoteroJSON),
    ("a.json", Data(RecordSamples.zotero.map { $0 == 0x0A ? 0x20 : $0 } + [0x0A]), .zoteroJSON),
    ("a.yaml", RecordSamples.cslYAML, .cslYAML), ("a.yml", RecordSamples.cslYAML.dropFirst(16), .cslYAML),
    ("a.json", RecordSamples.cslJSON, .cslJSON),
  ])
  func knowsRecordsByTheirContent(_ path: String, _ content: Data, _ mediaType: MediaType) {
    #expect(MediaTypeDetector().detect(path: path, content: Data(content)) == .readable(mediaType))
  }

  @Test func readsAShortTableOfTheWebOfScience() throws {
    let table = Data(
      "PT\tAU\tTI\tPY\tUT\nJ\tDiallo, A\tDual training\t2004\tWOS:1\nB\tSow, B\tWork\t2005\tWOS:2\n".utf8)
    #expect(MediaTypeDetector().detect(path: "a.txt", content: table) == .readable(.webOfScience))
    #expect(
      try documents(WebOfScienceExtractor.self, table).map { $0.best(.kind).map(\.value) } == [["article"], ["book"]])
  }

  @Test(arguments: [
    ("Smith, A. & Jones, B.", ["Smith, A.", "Jones, B."]), ("Smith, A. \\& Jones, B.", ["Smith, A.", "Jones, B."]),
    ("Smith, A. & Jones, B. and Sow, C.", ["Smith, A.", "Jones, B.", "Sow, C."]),
    ("{Skills & Work}", ["Skills & Work"]), ("Ministry of Education & Training", ["Ministry of Education & Training"]),
  ])
  func partsNamesOfBibTeXAtAmpersands(_ names: String, _ expected: [String]) throws {
    let found = try document(BibTeXExtractor.self, "@misc{k, title = {T}, author = {\(names)}}")
    #expect(found.values(.author) == expected)
  }

  @Test(arguments: ["references: none\ntype: book\n", "- type: truck\n  title: T\n", "type: book\ntitle: T\n"])
  func leavesOtherYAML(_ text: String) {
    #expect(
      MediaTypeDetector().detect(path: "a.yaml", content: Data(text.utf8)) == .refused(.unsupported(kind: "YAML file")))
  }

  @Test func yamlAliasesDoNotExpand() throws {
    var bomb = "- id: a\n  type: book\n  title: T\n  a: &a [x, x]\n"
    for (one, next) in zip("abcdefghijklm", "bcdefghijklmn") {
      bomb += "  \(next): &\(next) [" + Array(repeating: "*\(one)", count: 9).joined(separator: ", ") + "]\n"
    }
    let extractions = try extract(CSLYAMLExtractor.self, Data((bomb + "- {id: b, type: book, title: R&D * T}\n").utf8))
    #expect(extractions.count == 2)
    guard case .document(let document) = extractions[1] else { throw WrongCount(count: 0) }
    #expect(document.values(.title) == ["R&D * T"])
  }

  @Test(arguments: [
    "Title,Authors,Year\nT,\"A, B; C, D\",2001\n", "标题\t作者\t年份\nT\tA, B; C, D\t2001\n",
    "Année;Titre;Auteur(s)\n2001;T;A, B; C, D\n".replacing("A, B; C, D", with: "\"A, B; C, D\""),
  ])
  func knowsHeadersInManyLanguages(_ table: String) throws {
    let found = try document(CSVExtractor.self, table)
    #expect(found.values(.title) == ["T"])
    #expect(found.values(.author) == ["A, B", "C, D"])
    #expect(found.values(.year) == ["2001"])
  }
}
