import Corpus

/// Cuts a plain text into pages.
///
/// A form feed ends a page. Pages past the limit are cut at the end of a paragraph, else of a line, else of a
/// word, so that a snippet has a place to name and no page is slow to analyse.
enum TextPaginator {
  /// Bytes of UTF-8 a page aims at.
  static let pageSize = 6000

  static func pages(of text: String) -> [Page] {
    var text = text
    return text.withUTF8 { bytes in
      var pages: [Page] = []
      for sheet in bytes.split(separator: 0x0C, omittingEmptySubsequences: false) {
        var start = sheet.startIndex
        repeat {
          let end = cut(bytes, from: start, to: sheet.endIndex)
          var builder = TextBuilder(layout: .preformatted)
          builder.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
          let blocks = builder.takeBlocks()
          // An empty sheet keeps its number: people count it.
          pages.append(Page(number: pages.count + 1, blocks: blocks))
          start = end
        } while start < sheet.endIndex
      }
      while pages.last?.blocks.isEmpty == true { pages.removeLast() }
      return pages.filter { !$0.blocks.isEmpty }
    }
  }

  private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    guard end - start > pageSize * 3 / 2 else { return end }
    let target = start + pageSize
    var line: Int?
    var index = target
    // A paragraph ends where a line is empty.
    while index > start + pageSize / 2 {
      if bytes[index] == 0x0A {
        if line == nil { line = index + 1 }
        var before = index - 1
        while before > start, bytes[before] == 0x0D || bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
        if bytes[before] == 0x0A { return index + 1 }
      }
      index -= 1
    }
    if let line { return line }
    index = target
    while index < min(end, target + pageSize / 2) {
      if bytes[index] == 0x0A || bytes[index] == 0x20 { return index + 1 }
      index += 1
    }
    // Neither line nor word ends here: Chinese, or one long word. Cut after a whole character.
    index = target
    while index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }
}
