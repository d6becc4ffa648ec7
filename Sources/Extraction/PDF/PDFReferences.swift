import Corpus

/// Finds lists of references: from their heading to the next one.
enum PDFReferences {
  static func mark(_ pages: inout [[PDFLine]]) {
    var heading: PDFLine?
    for page in pages.indices {
      for line in pages[page].indices where pages[page][line].role != .boilerplate {
        let current = pages[page][line]
        if isHeading(current), hasYears(pages, after: (page, line)) {
          heading = current
          pages[page][line].role = .heading
        } else if let open = heading {
          if ends(current, listUnder: open) { heading = nil } else { pages[page][line].role = .references }
        }
      }
    }
  }

  private static func isHeading(_ line: PDFLine) -> Bool {
    // Most lines are told by their length.
    line.text.utf8.count <= 80 && line.role != .contents && line.text.utf8.count { $0 == 0x20 } <= 4
      && PDFHeadingNames.references.contains(PDFHeadingNames.key(line.text))
  }

  /// References have years; an entry of a table of contents, or a tab on a page, has none after it.
  private static func hasYears(_ pages: [[PDFLine]], after start: (page: Int, line: Int)) -> Bool {
    var (years, seen) = (0, 0)
    for page in start.page..<min(start.page + 2, pages.count) {
      for line in pages[page].dropFirst(page == start.page ? start.line + 1 : 0) {
        seen += 1
        if PDFYears.years(in: line.text).first != nil { years += 1 }
        if years >= 3 { return true }
        if seen >= 24 { return false }
      }
    }
    // A short list at the very end.
    return years >= 1 && years * 4 >= seen
  }

  private static func ends(_ line: PDFLine, listUnder heading: PDFLine) -> Bool {
    if line.role == .heading && line.size >= heading.size * 0.95 { return true }
    guard line.text.utf8.count <= 120 else { return false }
    let key = PDFHeadingNames.key(line.text)
    return PDFHeadingNames.appendix.contains { key == $0 || (key.hasPrefix($0 + " ") && key.count < 60) }
  }
}
