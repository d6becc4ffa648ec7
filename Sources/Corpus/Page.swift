package import Analysis

/// One page of a document; formats without pages have one page a chapter, or one in all.
package struct Page: Sendable, Equatable {
  /// 1-based, counted from the start of the file.
  package var number: Int
  /// In reading order.
  package var blocks: [Block]
  /// How sure character recognition was of the page's words, 0 to 100; nil where the text was not recognised but read.
  package var confidence: Int?

  package init(number: Int, blocks: [Block], confidence: Int? = nil) {
    self.number = number
    self.blocks = blocks
    self.confidence = confidence
  }

  /// Below this, recognised text is full of errors.
  package static let poorConfidence = 65

  /// The page's text: its blocks, a line feed between them.
  package var text: String { blocks.map(\.text).joined(separator: "\n") }
}

/// A stretch of a page that plays one role in one language.
package struct Block: Sendable, Equatable {
  package var role: Role
  /// Nil where it is the document's language, or not known.
  package var language: Language?
  /// Plain text; lines end with a line feed. Holds no control characters other than tab and line feed.
  package var text: String

  package init(_ role: Role, _ text: String, language: Language? = nil) {
    self.role = role
    self.language = language
    self.text = text
  }

  /// What a block is for. The taggers and the ranker read it: a country in a reference list is not what
  /// the document is about. The raw value is the letter that stands for it in the stored text.
  package enum Role: Character, Sendable, CaseIterable {
    case body = "b"
    case heading = "h"
    case table = "t"
    case caption = "k"
    case note = "n"
    case affiliation = "a"
    case contents = "c"
    case references = "r"
    /// Running heads, navigation and other repeated matter that is kept but says nothing of its own.
    case boilerplate = "x"
  }
}

extension [Page] {
  /// More empty pages are none that a document leaves out.
  private static let mostGaps = 20_000

  /// The pages, each in the place of its number: those that are left out because nothing stands on them are empty pages
  /// again. Pages whose numbers do not go up are given back as they are.
  package var inPlaces: [Page] {
    guard let last, last.number > count, last.number - count <= Self.mostGaps,
      zip(self, dropFirst()).allSatisfy({ $0.number < $1.number }), self[0].number >= 1
    else { return self }
    var pages: [Page] = []
    for page in self {
      while pages.count < page.number - 1 { pages.append(Page(number: pages.count + 1, blocks: [])) }
      pages.append(page)
    }
    return pages
  }
}
