import Analysis
import Testing

@testable import Corpus

@Suite("Marked text")
struct MarkedTextTests {
  @Test("a place has the role of the marker before it", arguments: [(0, "h"), (12, "h"), (25, "r"), (99, "r")])
  func roleOfAPlace(offset: Int, letter: Character) {
    var text = "\u{1}en;h\u{2}Heading\n\u{1}en;r\u{2}A book\n"
    #expect(text.withUTF8 { MarkedText.role(at: offset, of: $0) } == Block.Role(rawValue: letter))
  }

  @Test("opens each stretch of another language or role with a marker, and no other")
  func encoding() {
    let page = Page(
      number: 1,
      blocks: [
        Block(.heading, "Title"), Block(.body, "One"), Block(.body, "Two"), Block(.body, ""),
        Block(.body, "Trois", language: "fr"), Block(.references, "Four"),
      ])
    #expect(
      MarkedText.encode(page, language: "en")
        == "\u{1}en;h\u{2}Title\n\u{1}en;b\u{2}One\nTwo\n\u{1}fr;b\u{2}Trois\n\u{1}en;r\u{2}Four\n")
    #expect(MarkedText.encode(Page(number: 1, blocks: []), language: "en") == "")
  }

  @Test(
    "names the primary subtag, and only what a subtag can be",
    arguments: [
      ("zh-Hant", "\u{1}zh;b\u{2}"), ("en-GB", "\u{1}en;b\u{2}"), ("e;h\u{2}", "\u{1};b\u{2}"), ("", "\u{1};b\u{2}"),
    ])
  func marker(language: String, marker: String) { #expect(MarkedText.marker(language: Language(language)) == marker) }

  @Test("gives back its blocks, role and language with them")
  func decoding() {
    let blocks = [
      Block(.heading, "标题", language: "zh"), Block(.body, "One\n\ntwo\r", language: "en"),
      Block(.table, "1\t2", language: "en"), Block(.note, "", language: nil), Block(.caption, "لا", language: "ar"),
    ].filter { !$0.text.isEmpty }
    #expect(MarkedText.decode(MarkedText.encode(Page(number: 1, blocks: blocks), language: nil)) == blocks)
    #expect(MarkedText.decode("no marker") == [Block(.body, "no marker")])
    #expect(MarkedText.decode("") == [])
    #expect(MarkedText.decode("\u{1}en;?\u{2}x") == [Block(.body, "x", language: "en")])
  }

  @Test("every role has a letter of its own")
  func roles() {
    for role in Block.Role.allCases {
      let page = Page(number: 1, blocks: [Block(role, "x", language: "en")])
      #expect(MarkedText.decode(MarkedText.encode(page, language: nil)) == page.blocks)
    }
  }

  @Test("is shown without its markers")
  func stripping() {
    let page = Page(number: 1, blocks: [Block(.heading, "A\u{301}"), Block(.body, "\u{301}b", language: "fr")])
    #expect(MarkedText.strip(MarkedText.encode(page, language: "en")) == "A\u{301}\n\u{301}b\n")
  }
}
