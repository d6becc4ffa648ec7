import Corpus
import Extraction
import Foundation
import Testing

/// What every extractor promises, whatever it is given.
@Suite struct ExtractorContractTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let type: any Extractor.Type
    let sample: Data
    var testDescription: String { "\(type)" }
  }

  static let cases = [
    Case(type: HTMLExtractor.self, sample: Samples.html), Case(type: DOCXExtractor.self, sample: Samples.docx),
    Case(type: PPTXExtractor.self, sample: Samples.pptx), Case(type: XLSXExtractor.self, sample: Samples.xlsx),
    Case(type: ODTExtractor.self, sample: Samples.odt), Case(type: ODPExtractor.self, sample: Samples.odp),
    Case(type: ODSExtractor.self, sample: Samples.ods), Case(type: EPUBExtractor.self, sample: Samples.epub),
    Case(type: JATSExtractor.self, sample: Samples.jats), Case(type: MarkdownExtractor.self, sample: Samples.markdown),
    Case(type: TEIExtractor.self, sample: Samples.tei), Case(type: CNXMLExtractor.self, sample: Samples.cnxml),
    Case(type: DocBookExtractor.self, sample: Samples.docBook), Case(type: XMLExtractor.self, sample: Samples.xml),
    Case(type: PlainTextExtractor.self, sample: Samples.plainText),
    Case(type: JSONLinesExtractor.self, sample: Samples.jsonLines), Case(type: RISExtractor.self, sample: Samples.ris),
    Case(type: BibTeXExtractor.self, sample: Samples.bibtex),
    Case(type: CSLJSONExtractor.self, sample: RecordSamples.cslJSON),
    Case(type: CSLYAMLExtractor.self, sample: RecordSamples.cslYAML),
    Case(type: MEDLINEExtractor.self, sample: RecordSamples.medline),
    Case(type: WebOfScienceExtractor.self, sample: RecordSamples.webOfScience),
    Case(type: ReferExtractor.self, sample: RecordSamples.refer),
    Case(type: EndNoteExtractor.self, sample: RecordSamples.endNote),
    Case(type: MODSExtractor.self, sample: RecordSamples.mods),
    Case(type: MARCXMLExtractor.self, sample: RecordSamples.marcXML),
    Case(type: MARCExtractor.self, sample: RecordSamples.marc),
    Case(type: PubMedExtractor.self, sample: RecordSamples.pubMed),
    Case(type: RDFExtractor.self, sample: RecordSamples.rdf),
    Case(type: DublinCoreExtractor.self, sample: RecordSamples.dublinCore),
    Case(type: CSVExtractor.self, sample: RecordSamples.csv),
    Case(type: DOCExtractor.self, sample: Samples.doc),
    Case(type: RTFExtractor.self, sample: Samples.rtf), Case(type: PPTExtractor.self, sample: PPTExtractorTests.sample),
    Case(type: XLSExtractor.self, sample: XLSExtractorTests.sample),
    Case(type: DjVuExtractor.self, sample: Samples.djvu),
    Case(type: MailExtractor.self, sample: Samples.mail),
    Case(type: MailboxExtractor.self, sample: Data(Samples.mailbox.utf8)),
    Case(type: MSGExtractor.self, sample: MSGExtractorTests.sample),
    Case(
      type: EncryptedOfficeExtractor.self, sample: EncryptedSamples.agile(Samples.docx, password: "VelvetSweatshop")),
    Case(type: FolderExtractor.self, sample: ZipWriter.archive(["a.txt": "Words of a", "b/c.txt": "Words of c"])),
    Case(type: CompressedExtractor.self, sample: Compression.gzip(Data("Words of a file, compressed".utf8))),
    Case(type: ImageExtractor.self, sample: (try? PagePicture(["Training"]).top(rows: 220).png) ?? Data()),
  ]

  @Test(arguments: cases) func readsItsSample(_ sample: Case) throws {
    #expect(try check(sample.type, sample.sample) > 0)
  }

  @Test(arguments: cases) func isDetected(_ sample: Case) {
    let found = MediaTypeDetector().detect(
      path: "folder/sample.\(Self.extensions[sample.type.mediaTypes[0]] ?? "")", content: sample.sample)
    #expect(found == .readable(sample.type.mediaTypes[0]))
  }

  @Test(arguments: cases) func refusesNothing(_ sample: Case) throws {
    #expect(throws: ExtractionError.self) { try check(sample.type, Data()) }
  }

  @Test(arguments: cases) func bearsTruncation(_ sample: Case) throws {
    for part in 1..<20 {
      try checkHostile(sample.type, sample.sample.prefix(sample.sample.count * part / 20))
    }
  }

  @Test(arguments: cases) func bearsNoise(_ sample: Case) throws {
    var state: UInt64 = 88_172_645_463_325_252
    func random() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    for round in 0..<60 {
      var content = sample.sample
      if round % 3 == 0 {
        content = Data((0..<Int(random() % 4096 + 1)).map { _ in UInt8(truncatingIfNeeded: random()) })
      } else {
        for _ in 0..<(1 << (round % 7)) {
          content[Int(random() % UInt64(content.count))] = UInt8(truncatingIfNeeded: random())
        }
      }
      try checkHostile(sample.type, content)
    }
  }

  /// Reads hostile content: a document as promised, or an error of ours.
  private func checkHostile(_ type: any Extractor.Type, _ content: Data) throws {
    do { _ = try check(type, content) } catch is ExtractionError {}
  }

  /// - Returns: the number of documents.
  private func check(_ type: any Extractor.Type, _ content: Data) throws -> Int {
    let content = Data(content)
    var count = 0
    for case .document(let document) in try extract(type, content) {
      count += 1
      #expect(document.hasText)
      if !Self.containers.contains(type.mediaTypes[0]) { #expect(document.mediaType == type.mediaTypes[0]) }
      if document.place == nil { #expect(document.fingerprint == Fingerprint(of: content)) }
      #expect(zip(document.pages, document.pages.dropFirst()).allSatisfy { $0.number < $1.number })
      #expect((document.pages.first?.number ?? 1) >= 1)
      #expect(document.pages.allSatisfy { !$0.blocks.isEmpty })
      for text in document.fields.map(\.value) + document.pages.flatMap(\.blocks).map(\.text) {
        #expect(!text.isEmpty)
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" })
      }
    }
    return count
  }

  private static let extensions: [MediaType: String] = [
    .html: "html", .docx: "docx", .odt: "odt", .epub: "epub", .jats: "xml", .markdown: "md", .plainText: "txt",
    .jsonLines: "jsonl", .ris: "ris", .bibtex: "bib", .pptx: "pptx", .xlsx: "xlsx", .odp: "odp", .ods: "ods",
    .tei: "xml", .docbook: "xml", .xml: "xml", .cnxml: "cnxml",
    .cslJSON: "json", .endNote: "xml", .mods: "xml",
    .marcXML: "xml", .pubMed: "xml", .dublinCore: "xml", .csv: "csv",
    .doc: "doc", .rtf: "rtf", .ppt: "ppt", .xls: "xls", .djvu: "djvu",
    .mail: "eml", .mailbox: "mbox", .msg: "msg", .zip: "zip", .gzip: "gz",
    .png: "png",
  ]
  /// Their documents are of the kinds that they hold.
  private static let containers: Set<MediaType> = [.encryptedOffice, .zip, .gzip]
}
