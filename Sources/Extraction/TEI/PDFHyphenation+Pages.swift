import Corpus

extension PDFHyphenation {
  /// Mends words that a line's end has parted, in pages whose lines are those of a printed page.
  static func resolve(linesOf pages: inout [Page]) {
    var lines = pages.flatMap(\.blocks).map { block in
      block.text.split(separator: "\n", omittingEmptySubsequences: false).map { PDFLine(text: String($0)) }
    }
    resolve(&lines)
    var block = 0
    for page in pages.indices {
      for index in pages[page].blocks.indices {
        pages[page].blocks[index].text = lines[block].map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
        block += 1
      }
    }
  }
}
