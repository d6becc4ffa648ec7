import Corpus

/// Tells what each line of a document is for.
enum PDFRoles {
  /// Sets the role of every line.
  ///
  /// - Returns: the size of the type that most of the text is set in, in points; 0 where sizes are not known.
  static func assign(_ pages: inout [[PDFLine]]) -> Float {
    let bodySize = bodySize(of: pages)
    PDFHeadings.mark(&pages, bodySize)
    PDFRunningHeads.mark(&pages, bodySize)
    for page in pages.indices { markContents(&pages[page]) }
    PDFReferences.mark(&pages)
    for page in pages.indices {
      PDFCaptions.mark(&pages[page], bodySize)
      PDFNotes.mark(&pages[page], bodySize)
    }
    return bodySize
  }

  /// The size that most characters have, to a quarter of a point.
  private static func bodySize(of pages: [[PDFLine]]) -> Float {
    var counts = [Int](repeating: 0, count: 401)
    for page in pages {
      for line in page where line.size > 0 {
        counts[min(Int((line.size * 4).rounded()), counts.count - 1)] += line.text.utf8.count
      }
    }
    guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else { return 0 }
    return Float(index) / 4
  }

  /// Entries of a table of contents: dots lead to a page number.
  private static func markContents(_ lines: inout [PDFLine]) {
    let entries = lines.indices.filter { isContentsEntry(lines[$0].text) }
    guard let first = entries.first, let last = entries.last, entries.count >= 2 else { return }
    // Where entries are many, what stands between them are entries of two lines.
    let isDense = entries.count * 3 >= last - first + 1
    for line in isDense ? Array(first...last) : entries where lines[line].role != .boilerplate {
      lines[line].role = .contents
    }
  }

  private static func isContentsEntry(_ text: String) -> Bool {
    var digits = 0
    var dots = 0
    for character in text.unicodeScalars.reversed() {
      switch character {
      case "0"..."9" where dots == 0: digits += 1
      case ".", "·", "_": dots += 1
      case "…", "⋯": dots += 3
      case " ": break
      default: return dots >= 4 && (1...4).contains(digits)
      }
    }
    return false
  }
}
