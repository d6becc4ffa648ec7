import Analysis
import Corpus
import Extraction
import Facets
import Foundation
import Indexing
import Testing

@testable import Search

/// What is exported as references and read again says the same.
@Suite struct CitationRoundTripTests {
  enum Format: String, CaseIterable {
    case ris, bibtex
    case csl = "csl-json"

    var reader: any Extractor {
      switch self {
      case .ris: RISExtractor()
      case .bibtex: BibTeXExtractor()
      case .csl: CSLJSONExtractor()
      }
    }

    func write(_ result: SearchResult, _ context: ExportContext) throws -> String {
      switch self {
      case .ris: try RISFormat().render(result, context: context)
      case .bibtex: try BibTeXFormat().render(result, context: context)
      case .csl: try CSLJSONFormat().render(result, context: context)
      }
    }

    func read(_ text: String) throws -> [Document] {
      var found: [Document] = []
      let content = Data(text.utf8)
      try reader.extract(
        ExtractionInput(path: "x", content: content, mediaType: .ris, fingerprint: Fingerprint(of: content))
      ) {
        if case .document(let document) = $0 { found.append(document) }
      }
      return found
    }
  }

  /// Each a record with what may be lost.
  static let records = [
    (
      Format.bibtex,
      #"@article{k, title = {Universit{\"a}t: l'{\'e}cole "unique" -- 50\% \& more}, year = 2019, author = {L{\'o}pez, Ana "#
        + #"and O'Brien, Se{\'a}n and {Young Africa Works} and {Ministry of Education} and van der Berg, Jan}}"#
    ),
    (.bibtex, "@book{k, title = {A}, editor = {Sow, B.}, isbn = {9780000000002, 9780000000019}, date = {2014-03}}"),
    (
      .bibtex,
      "@inbook{k, title = {A}, booktitle = {B}, pages = {12--34}, volume = 3, number = {4/5}, translator = {Ba, C.}}"
    ),
    (
      .bibtex,
      "@misc{k, title = {A}, custom = {k_e{p}t 100\\%}, month = mar, keywords = {b, {c, d}, e}, file = {C:\\d\\a.pdf}}"
    ),
    (
      .ris,
      "TY  - PAMP\nID  - 1\nTI  - A\nAU  - 王建国\nAU  - Plato\nAU  - Smith, John, Jr.\nZZ  - kept\nC2  - PMC1\nER  - \n"
    ),
    (.ris, "TY  - CHAP\nTI  - A\nT2  - B\nAB  - One.\nTY is no tag.\nTwo -- three.\nPY  - 2001/02//\nER  - \n"),
    (
      .ris,
      "TY  - BOOK\nTI  - A\nSN  - 9780000000002\nSN  - 9780000000019\nSN  - 1234-5679\nSN  - odd\nDA  - 2001/02/03\nPY  - 2001\nER  - \n"
    ),
    (
      .ris,
      "TY  - THES\nTI  - A\nAU  - Young Africa,\nN1  - A note.\nOf two lines.\nUR  - https://a.org/1\nUR  - https://a.org/2\nLA  - fr\nER  - \n"
    ),
    (
      .csl,
      #"""
      [{"id": "x", "type": "legislation", "title": "A", "author": [{"literal": "Council on Skills, Work and Youth"},
      {"family": "Berg", "given": "J.", "non-dropping-particle": "van der"}], "issued": {"date-parts": [[2019, 5, 6]]},
      "DOI": "10.1000/a_b", "URL": "https://example.org/~a_b", "edition": "2", "abstract": "One.\nTwo.",
      "publisher": "Press & Sons", "publisher-place": "Dakar", "custom": {"a": ["b", "c"]}}]
      """#
    ),
  ]

  @Test(arguments: records, Format.allCases)
  func says(_ record: (source: Format, text: String), _ format: Format) throws {
    let original = try #require(try record.source.read(record.text).first)
    let prepared = PreparedDocument(
      original, language: original.best(.language).first.map { .init($0.value) },
      fallbackTitle: "?", annotations: [])
    let stored = StoredDocument(
      id: 1, fingerprint: original.fingerprint, record: original.record, mediaType: original.mediaType,
      title: prepared.title, authors: prepared.authors, year: prepared.year, language: prepared.language,
      kind: prepared.kind, doi: prepared.doi, publisher: prepared.publisher, fields: prepared.fields)
    let hit = Hit(
      document: stored, locations: ["records/x#\(stored.displayID)"], tags: [], rank: 1, score: 1, snippets: [])
    let text = try format.write(
      SearchResult(total: 1, hits: [hit]), ExportContext(query: "a", authorities: try Authorities()))
    let again = try #require(try format.read(text).first, "\(text)")
    // RIS has no way to write a comma in a name that is no person's.
    let losesCommas = format == .ris
    #expect(Self.lines(again, losesCommas) == Self.lines(original, losesCommas), "\(text)")
  }

  @Test(arguments: Format.allCases) func aRecordOfNoKindStaysOne(_ format: Format) throws {
    let document = StoredDocument(
      id: 1, fingerprint: Fingerprint(of: "x".utf8), record: nil, mediaType: .jsonLines, title: "A", authors: [],
      year: nil, language: nil, kind: .record, doi: nil, publisher: nil, fields: [])
    let hit = Hit(document: document, locations: ["records/a; b.jsonl"], tags: [], rank: 1, score: 1, snippets: [])
    let text = try format.write(
      SearchResult(total: 1, hits: [hit]), ExportContext(query: "a", authorities: try Authorities()))
    let again = try #require(try format.read(text).first, "\(text)")
    #expect(again.best(.kind).map(\.value) == ["record"], "\(text)")
    #expect(again.best(.note).isEmpty, "\(text)")
  }

  @Test(arguments: [
    ("tvet 0123456789ab; documents/a.pdf", true), ("tvet 0123456789ab", true), ("tvet k1; records/x.bib#k1", true),
    ("tvet k1; records/x.zip#m.ris#k1", true), ("tvet mine; a", true), ("tvet k1; records/x.bib#k2", false),
    ("tvet colleges in Ghana; 2019", false), ("tvet", false), ("tvet k1", false), ("See tvet 0123456789ab", false),
  ])
  func onlyOurOwnNoteIsLeftOut(_ note: String, _ isOurs: Bool) {
    #expect(ProvenanceNote.isOne(note, record: "mine") == isOurs)
  }

  /// Fields as lines, without what the export itself adds and what names its own format.
  private static func lines(_ document: Document, _ losesCommas: Bool) -> [String] {
    document.fields.compactMap { field in
      let isOwn =
        ["ris:TY", "bibtex:type", "csl:type", "type"].contains(field.name.rawValue)
      let value = losesCommas ? field.value.replacing("Skills, Work", with: "Skills Work") : field.value
      return isOwn ? nil : "\(field.name.rawValue): \(value)"
    }.sorted()
  }
}
