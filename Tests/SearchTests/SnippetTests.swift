import Corpus
import Testing

@testable import Search

@Suite("Passages")
struct SnippetTests {
  /// The stretches of a passage that are marked as matching.
  private func marked(_ snippet: Snippet) -> [String] { snippet.pieces.filter(\.isHighlighted).map(\.text) }

  private func filler(_ count: Int, _ word: String = "filler") -> String {
    (0..<count).map { "\(word)\($0)" }.joined(separator: " ")
  }

  @Test(
    "name the page and mark the words that matched, inflected ones too",
    arguments: [
      ("wage", 2, ["Wages"]), ("employer wages", 2, ["Wages", "Employers"]), ("year", 1, ["years"]),
      ("\"training provider\"", 1, ["Training", "providers", "Training", "providers"]), ("=\"takes\"", 1, ["takes"]),
      ("employ*", 2, ["Employers"]), ("wages NEAR/1 apprentices", 2, ["Wages", "apprentices"]),
    ])
  func marking(query: String, page: Int, words: [String]) throws {
    try SharedLibrary.with { (library) throws in
      let snippet = try #require(try library.snippets(query, count: 1).first)
      #expect(snippet.page == page)
      #expect(marked(snippet) == words)
      #expect(snippet.pieces.map(\.text).joined() == snippet.text)
    }
  }

  @Test(
    "of writing without spaces mark all characters that matched, and no more",
    arguments: [
      ("职业教育", ["职业教育"]), ("\"职业教育\"", ["职业教育"]), ("\"学徒制\"", ["学徒制"]), ("徒", ["徒"]), ("学徒", ["学徒"]),
      ("+教育 \"企业\"", ["教育", "企业"]),
    ])
  func ideographs(query: String, words: [String]) throws {
    try SharedLibrary.with { (library) throws in
      let snippet = try #require(try library.snippets(query, count: 1).first)
      #expect(snippet.page == 1)
      #expect(marked(snippet) == words)
    }
  }

  @Test("show the best places of a long document, apart from each other, and that they are cut")
  func severalPages() throws {
    let pages = [
      filler(200, "a") + " welding " + filler(200, "b"), filler(100, "c"),
      filler(50, "d") + " welding robots " + filler(50, "e"), "robots end the book",
    ]
    let snippets = try Library([Book(id: "long", pages: pages)]).snippets("welding robots", count: 5)
    #expect(snippets.map(\.page) == [3, 1, 4])
    #expect(snippets.map(marked) == [["welding", "robots"], ["welding"], ["robots"]])
    #expect(snippets.map(\.isCutBefore) == [true, true, false])
    #expect(snippets.map(\.isCutAfter) == [true, true, false])
    for snippet in snippets {
      #expect(snippet.text.split(separator: " ").count <= 40)
      #expect(pages[snippet.page - 1].contains(snippet.text))
    }
  }

  @Test("the text itself is shown before its list of references, however much that holds")
  func references() throws {
    let book = Book(
      id: "paper", pages: [filler(60) + " welding is taught " + filler(60)],
      references: filler(60, "x") + " Welding robots: a robot book of welding robots")
    let snippets = try Library([book]).snippets("welding robots", count: 2)
    #expect(snippets.map(marked) == [["welding"], ["Welding", "robots", "robot", "welding", "robots"]])
    #expect(snippets.map(\.role) == [.body, .references])
  }

  @Test("a rare word is shown before a frequent one, which leaves it room")
  func rareWord() throws {
    let common = (0..<6_000).map { _ in "skills" }.joined(separator: " ")
    let library = try Library([
      Book(id: "long", pages: [common, filler(50) + " welding " + filler(50)]), Book(id: "other", pages: ["skills"]),
      Book(id: "third", pages: ["skills"]),
    ])
    let snippets = try library.snippets("+welding skills", count: 1)
    #expect(snippets.map(\.page) == [2])
  }

  @Test(
    "are cut between characters as people see them",
    arguments: [
      "e\u{301}cole\u{301}", "職業教育訓練", "क्षेत्रीय", "👩‍🏫👨🏽‍🎓", "อาชีวศึกษา", "한국어", "ﬁnance", "e\u{301}\u{323}\u{327}",
      "🇰🇪🇺🇬 x", "מִקְצוֹעַ", "ქართული",
    ])
  func boundaries(unit: String) throws {
    let around = (0..<80).map { _ in unit }.joined(separator: " ")
    let tight = String(repeating: unit, count: 80)
    for text in [around + " welding " + around, tight + " welding " + tight, tight + "welding" + tight] {
      let snippets = try Library([Book(id: "a", pages: [text])]).snippets("+welding \(unit)", count: 3)
      for snippet in snippets {
        let source = Array(text)
        let shown = Array(snippet.text)
        let isWhole = source.indices.contains { source[$0...].starts(with: shown) }
        #expect(isWhole, "\(snippet.text)")
        for piece in snippet.pieces { #expect(!piece.text.contains("\u{FFFD}")) }
      }
    }
  }

  @Test("are one line without markers and control characters")
  func plain() throws {
    let page = "First\n\n\tline \u{1}x\u{2} of\r\nwelding\u{7F}and\u{0}more"
    let snippet = try #require(
      try Library([Book(id: "a", headings: ["Head"], pages: [page])]).snippets("welding").first)
    #expect(snippet.text == "Head First line x of welding and more")
    #expect(marked(snippet) == ["welding"])
  }

  @Test("fall back on the abstract, then on the first page with text")
  func openings() throws {
    let library = try Library([
      Book(id: "a", title: "Welding", abstract: "A view of crafts.", pages: ["Text"]),
      Book(id: "b", title: "Carpentry", pages: ["", " ", filler(60)]), Book(id: "c", title: "Masonry"),
    ])
    let abstract = try #require(try library.snippets("welding").first)
    #expect(abstract.page == 0)
    #expect(abstract.text == "A view of crafts.")
    #expect(abstract.highlights.isEmpty)
    let page = try #require(try library.snippets("title:carpentry").first)
    #expect(page.page == 3)
    #expect(page.text.hasPrefix("filler0 filler1"))
    #expect(page.isCutAfter)
    #expect(try library.snippets("masonry").isEmpty)
    #expect(try library.snippets("welding", count: 0).isEmpty)
  }
}
