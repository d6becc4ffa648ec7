import Corpus

/// Tells footnotes: small type at a page's foot that begins with a note's mark.
enum PDFNotes {
  static func mark(_ lines: inout [PDFLine], _ bodySize: Float) {
    guard bodySize > 0 else { return }
    var end = lines.count
    while end > 0, lines[end - 1].role == .boilerplate { end -= 1 }
    var start = end
    while start > 0, isSmall(lines[start - 1], bodySize) { start -= 1 }
    // A page all in small type is a table or a list.
    guard let first = (start..<end).first(where: { isStart(lines[$0].text) }), (end - first) * 5 <= lines.count * 3
    else { return }
    for index in first..<end { lines[index].role = .note }
  }

  private static func isSmall(_ line: PDFLine, _ bodySize: Float) -> Bool {
    line.role == .body && line.isUpright && line.size > 0 && line.size <= 0.92 * bodySize
  }

  /// A mark and then words: "3 See above", "[3] See above", "* See above".
  private static func isStart(_ text: String) -> Bool {
    let mark = text.prefix { "0123456789*†‡§¶[]()¹²³⁴⁵⁶⁷⁸⁹⁰".contains($0) }
    let rest = text.dropFirst(mark.count)
    let isMark = (1...5).contains(mark.count) && mark.contains { !"[]()".contains($0) }
    return isMark && (rest.drop { $0 == " " }.first?.isLetter ?? false)
  }
}
