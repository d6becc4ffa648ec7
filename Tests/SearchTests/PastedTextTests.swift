import Synchronization
import Testing

@testable import Search

/// Whatever a person pastes is a question, and gets an answer.
@Suite("Pasted texts")
struct PastedTextTests {
  static let texts = [
    "", " ", "\n\t", "C++", "C#", ".NET", "n°4", "TVET/VET", "=", "==", "=\"", "=\"\"", "\"", "\"\"", "\"\"\"", "\" \"",
    "\"unbalanced", "unbalanced\"", "(((((", ")))))", "()", "( )", "(\"", "AND", "OR", "NOT", "NEAR", "NEAR/3",
    "AND AND",
    "NOT NOT", "a AND", "OR b", "a NEAR", "NEAR b", "a NEAR/0 b", "a NEAR/99999999999999999999 b", "AND OR NOT NEAR",
    "*", "**", "***", "a*", "*a", "a*b", "* *", "-", "--", "---", "-a", "--a", "+", "++", "+a", "+-a", "-+a", "+ a",
    "- a", ":", "::", ":a", "a:", "a:b", "a::b", "region:", "title:", "title: a", "title:(", "title:\"",
    "title:title:a",
    "author:", "author:[", "author:%", "author:_", "author:\"\"", "year:", "year:x", "year:..", "year:99999", "kind:",
    "http://x.y/z?q=1", "https://example.org/a_(b)#c", "doi:10.1000/182", "mailto:a@b.c", "10:30", "😀", "👩‍🏫 👨🏽‍🎓",
    "e\u{301}\u{301}\u{301}", "\u{301}", "'; DROP TABLE document; --", "1 OR 1=1", "\" OR \"\"=\"", "%", "_", "'", "\\",
    "title : a", "{title body} : a", "{a b}:", "^x", "^title:x", "a + b", "NEAR(a b, 3)", "document_fts MATCH 'a'",
    "a^2", "a~2", "[a TO b]", "a?b", "/a/", "<script>alert(1)</script>", "{\"a\": 1}", "a\0b", "\0",
    "\u{202E}gniniart\u{202C}", "\u{200F}\u{200E}\u{2066}a\u{2069}", "\u{1}", "\u{2}", "\u{3}", "\u{4}", "\u{5}",
    "\u{1}en\u{2}training", "\u{1}=\u{2}a\u{3}b", "\u{5}training", "a\u{3}b", "\"\u{1}=\u{2}a\u{3}b\"", "\u{FFFD}",
    "\u{10FFFF}", "\u{FEFF}training", "ſ", "ﬁ", "İ", "ß", "职业", "职", "职 业", "\"职业 教育\"", "職業*", "ไทย", "ភាសា", "မြန်မာ",
    "한국어", "の", "ー", "התעסוקה", "\u{64E}", "क्ष", "٣٤", "½", "Ⅷ", "a-b", "a_b", "a.b.c", "U.S.", "O'Hara", "l’école",
    "and or not near", "«»", "„“", "「」", "a && b || c", "&& ||", "the", "the of and", "...", "—", "§ 5 (3)", "$100",
    "100 %",
  ]

  @Test("all find an answer, with everything asked for", arguments: texts)
  func answered(text: String) throws {
    try SharedLibrary.with { (library) throws in
      let result = try library.search(text) {
        $0.snippets = 3
        $0.countsFacets = true
        $0.explains = true
      }
      #expect(result.total == result.hits.count)
      #expect(result.total <= library.books.count)
    }
  }

  @Test("signs alone find nothing; nothing at all finds everything")
  func signs() throws {
    let library = try Library.standard()
    #expect(try library.search("").total == library.books.count)
    #expect(try library.search("  ").total == library.books.count)
    for text in ["***", "😀", "()", "\"\"", "-", "=", "\u{1}"] {
      #expect(try library.search(text).total == 0, "\(text)")
      #expect(try library.search(text) { $0.filters = [.years(0...9_999)] }.total == 0, "\(text) with a filter")
    }
  }

  private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test("of any length are answered")
  func longTexts() throws {
    let library = try Library.standard()
    let texts = [
      (0..<10_000).map { "word\($0)" }.joined(separator: " "), Self.repeated("training ", 10_000),
      Self.repeated("(", 10_000), Self.repeated(")", 10_000), Self.repeated("()", 10_000), Self.repeated("(a ", 10_000),
      Self.repeated("NOT ", 10_000), Self.repeated("a AND ", 1_000) + "a", Self.repeated("a OR ", 1_000) + "b",
      Self.repeated("a NEAR ", 1_000) + "b", Self.repeated("\"a b\" ", 1_000), Self.repeated("+a -b ", 1_000),
      Self.repeated("-a ", 1_000), Self.repeated("title:", 20_000), Self.repeated("a:", 1_000),
      Self.repeated("a", 100_000), Self.repeated("职", 20_000), "author:" + Self.repeated("a", 100_000),
      "\"" + Self.repeated("word ", 2_000) + "\"", Self.repeated("e\u{301}", 20_000), Self.repeated("*", 10_000),
    ]
    for text in texts { #expect(try library.search(text) { $0.snippets = 1 }.total <= library.books.count) }
  }

  @Test("nested deeply are answered, whatever opens the groups", arguments: [1, 5, 12, 49, 60])
  func nesting(depth: Int) throws {
    let library = try Library.standard()
    for (opening, closing) in [
      ("+(", " training)"), ("training (", " x)"), ("training OR (people AND ", ")"), ("people -(", ")"),
      ("+(x ", ") y"),
      ("a NOT (b OR (", " c))"), ("+training x -y (", ")"), ("(+(", " a) b)"), ("title:(", " x)"),
    ] {
      let text = Self.repeated(opening, depth) + "training" + Self.repeated(closing, depth)
      #expect(try library.search(text) { $0.explains = true }.total <= library.books.count)
    }
  }

  @Test("at random are answered the same twice")
  func random() throws {
    let library = try Library.standard()
    let alphabet = [
      "a", "train", "training", " ", " ", "\"", "(", ")", "+", "-", "*", ":", "=", "/", "AND", "OR", "NOT", "NEAR/2",
      "title:",
      "author:", "year:2018", "kind:report", "lang:en", ",", "..", "职业", "教", "é", "\u{301}", "\u{1}", "\u{2}", "\u{3}",
      "\u{5}", "\0", "\u{C}", "😀", "\u{202E}", "'", "\\", "%", "{", "}", "^", "“", "”", "«",
    ]
    var random = SplitMix(seed: 5)
    for _ in 0..<1_500 {
      let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? ""
      }.joined()
      do {
        let once = try library.ids(text) { $0.snippets = 1 }
        #expect(try library.ids(text) == once, "\(text.debugDescription)")
      } catch is FilterError {
        // `lang:` and `kind:` of something unknown are named to the user.
      } catch {
        Issue.record("\(text.debugDescription): \(error)")
      }
    }
  }
}

/// One library that no test changes, for one test at a time.
enum SharedLibrary {
  private static let standard = Mutex<Library?>(nil)

  static func with<Answer: Sendable>(_ body: (Library) throws -> Answer) throws -> Answer {
    try standard.withLock { library in
      let opened = try library ?? Library.standard()
      library = opened
      return try body(opened)
    }
  }
}

/// A small generator of reproducible randomness (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
