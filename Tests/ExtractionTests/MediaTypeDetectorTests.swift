import Corpus
import Extraction
import Foundation
import Testing

@Suite struct MediaTypeDetectorTests {
  @Test(arguments: [
    ("a.pdf", "%PDF-1.4\n", MediaType.pdf), ("a.txt", "\n%PDF-1.4\n", .pdf), ("a", "%PDF-1.4\n", .pdf),
    ("a.html", "<p>Hello", .html), ("a.txt", "<!DOCTYPE html><p>x", .html), ("a", " <html><body>x", .html),
    ("a.xhtml", "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>", .html),
    ("a.md", "<meta charset='utf-8'/>\n\n# Title", .markdown), ("a.md", "# Title", .markdown),
    ("a.xml", "<?xml version=\"1.0\"?><!-- x --><article article-type=\"x\"><front/></article>", .jats),
    ("a.xml", "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS\" \"x\" [<!ENTITY a \">\">]><article/>", .jats),
    ("a.fods", flat("spreadsheet"), .ods), ("a.xml", flat("text"), .odt), ("a.fodp", flat("presentation"), .odp),
    ("a.xml", "<book dtd-version=\"1.0\"><book-meta/></book>", .jats), ("a.xml", "<?xml version=\"1.0\"?><x/>", .xml),
    ("a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"/>", .tei), ("a.xml", "<TEI.2 id='a'>", .tei),
    ("a.cnxml", "<document xmlns=\"http://cnx.rice.edu/cnxml\"/>", .cnxml),
    ("a.xml", "<article xmlns=\"http://docbook.org/ns/docbook\"/>", .docbook),
    ("a.xml", "<!DOCTYPE book PUBLIC \"-//OASIS//DTD DocBook XML V4.5//EN\" \"x\"><book/>", .docbook),
    (
      "a.xml",
      "<rdf:RDF xmlns:rdf=\"r\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns=\"http://purl.org/rss/1.0/\">",
      .xml
    ),
    ("a", "<rss version=\"2.0\"><channel/></rss>", .xml),
    ("a.txt", "Plain words.", .plainText), ("README", "Plain words.", .plainText), ("a.log", "x", .plainText),
    ("a.jsonl", "{\"id\": 1}", .jsonLines), ("a.txt", "{\"id\": 1}\n{\"id\": 2}\n", .jsonLines),
    ("a.ris", "TY  - JOUR\n", .ris), ("a.txt", "TY  - JOUR\nER  - \n", .ris),
    ("a.doc", "{\\rtf1 x}", .rtf), ("a.eml", "x", .mail), ("a.mbox", "x", .mailbox), ("a.mht", "x", .mhtml),
    ("a.txt", "Received: x\nMessage-ID: <1>\nSubject: y\n\nbody", .mail),
    ("a", "From x\nMessage-ID: <1>\nSubject: y\nTo: z\n\nbody", .mailbox),
    ("a.bib", "% comment", .bibtex), ("a.txt", "% x\n@book{k,\n title={T}}", .bibtex),
    ("a.bib", "TY  - JOUR\n", .ris), ("a.ris", "@book{k,\n title={T}}", .bibtex), ("a.txt", "wo\0rd\0s", .plainText),
  ])
  func finds(_ path: String, _ content: String, _ expected: MediaType) {
    #expect(MediaTypeDetector().detect(path: path, content: Data(content.utf8)) == .readable(expected))
  }

  @Test(arguments: [
    ("a.xsl", "<xsl:stylesheet xmlns:xsl=\"x\"/>", "XML stylesheet or schema"),
    ("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG image"),
    ("a.json", "[1, 2]", "JSON file"),
  ])
  func names(_ path: String, _ content: String, _ kind: String) {
    #expect(MediaTypeDetector().detect(path: path, content: Data(content.utf8)) == .refused(.unsupported(kind: kind)))
  }

  @Test(
    arguments: [
      ([0, 1, 2, 3, 4, 5, 6, 7], "a binary file of unknown kind")
    ] as [([UInt8], String)])
  func namesBinaries(_ content: [UInt8], _ kind: String) {
    #expect(MediaTypeDetector().detect(path: "a", content: Data(content)) == .refused(.unsupported(kind: kind)))
  }

  @Test(arguments: [
    ("WordDocument", Detection.readable(.doc)),
    ("PowerPoint Document", .readable(.ppt)), ("Workbook", .readable(.xls)),
    ("EncryptedPackage", .readable(.encryptedOffice)),
    ("\tDRMContent", .refused(.locked(detail: "rights management guards the document"))),
  ])
  func opensOLEFiles(_ stream: String, _ expected: Detection) {
    var content = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    content.append(contentsOf: stream.utf16.flatMap { [UInt8($0 & 0xFF), 0] })
    #expect(MediaTypeDetector().detect(path: "a.doc", content: content) == expected)
  }

  @Test(
    arguments: [
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet-template", .readable(.ods)),
      ("mimetype", "application/vnd.oasis.opendocument.graphics", .refused(.unsupported(kind: "ODG drawing"))),
      (types, "<x ContentType='x.presentationml.slideshow.main+xml'/>", .readable(.pptx)),
      (types, "<x ContentType='x.ms-word.document.macroEnabled.main+xml'/>", .readable(.docx)),
      (types, "<x T='x.presentationml.presentation'/><x T='x.spreadsheetml.sheet.main+xml'/>", .readable(.xlsx)),
      (types, "<x T='x.ms-excel.sheet.binary.macroEnabled.main'/>", .refused(.unsupported(kind: "XLSB spreadsheet"))),
    ] as [(String, String, Detection)])
  func opensContainers(_ entry: String, _ content: String, _ expected: Detection) {
    var writer = ZipWriter()
    writer.add(entry, content)
    #expect(MediaTypeDetector().detect(path: "a.zip", content: writer.finish()) == expected)
  }

  @Test(arguments: [
    ([0x1F, 0x8B, 8], MediaType.gzip), (Array("BZh9".utf8), .bzip2), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .xz),
    ([0x28, 0xB5, 0x2F, 0xFD], .zstandard), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
    (Array("AT&TFORM".utf8), .djvu), (zeros(257) + Array("ustar".utf8), .tar),
    ([UInt8](ZipWriter.archive(["readme.txt": "x"])), .zip),
  ])
  func findsBinaries(_ content: [UInt8], _ expected: MediaType) {
    #expect(MediaTypeDetector().detect(path: "a", content: Data(content)) == .readable(expected))
  }

  /// An OpenDocument file without a container.
  private static func flat(_ kind: String) -> String {
    """
    <?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    office:mimetype="application/vnd.oasis.opendocument.\(kind)"/>
    """
  }

  private static let types = "[Content_Types].xml"

  @Test(arguments: ["", " \n\t "]) func findsNoTextInNothing(_ content: String) {
    guard case .refused(.noText) = MediaTypeDetector().detect(path: ".hidden", content: Data(content.utf8)) else {
      Issue.record("an empty file has no text")
      return
    }
  }
}
