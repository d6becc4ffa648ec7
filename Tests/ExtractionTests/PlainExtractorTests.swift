import Corpus
import Extraction
import Foundation
import Testing

@Suite struct PlainExtractorTests {
  @Test func turnsPagesAtFormFeeds() throws {
    let text = try document(PlainTextExtractor.self, "Report on colleges\n\nOne.\n\u{C}\u{C}Three.\n")
    #expect(text.pages.map(\.number) == [1, 3])
    #expect(text.pages.map(\.text) == ["Report on colleges\nOne.", "Three."])
    #expect(text.best(.title) == [Field(.title, "Report on colleges", origin: .page)])
  }

  @Test(arguments: ["\n\n", "\n", " ", "", "。"]) func cutsLongTexts(_ separator: String) throws {
    let sentence = "职业教育 and training 12" + separator
    let text = try document(PlainTextExtractor.self, String(repeating: sentence, count: 2000))
    #expect(text.pages.count > 5)
    #expect(text.pages.allSatisfy { $0.text.utf8.count <= 9100 && !$0.text.contains("\u{FFFD}") })
    let letters = text.text.filter { !$0.isWhitespace }.count
    #expect(letters == sentence.filter { !$0.isWhitespace }.count * 2000)
  }

  @Test(
    arguments: [
      ("REPORT ON SKILLS\n\nText.", "REPORT ON SKILLS"), ("2020\n\nText", nil), ("and so on it went\n", nil),
      ("Dear colleagues,\nText", nil),
      ("The ministry said on Monday that it would open twelve colleges by May.\n", nil),
      ("Title:\tThe quiet workshop\nPages:\t2,3\n\nText.", "The quiet workshop"),
      ("标题：职业学校的车间\n正文。", "职业学校的车间"),
      ("【编号】 AB.12\n原文链接：https://example.org/a\n职业学校管理办法\n\n正文。", "职业学校管理办法"),
      ("Preamble\n\nThe members of the board,\n", nil), ("1. Introduction\n\nText.", nil),
      ("A YEAR\nIN THE WORKSHOP\nOF THE TOWN\nby a trainer\n", "A YEAR IN THE WORKSHOP OF THE TOWN"),
      ("I gladly\nwelcome the trainers of the\ncolleges and the firms, and\nthank them.\n", nil),
      ("Guidelines for the\ntraining of trainers\n\nText.", "Guidelines for the training of trainers"),
    ] as [(String, String?)])
  func guessesTheTitle(_ content: String, _ title: String?) throws {
    #expect(try document(PlainTextExtractor.self, content).best(.title).first?.value == title)
  }

  @Test(
    arguments: [
      ("Gesetz zur Stärkung der Lehre", "law"), ("Loi n° 12 sur les ateliers", "law"), ("中华人民共和国职业教育法", "law"),
      ("Ley 12 de talleres", "law"), ("Lei nº 12 das oficinas", "law"), ("Закон об училищах", "law"),
      ("Verordnung über die Lehre", "law"), ("Berufslehregesetz (BLG)", "law"), ("Convention on workshops", "law"),
      ("Workshops Recommendation, 2004 (No. 1)", "policy"), ("National policy on workshops", "policy"),
      ("Workshops in towns\n\nA thesis submitted for a degree", "thesis"),
      ("Workshops in towns\n\nFinal report", "report"), ("Law and practice of workshops", nil),
      ("Regulation of workshops", nil), ("Acting in workshops", nil), ("Convention centre of the town", nil),
      (
        "Workshops in towns\n\n" + String(repeating: "They read. ", count: 12) + "A thesis submitted then was lost.",
        nil
      ),
    ] as [(String, String?)])
  func `the kind of publication is told by the first lines`(content: String, kind: String?) throws {
    #expect(try document(PlainTextExtractor.self, content).best(.kind).first?.value == kind)
    let markdown = try document(MarkdownExtractor.self, "---\ntype: book\n---\n# " + content)
    #expect(markdown.best(.kind).map(\.value) == ["book"])
  }

  @Test func readsMarkdownWithFrontMatter() throws {
    let text = try document(MarkdownExtractor.self, Samples.markdown)
    #expect(text.values(.title) == ["Skills in Ghana"])
    #expect(text.values(.author) == ["Mensah, Kofi"])
    #expect(text.values(.year) == ["2021"])
    #expect(text.values(.keyword) == ["tvet", "skills"])
    #expect(text.text(.heading) == "Introduction")
    #expect(text.text(.body) == "Technical education serves industry.")
    #expect(text.text(.table) == "Year\tStudents\n2020\t1,200")
  }

  @Test(arguments: [
    ("author:\n  - name: Ada\n  - family: Lovelace\n    given: A.", ["Ada", "Lovelace, A."]),
    ("author - 1: \"[[Ada King]]\"\nauthor - 2: \"[[@key|Shown]]\"", ["Ada King", "Shown"]),
    ("author: [unclosed\nlang: fr", []), ("authors: One", ["One"]), ("a: &a [x]\nauthor: *a", []),
  ])
  func readsAuthors(_ frontMatter: String, _ authors: [String]) throws {
    let text = try document(MarkdownExtractor.self, "---\n\(frontMatter)\n---\nText")
    if authors.isEmpty { #expect(text.text == "Text") } else { #expect(text.values(.author) == authors) }
  }

  @Test(
    arguments: [
      (
        "Article 7: Rights of apprentices\nAn apprentice is paid, insured and taught by a master who is fit to do so.",
        "Article 7: Rights of apprentices"
      ),
      ("An apprentice is paid, insured and taught by\nA. Master, who is fit to do so, as the act says.", nil),
      (
        "Some short line\nwhich goes on in a much longer one that nobody would take for the text below a title, as it runs to its end.",
        nil
      ),
      ("- An item\nAn apprentice is paid, insured and taught by a master who is fit to do so.", nil),
    ] as [(String, String?)])
  func takesALineAboveMarkdownTextAsTitle(_ content: String, _ title: String?) throws {
    #expect(try document(MarkdownExtractor.self, content).best(.title).first?.value == title)
  }

  @Test func readsTOMLFrontMatter() throws {
    let text = try document(MarkdownExtractor.self, "+++\ntitle = \"A title\"\ntags = [\"a\", \"b\"]\n+++\nText\n")
    #expect(text.values(.title) == ["A title"])
    #expect(text.values(.keyword) == ["a", "b"])
    #expect(text.text == "Text")
  }

  @Test(arguments: [
    ("# One\n\nText", "[h]One[b]Text"), ("##Heading\n\nText", "[h]Heading[b]Text"), ("- a\n- b", "[b]a\nb"),
    ("a  \nb\nc", "[b]a\nb c"), ("`code` x", "[b]code x"), ("~~~\na\n  b\n~~~", "[b]a\nb"),
    ("<div>in <b>markup</b></div>", "[b]in markup"), ("x<br>y <i>z</i>", "[b]x\ny z"), ("---\n\nText", "[b]Text"),
    ("Text[^1]\n\n[^1]: A note.", "[b]Text[n]A note."), ("<!-- hidden -->\n\nText", "[b]Text"),
  ])
  func readsMarkdown(_ markdown: String, _ expected: String) throws {
    let blocks = try document(MarkdownExtractor.self, markdown).pages.flatMap(\.blocks)
    #expect(blocks.map { "[\($0.role.rawValue)]\($0.text)" }.joined() == expected)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: ">", count: 100_000) + " x", String(repeating: "[", count: 100_000) + " x",
      String(repeating: "|a", count: 20_000) + "|\n" + String(repeating: "|-", count: 20_000) + "|\n"
        + String(repeating: "|b\n", count: 20_000), String(repeating: "*a ", count: 100_000),
    ].map(LongText.init))
  func bearsHostileMarkdown(_ markdown: LongText) throws {
    #expect(try document(MarkdownExtractor.self, markdown.text).hasText)
  }

  @Test(arguments: [
    (
      "WEBVTT - Skills for work\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Rosa>Hello <i>all</i> &amp; you\n\n00:05.000 --> 00:06.000\nTwo\nlines\n",
      "Rosa: Hello all & you\nTwo lines", ["Skills for work"]
    ),
    (
      "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<b>Skills</b> matter\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n1 < 2\r\n",
      "Skills matter\n1 < 2", []
    ),
    ("WEBVTT is a format\nfor subtitles", "WEBVTT is a format\nfor subtitles", ["WEBVTT is a format"]),
  ])
  func `of subtitles what is said is read`(file: String, text: String, titles: [String]) throws {
    let found = try document(PlainTextExtractor.self, file)
    #expect(found.text == text)
    #expect(found.values(.title) == titles || !file.contains("-->"))
  }

  @Test(arguments: [
    ("Kind: captions\nLanguage: fr", "Merci à tous\net à toutes", "Merci à tous et à toutes", ["fr"]),
    ("Language: en-GB", "- Thank you.\n- We begin\nat nine.", "- Thank you.\n- We begin at nine.", ["en"]),
    ("", "<v Rosa>Good.\n<v Karl>Now <i>you.</i>", "Rosa: Good.\nKarl: Now you.", []),
    ("", "from 1990\n-2000 and later", "from 1990 -2000 and later", []),
  ])
  func `subtitles tell their language and who speaks`(header: String, cue: String, text: String, languages: [String])
    throws
  {
    let file = "WEBVTT\n\(header)\n\n00:01.000 --> 00:04.000\n\(cue)\n"
    let found = try document(PlainTextExtractor.self, file)
    #expect(found.text == text)
    #expect(found.values(.language) == languages)
  }
}
