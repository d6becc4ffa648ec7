import Corpus
import Foundation

/// The pages of a message: its text, and behind that the files attached.
struct MessagePages {
  private let input: ExtractionInput
  private(set) var pages: [Page] = []

  /// - Parameter input: the file that the message lies in.
  init(in input: ExtractionInput) { self.input = input }

  mutating func add(text: String) { add(TextPaginator.pages(of: text)) }

  /// The page's main content; nothing where it has none.
  ///
  /// - Throws: ``ExtractionError``, as the page's extractor.
  mutating func add(html text: String, name: String = "message.html") throws {
    // What the page says of its charset no longer holds; a byte order mark goes before that.
    let content = Data([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    add(try ContainedFile(name: name, content: content, mediaType: .html).pages(in: input))
  }

  /// The attached file's text, on pages of its own; only its name, where it cannot be read.
  mutating func add(attached file: ContainedFile) {
    if let found = try? file.pages(in: input) { add(attached: found, name: file.name) } else { add(note: file.name) }
  }

  /// The pages of an attached document under its name.
  mutating func add(attached pages: [Page], name: String) {
    guard let first = pages.first else { return add(note: name) }
    add([Page(number: 1, blocks: [Block(.heading, name)] + first.blocks)] + pages.dropFirst())
  }

  mutating func add(_ more: [Page]) {
    for page in more where !page.blocks.isEmpty { pages.append(Page(number: pages.count + 1, blocks: page.blocks)) }
  }

  private mutating func add(note text: String) {
    if pages.isEmpty { pages = [Page(number: 1, blocks: [])] }
    pages[pages.count - 1].blocks.append(Block(.note, text))
  }
}
