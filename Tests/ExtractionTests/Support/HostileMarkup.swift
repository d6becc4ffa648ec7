import Extraction
import Foundation

/// Markup, and containers of it, that is too deep, expands, or asks for what is outside.
enum HostileMarkup {
  static let files: [HostileFile] = entities + deep + containers

  private static let entities: [HostileFile] = [
    ("a-thousand-million-laughs", laughs, "&l9;"),
    ("two-thousand-megabytes-of-one-entity", quadratic, String(repeating: "&a;", count: 20_000)),
    ("a-file-of-the-machine", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e; \(needle)"),
    ("a-parameter-of-the-machine", "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]>", needle),
    ("a-definition-of-the-network", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">", needle),
  ].flatMap { (name: String, type: String, body: String) in
    [
      HostileFile(name + ".xml", .either, jats(body, type)),
      HostileFile(name + ".html", .either, type + "<html><body><p>\(body)</p></body></html>"),
      HostileFile(name + ".docx", .either) { word("<w:p><w:r><w:t>\(body)</w:t></w:r></w:p>", type) },
      HostileFile(name + ".odt", .either) { text("<text:p>\(body)</text:p>", type) },
      HostileFile(name + ".epub", .either) { book(type + "<html><body><p>\(body)</p></body></html>") },
    ]
  }

  private static let deep: [HostileFile] = [
    HostileFile("deep.xml", .either, jats(nested("<sec>", "</sec>", 100_000))),
    HostileFile("deep.html", .either, "<html><body>" + String(repeating: "<div>", count: 100_000) + needle),
    HostileFile("tables-in-tables.html", .either, String(repeating: "<table><tr><td>", count: 20_000) + needle),
    HostileFile("adopted-children.html", .either, String(repeating: "<a><b><i><p>", count: 5_000) + needle),
    HostileFile("deep.docx", .either) { word(nested("<w:p>", "</w:p>", 100_000)) },
    HostileFile("tables-in-tables.docx", .either) {
      word(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5_000))
    },
    HostileFile("two-hundred-thousand-attributes.xml", .either, jats("<x \(attributes)/>\(needle)")),
    HostileFile("two-hundred-thousand-attributes.html", .either, "<p \(attributes)>\(needle)</p>"),
    HostileFile("not-well-formed.xml", .either, "<article><front></article>\(needle)"),
    HostileFile(
      "characters-that-are-none.html", .text, "<p>\(needle) &#x110000; &#0; &#xD800; &#99999999999999; &none;</p>"),
    HostileFile("comment-without-end.html", .text, "<p>\(needle)</p><!-- " + String(repeating: "x", count: 1_000_000)),
    HostileFile("utf-7.html", .text, "<meta charset=utf-7><p>+ADw-script+AD4- \(needle)</p>"),
    HostileFile("zeros.html", .text, "<p>\(needle)\0\0\0 a\0fter</p>"),
  ]

  private static let containers: [HostileFile] = [
    HostileFile("spaces-without-end.odt", .either) {
      text("<text:p>\(needle)<text:s text:c=\"2000000000\"/></text:p>")
    },
    HostileFile("cells-without-end.odt", .either) {
      text(
        "<table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
          + "table:number-columns-repeated=\"16384\"><text:p>\(needle)</text:p></table:table-cell></table:table-row></table:table>"
      )
    },
    HostileFile("spine-of-one-chapter.epub", .either) {
      book(
        "<html><body><p>\(needle)</p></body></html>", spine: String(repeating: "<itemref idref=\"c\"/>", count: 5_000))
    },
    HostileFile("spine-of-the-package.epub", .either) {
      book("", chapter: "p.opf", spine: String(repeating: "<itemref idref=\"c\"/>", count: 5_000))
    },
    HostileFile("chapter-of-the-machine.epub", .either) { book("", chapter: "../../../../../../etc/passwd") },
  ]

  private static let needle = HostileFile.needle
  private static let attributes = (0..<200_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
  private static let laughs =
    "<!DOCTYPE l [<!ENTITY l0 \"ha\">"
    + (1...9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }.joined() + "]>"
  private static let quadratic = "<!DOCTYPE q [<!ENTITY a \"" + String(repeating: "x", count: 100_000) + "\">]>"

  private static func nested(_ open: String, _ close: String, _ depth: Int) -> String {
    String(repeating: open, count: depth) + needle + String(repeating: close, count: depth)
  }

  private static func jats(_ body: String, _ type: String = "") -> String {
    "<?xml version=\"1.0\"?>\(type)<article><front><article-meta/></front><body><p>\(body)</p></body></article>"
  }

  private static func word(_ body: String, _ type: String = "") -> Data {
    ZipWriter.archive([
      "[Content_Types].xml":
        "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
      "word/document.xml":
        "<?xml version=\"1.0\"?>\(type)<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>",
    ])
  }

  private static func text(_ body: String, _ type: String = "") -> Data {
    ZipWriter.archive([
      "mimetype": "application/vnd.oasis.opendocument.text",
      "content.xml": """
      <?xml version="1.0"?>\(type)<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb">
      <office:body><office:text>\(body)</office:text></office:body></office:document-content>
      """,
    ])
  }

  private static func book(
    _ content: String, chapter: String = "c.xhtml", spine: String = "<itemref idref=\"c\"/>"
  ) -> Data {
    ZipWriter.archive([
      "mimetype": "application/epub+zip",
      "META-INF/container.xml": "<container><rootfiles><rootfile full-path=\"p.opf\"/></rootfiles></container>",
      "p.opf": """
      <package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c" href="\(chapter)"
      media-type="application/xhtml+xml"/></manifest><spine>\(spine)</spine></package>
      """,
      "c.xhtml": content,
    ])
  }
}
