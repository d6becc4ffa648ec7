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
    ("a.txt", "Plain words.", .plainText), ("README", "Plain words.", .plainText), ("a.log", "x", .plainText),
    ("a.jsonl", "{\"id\": 1}", .jsonLines), ("a.txt", "{\"id\": 1}\n{\"id\": 2}\n", .jsonLines),
    ("a.ris", "TY  - JOUR\n", .ris), ("a.txt", "TY  - JOUR\nER  - \n", .ris),
    ("a.bib", "% comment", .bibtex), ("a.txt", "% x\n@book{k,\n title={T}}", .bibtex),
  ])
  func finds(_ path: String, _ content: String, _ expected: MediaType) {
    #expect(MediaTypeDetector().detect(path: path, content: Data(content.utf8)) == .readable(expected))
  }

  @Test(arguments: [
    ("a.doc", "{\\rtf1 x}", "RTF document"), ("a.xml", "<?xml version=\"1.0\"?><x/>", "XML of unknown kind"),
    ("a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"/>", "TEI XML"),
    ("a.cnxml", "<document xmlns=\"http://cnx.rice.edu/cnxml\"/>", "CNXML (OpenStax)"),
    ("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG image"), ("a.csv", "a,b\n", "CSV table"),
    ("a.xml", "<article xmlns=\"http://docbook.org/ns/docbook\"/>", "DocBook XML"),
    ("a.eml", "Received: x\nMessage-ID: <1>\nSubject: y\n\nbody", "e-mail message"),
    ("a.json", "[1, 2]", "JSON file"),
  ])
  func names(_ path: String, _ content: String, _ kind: String) {
    #expect(MediaTypeDetector().detect(path: path, content: Data(content.utf8)) == .refused(.unsupported(kind: kind)))
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8], "GZIP archive"), ([0, 1, 2, 3, 4, 5, 6, 7], "a binary file of unknown kind"),
    ] as [([UInt8], String)])
  func namesBinaries(_ content: [UInt8], _ kind: String) {
    #expect(MediaTypeDetector().detect(path: "a", content: Data(content)) == .refused(.unsupported(kind: kind)))
  }

  @Test(arguments: [
    ("WordDocument", Detection.refused(.unsupported(kind: "DOC (Word 97-2003)"))),
    ("Workbook", .refused(.unsupported(kind: "XLS (Excel 97-2003)"))), ("EncryptedPackage", .refused(.encrypted)),
  ])
  func opensOLEFiles(_ stream: String, _ expected: Detection) {
    var content = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    content.append(contentsOf: stream.utf16.flatMap { [UInt8($0 & 0xFF), 0] })
    #expect(MediaTypeDetector().detect(path: "a.doc", content: content) == expected)
  }

  @Test(arguments: [
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "ODS spreadsheet"),
    ("[Content_Types].xml", "<x ContentType='…presentationml.presentation.main+xml'/>", "PPTX presentation"),
    ("[Content_Types].xml", "<x ContentType='…spreadsheetml.sheet.main+xml'/>", "XLSX spreadsheet"),
    ("readme.txt", "x", "ZIP archive"),
  ])
  func opensContainers(_ entry: String, _ content: String, _ kind: String) {
    var writer = ZipWriter()
    writer.add(entry, content)
    #expect(
      MediaTypeDetector().detect(path: "a.zip", content: writer.finish()) == .refused(.unsupported(kind: kind)))
  }

  @Test(arguments: ["", " \n\t "]) func findsNoTextInNothing(_ content: String) {
    guard case .refused(.noText) = MediaTypeDetector().detect(path: ".hidden", content: Data(content.utf8)) else {
      Issue.record("an empty file has no text")
      return
    }
  }
}
