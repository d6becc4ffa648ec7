import Analysis
import Corpus
import Extraction
import Foundation
import Testing

@Suite struct HTMLExtractorTests {
  private static let paragraph =
    "Apprenticeships grow, and with them, in every region, the demand for trainers, workshops, tools, and places. "

  @Test(arguments: [
    ("Ada King, Charles Babbage", ["Ada King", "Charles Babbage"]),
    ("Ada King, Charles Babbage and Mary Somerville", ["Ada King", "Charles Babbage", "Mary Somerville"]),
    ("King, Ada; Babbage, Charles", ["King, Ada", "Babbage, Charles"]), ("King, Ada", ["King, Ada"]),
    ("Skills Agency and Training Office", ["Skills Agency and Training Office"]),
    ("Ministry of Labour and Social Affairs", ["Ministry of Labour and Social Affairs"]),
  ])
  func listsOfAuthorsAreTakenApart(_ content: String, _ authors: [String]) throws {
    let page = try document(
      HTMLExtractor.self, "<html><head><meta name=author content=\"\(content)\"></head><body><p>Text.</p></body></html>"
    )
    #expect(page.values(.author) == authors)
  }

  @Test(
    arguments: [
      ("<p>Journal of Workshops, Vol. 5 No. 1, October 1999</p>", "1999"), ("<p>volume 12 (3), 2011</p>", "2011"),
      ("<p>In 2011 the volumes grew.</p>", nil),
      ("<p><time itemprop=datePublished datetime=2018-02-03>x</time></p>", "2018"),
      ("<script type=\"application/ld+json\">{\"datePublished\": \"2017-05-01\"}</script>", "2017"),
      ("<p><time datetime=2018-02-03>Opening hours</time></p>", nil),
    ] as [(String, String?)])
  func yearsStandOnThePage(_ content: String, _ year: String?) throws {
    let page = try document(
      HTMLExtractor.self, "<html><body>\(content)<p>The text of the page is here.</p></body></html>")
    #expect(page.values(.year).first == year)
  }

  @Test func readsTheContentAndNotTheNavigation() throws {
    let page = try document(HTMLExtractor.self, Samples.html)
    #expect(page.text.contains("thirty colleges"))
    #expect(!page.text.contains("About us"))
    #expect(!page.text.contains("Imprint"))
    #expect(page.text(.heading) == "Skills for work")
    #expect(page.values(.title) == ["Skills for work"])
    #expect(page.values(.author) == ["Wanjiru, Grace"])
    #expect(page.values(.doi) == ["10.1000/182"])
    #expect(page.values(.language) == ["en"])
  }

  @Test func leavesOutSidebarsAndLinkLists() throws {
    let content = String(repeating: "<p>\(Self.paragraph)</p>", count: 8)
    let links = String(repeating: "<li><a href='/x'>Another story of ours</a></li>", count: 20)
    let page = try document(
      HTMLExtractor.self,
      """
      <body><div id="menu"><ul>\(links)</ul></div><div class="article"><h2>Head</h2>\(content)
      <div class="related"><ul>\(links)</ul></div></div><div class="sidebar"><p>Subscribe, now, to our letter.</p></div>
      </body>
      """)
    #expect(page.text.contains("Apprenticeships"))
    #expect(!page.text.contains("Another story"))
    #expect(!page.text.contains("Subscribe"))
  }

  @Test(arguments: [
    ("<p>Short.", "Short."), ("<body><nav>Only navigation</nav></body>", "Only navigation"),
    ("<table><tr><td>Year</td><td>2020</td></tr></table>", "Year\t2020"), ("just words", "just words"),
    ("<p>a<br>b</p><p>c</p>", "a\nb\nc"),
    ("<body>a<iframe srcdoc='<p>b</p><iframe srcdoc=c></iframe>'></iframe></body>", "a\nb"),
    ("<div>tele<b>gram</b></div>", "telegram"),
    ("<p>漢<ruby>字<rp>(</rp><rt>じ</rt></ruby></p>", "漢字"), ("<p>&eacute;&#233;&nbsp;x</p>", "éé x"),
    ("<script>var a = '<p>no</p>'</script><p>yes</p>", "yes"), ("<pre>a\n  b</pre>", "a\nb"),
  ])
  func neverLosesAPage(_ html: String, _ text: String) throws {
    #expect(try document(HTMLExtractor.self, html).text == text)
  }

  @Test(arguments: [
    ("<title>A study of skills | The Agency</title>", "A study of skills"),
    ("<title>Heading - A study of skills in Peru</title>", "Heading"),
    ("<meta property='og:title' content='Social title'><title>x</title>", "Social title"),
    ("<meta name='DC.title' content='Core title'><meta property='og:title' content='Social'>", "Core title"),
    (
      "<meta property='og:title' content='Skills we need - a study'><meta property='og:site_name' content='Us'>",
      "Skills we need - a study"
    ),
    ("<title></title>", "Heading"),
  ])
  func findsTheTitle(_ head: String, _ title: String) throws {
    let page = try document(HTMLExtractor.self, "<head>\(head)</head><body><h1>Heading</h1><p>Text</p></body>")
    #expect(page.values(.title) == [title])
  }

  @Test(arguments: [
    ("<meta name=author content='Ada King'>", "<p class=byline>By Karl Roth</p>", ["Ada King"]),
    ("", "<p class=byline>By Karl Roth</p><p class=byline>Somebody Else</p>", ["Karl Roth"]),
    ("", "<a rel=author href='/x'>Karl Roth</a>", ["Karl Roth"]), ("", "<p>Karl Roth</p>", []),
    (
      "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebPage\"}, {\"@type\": \"Report\", "
        + "\"author\": [{\"name\": \"Ada King\"}, {\"name\": \"Karl Roth\"}]}]}</script>", "",
      ["Ada King", "Karl Roth"]
    ),
  ])
  func findsAuthors(_ head: String, _ body: String, _ authors: [String]) throws {
    let page = try document(HTMLExtractor.self, "<html><head>\(head)</head><body>\(body)<p>Text.</p></body></html>")
    #expect(page.values(.author) == authors)
  }

  @Test(
    arguments: [
      ("<meta name=citation_journal_title content=J>", "article"), ("<meta name='DC.type' content='Thesis'>", "thesis"),
      ("<meta property='og:site_name' content='The Agency'>", "web"), ("<title>x</title>", nil),
      ("<script type='application/ld+json'>{\"@type\": \"Legislation\"}</script>", "law"),
      ("<meta property='og:type' content=x><meta name='DC.Source.ISSN' content='1234-5679'>", "article"),
      ("<meta name='DC.type' content='Text.Serial.Journal'>", "article"),
      ("<meta name='DC.type' content='info:eu-repo/semantics/article'>", "article"),
      ("<title>Loi n° 2018-771 du 5 septembre 2018</title>", "law"),
      ("<title>Annual report: colleges ask for more</title>", nil),
      ("<meta property='og:site_name' content=S><title>Law on colleges</title>", "web"),
    ] as [(String, String?)])
  func saysWhatThePageIs(_ head: String, _ kind: String?) throws {
    let page = try document(HTMLExtractor.self, "<html><head>\(head)</head><body><p>Text.</p></body></html>")
    #expect(page.values(.kind).first == kind)
  }

  @Test func readsDeclaredCharsets() throws {
    var html = Data("<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'></head><p>".utf8)
    html.append(contentsOf: [0xD6, 0xB0, 0xD2, 0xB5, 0xBD, 0xCC, 0xD3, 0xFD])
    #expect(try document(HTMLExtractor.self, html).text == "职业教育")
  }

  @Test func marksOtherLanguages() throws {
    let page = try document(HTMLExtractor.self, "<html lang='en'><p>Text.</p><p lang='fr'>Texte.</p></html>")
    #expect(page.pages.flatMap(\.blocks) == [Block(.body, "Text."), Block(.body, "Texte.", language: "fr")])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "<div>", count: 100_000) + "deep",
      "<p " + (0..<200_000).map { "a\($0)='x'" }.joined() + ">deep</p>",
      String(repeating: "<b>", count: 50_000) + String(repeating: "deep</i>", count: 50_000),
      String(repeating: "<", count: 1_000_000) + "<p>deep",
    ].map(LongText.init))
  func bearsHostileMarkup(_ html: LongText) throws {
    #expect(try document(HTMLExtractor.self, html.text).text.contains("deep"))
  }
}
