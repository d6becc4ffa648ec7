import Corpus

/// Finds the abstract: what stands under its heading on the first pages.
enum PDFAbstract {
  private static let searchedPages = 4
  private static let plausibleBytes = 120...5000

  static func find(in pages: [[PDFLine]]) -> String? {
    for page in pages.prefix(searchedPages) {
      for line in page.indices where page[line].role == .body || page[line].role == .heading {
        guard let first = opening(page[line].text) else { continue }
        if let abstract = text(from: first, page[(line + 1)...], heading: page[line]) { return abstract }
      }
    }
    return nil
  }

  /// What follows the heading on its own line ("Abstract: …"), or nil if the line is no such heading.
  private static func opening(_ line: String) -> String? {
    guard let first = line.utf8.first, !(0x61...0x7A).contains(first) else { return nil }
    if line.utf8.count <= 60, PDFHeadingNames.abstract.contains(PDFHeadingNames.key(line)) { return "" }
    guard let mark = line.prefix(24).firstIndex(where: { ":.—–-：】".contains($0) }), mark != line.startIndex,
      PDFHeadingNames.abstract.contains(PDFHeadingNames.key(String(line[..<mark])))
    else { return nil }
    return line[mark...].drop { $0.isPunctuation || $0 == " " }.description
  }

  private static func text(from first: String, _ rest: ArraySlice<PDFLine>, heading: PDFLine) -> String? {
    var lines = first.isEmpty ? [] : [first]
    var bytes = first.utf8.count
    let bodySize = rest.first?.size ?? heading.size
    var isOdd = false
    for line in rest where line.role != .boilerplate {
      let key = PDFHeadingNames.key(line.text)
      // One line may begin with a name in small capitals, or an index.
      let wasOdd = isOdd
      isOdd = abs(line.size - bodySize) > 0.2 * bodySize
      let isEnd =
        line.role == .heading || isOdd && wasOdd
        || PDFHeadingNames.afterAbstract.contains { key.hasPrefix($0) && isBoundary(key, after: $0) }
      if isEnd && bytes > 0 {
        if isOdd && wasOdd, lines.count > 1 { lines.removeLast() }
        break
      }
      lines.append(line.text)
      bytes += line.text.utf8.count + 1
      if bytes > plausibleBytes.upperBound { return nil }
    }
    return bytes >= plausibleBytes.lowerBound ? PDFLine.joined(lines) : nil
  }

  private static func isBoundary(_ text: String, after prefix: String) -> Bool {
    guard let next = text.dropFirst(prefix.count).first else { return true }
    return !next.isLetter || text.unicodeScalars.contains { $0.value > 0x3000 }
  }
}
