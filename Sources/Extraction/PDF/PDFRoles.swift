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
    PDFContents.mark(&pages)
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
}
