import Corpus

/// Finds running heads, feet and page numbers: what stands at the edges of many pages, but for its numbers.
enum PDFRunningHeads {
  /// So many pages must have it; all but the first where there are no more.
  private static let leastPages = 3

  static func mark(_ pages: inout [[PDFLine]], _ bodySize: Float) {
    guard pages.count >= leastPages else { return }
    let least = min(leastPages, pages.count - 1)
    var counts: [String: Int] = [:]
    for page in pages {
      for line in edges(of: page) { counts[key(page[line].text), default: 0] += 1 }
    }
    for page in pages.indices {
      for line in edges(of: pages[page]) {
        // A title is a heading on its own page and a running head on the others.
        if page == 0 && pages[page][line].role == .heading { continue }
        let key = key(pages[page][line].text)
        if key == "#" || counts[key, default: 0] >= (pages[page][line].isAtEdge ? least : leastPages) {
          pages[page][line].role = .boilerplate
        }
      }
    }
  }

  /// The lines at a page's edges, and its first and last line wherever they stand.
  private static func edges(of lines: [PDFLine]) -> [Int] {
    lines.indices.filter { lines[$0].isAtEdge || $0 == 0 || $0 == lines.count - 1 }
  }

  /// The text in small ASCII letters, each number replaced by `#`.
  private static func key(_ text: String) -> String {
    var key: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: if key.last != 0x23 { key.append(0x23) }
      case 0x41...0x5A: key.append(byte | 0x20)
      case 0x20, 0x2D, 0x7C: break
      default: key.append(byte)
      }
    }
    return String(decoding: key, as: UTF8.self)
  }
}
