import Corpus

/// Tells headings by the size and the weight of their type.
enum PDFHeadings {
  static func mark(_ pages: inout [[PDFLine]], _ bodySize: Float) {
    guard bodySize > 0 else { return }
    let least = bodySize * 1.08 + 0.3
    // Many large lines in a row are a text in larger type: a preface, a slide.
    markRuns(in: &pages, maximumLines: 5, maximumBytes: 400) { $0.size >= least }
    guard isBoldRare(pages) else { return }
    markRuns(in: &pages, maximumLines: 3, maximumBytes: 200) {
      $0.isBold && $0.role == .body && $0.size >= 0.95 * bodySize && isHeadingLike($0.text)
    }
  }

  private static func markRuns(
    in pages: inout [[PDFLine]], maximumLines: Int, maximumBytes: Int, where isHeading: (PDFLine) -> Bool
  ) {
    for page in pages.indices {
      var run: [Int] = []
      func close() {
        let bytes = run.reduce(0) { $0 + pages[page][$1].text.utf8.count }
        if run.count <= maximumLines && bytes <= maximumBytes {
          for line in run where hasWord(pages[page][line].text) { pages[page][line].role = .heading }
        }
        run = []
      }
      for line in pages[page].indices {
        if pages[page][line].isUpright && isHeading(pages[page][line]) { run.append(line) } else { close() }
      }
      close()
    }
  }

  /// Whether bold type stands out: at most a fifth of the text is set in it.
  private static func isBoldRare(_ pages: [[PDFLine]]) -> Bool {
    var (bold, all) = (0, 0)
    for page in pages {
      for line in page {
        all += line.text.utf8.count
        if line.isBold { bold += line.text.utf8.count }
      }
    }
    return bold > 0 && bold * 5 <= all
  }

  /// A heading begins with a capital or a number and does not stop in the middle of a sentence.
  private static func isHeadingLike(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    let isItem = "•–-*·▪■○●➢❖✓o".unicodeScalars.contains { $0 == text.unicodeScalars.first } && text.contains(" ")
    return !(0x61...0x7A).contains(first) && !isItem && !",;-".utf8.contains(last)
  }

  /// Whether there are two letters in a row.
  private static func hasWord(_ text: String) -> Bool {
    var letters = 0
    for byte in text.utf8 {
      letters = (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 ? letters + 1 : 0
      if letters == 2 { return true }
    }
    return false
  }
}
