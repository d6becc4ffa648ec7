import Analysis
import Corpus

/// Collects text as blocks of pages.
struct PagedText {
  var builder = TextBuilder()
  private var pages: [Page] = []
  private var number = 1
  private var isBroken = false

  /// Text from here on stands on another page. Breaks without text between them are pages that hold none.
  mutating func breakPage() {
    let hadText = flush()
    // What precedes the first break, if anything, is a page of its own.
    if hadText || isBroken { number += 1 }
    isBroken = true
  }

  /// Appends a paragraph whose line feeds count.
  mutating func append(_ paragraph: String, as role: Block.Role, language: Language? = nil) {
    guard !paragraph.isEmpty else { return }
    builder.open(role, language: language)
    builder.layout = .preformatted
    builder.append(paragraph)
    builder.layout = .flowing
    builder.line()
  }

  mutating func takePages() -> [Page] {
    _ = flush()
    defer { pages = [] }
    return pages
  }

  private mutating func flush() -> Bool {
    let blocks = builder.takeBlocks()
    if !blocks.isEmpty { pages.append(Page(number: number, blocks: blocks)) }
    return !blocks.isEmpty
  }
}
