import Corpus

/// Finds the title: the largest type on the first page with text, or the first bold type.
enum PDFTitle {
  struct Candidate {
    var text: String
    var score: Float
    /// The page's index among the pages, and the lines on it.
    var page: Int
    var lines: Range<Int>
  }

  /// The title, or nil if no line stands out.
  static func find(in pages: [[PDFLine]], bodySize: Float, info: String?) -> Candidate? {
    let page = pages.prefix(3).firstIndex { page in page.contains { letterCount($0.text) > 2 } }
    guard let page else { return nil }
    let candidates =
      candidates(on: page, pages[page], atLeast: bodySize) + PDFTitleLabels.candidates(on: page, pages[page])
    // The Info dictionary's title is often wrong; where the page confirms it, it is right.
    if let info, let confirmed = candidates.first(where: { isSame($0.text, info) }) { return confirmed }
    return candidates.max { $0.score < $1.score } ?? PDFTitleLabels.capitals(on: page, pages)
  }

  /// The runs of neighbouring lines of one size, as far as they may be titles.
  private static func candidates(on index: Int, _ page: [PDFLine], atLeast bodySize: Float) -> [Candidate] {
    var candidates: [Candidate] = []
    var start = 0
    while start < page.count {
      var end = start + 1
      while end < page.count, isContinued(page[end - 1], page[end], bodySize, start),
        !PDFSentences.opensLaw(page[end].text)
      {
        end += 1
      }
      let run = page[start..<end]
      if let first = run.first, first.isUpright, first.role != .boilerplate {
        let text = PDFLine.joined(run.map(\.text))
        let isLarge = first.size > bodySize * (first.isRecognized ? 1.2 : 1.05)
        // Where all type is of one size, the title is bold, or in capitals.
        let isBold = first.size >= bodySize * 0.95 && run.count <= 4 && (first.isBold || start == 0 && isCapitals(text))
        let score = score(text, first.size * (isLarge ? 1 : 0.95), start)
        if (isLarge || isBold && start < lastBoldLine && hasWords(text, 3) && !isNumbered(text)) && isSane(text),
          !PDFSentences.isRunning(text, next: end < page.count ? page[end] : nil, after: run.last ?? first),
          !first.isRecognized || start * 2 <= page.count
        {
          candidates.append(Candidate(text: text, score: score, page: index, lines: start..<end))
        }
      }
      start = end
    }
    return candidates
  }

  /// Bold type after so many lines is a heading.
  private static let lastBoldLine = 12

  private static func isContinued(_ line: PDFLine, _ next: PDFLine, _ bodySize: Float, _ start: Int) -> Bool {
    guard abs(line.size - next.size) <= 0.06 * line.size, line.isUpright == next.isUpright,
      line.isBold == next.isBold, next.role != .boilerplate
    else { return false }
    return line.size > bodySize * 1.05 || start < lastBoldLine && isCapitals(line.text) == isCapitals(next.text)
  }

  static func isCapitals(_ text: String) -> Bool {
    text.contains { $0.isUppercase } && !text.contains { $0.isLowercase }
  }

  private static func isNumbered(_ text: String) -> Bool {
    text.first?.isNumber == true && text.prefix(5).contains(".")
  }

  private static func hasWords(_ text: String, _ count: Int) -> Bool { text.split(separator: " ").count >= count }

  /// Large type; a word of its own is more often a journal's name or a logo.
  private static func score(_ text: String, _ size: Float, _ line: Int) -> Float {
    let words = text.split(separator: " ").count
    let hasCJK = text.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) }
    var score = size
    if words < 3 && !hasCJK { score *= 0.7 }
    if text.count > 200 { score *= 0.7 }
    // A section's number, the name of who published it.
    if isNumbered(text) { score *= 0.6 }
    let start = text.lowercased()
    if words <= 8 && institutions.contains(where: start.hasPrefix) { score *= 0.55 }
    return score - Float(min(line, 40)) * 0.02
  }

  private static let institutions = [
    "ministry of", "department of", "government of", "republic of", "university of", "ministerio de", "ministère d",
    "ministério d", "secretaria d", "secretaría d", "universidad de", "université d", "república d", "république d",
    "bundesministerium", "министерство", "وزارة", "جامعة", "bộ ",
  ]

  static func isSane(_ text: String) -> Bool {
    let letters = letterCount(text)
    guard (4...300).contains(text.count), letters >= 4, letters * 2 > text.count else { return false }
    return !text.lowercased().hasPrefix("arxiv:")
  }

  private static func letterCount(_ text: String) -> Int { text.count { $0.isLetter } }

  /// Whether two titles have the same letters and digits, case aside.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    let left = left.lowercased().filter { $0.isLetter || $0.isNumber }
    let right = right.lowercased().filter { $0.isLetter || $0.isNumber }
    return left == right && !left.isEmpty
  }

  /// Whether a title has numbers that the first pages do not have: that of another document, which was the template.
  static func isOfAnother(_ title: String, _ pages: [[PDFLine]]) -> Bool {
    title.split { !$0.isNumber }.filter { $0.count >= 2 }.contains { number in
      !pages.prefix(3).contains { page in page.contains { $0.text.contains(number) } }
    }
  }

  /// Whether an Info dictionary's title is what a program put there: a file's name, "Microsoft Word - …".
  static func isJunk(_ title: String, stem: String) -> Bool {
    let text = title.lowercased()
    if letterCount(text) < 4 || text == stem.lowercased() { return true }
    if programTitles.contains(where: text.hasPrefix) || isDefault(text) { return true }
    if let dot = text.lastIndex(of: "."), extensions.contains(String(text[text.index(after: dot)...])) { return true }
    // One word with digits or underscores is a file's name or a number of a manuscript.
    return !text.contains(" ") && text.contains { $0.isNumber || $0 == "_" }
  }

  /// "Document", "Document1", "Title": a name that nobody has changed.
  private static func isDefault(_ title: String) -> Bool {
    ["document", "title"].contains(title.filter { $0.isLetter })
  }

  private static let programTitles = [
    "untitled", "microsoft word", "microsoft powerpoint", "powerpoint presentation", "slide 1", "world bank document",
  ]
  private static let extensions: Set<String> = [
    "doc", "docx", "dvi", "fm", "indd", "pdf", "ppt", "pptx", "ps", "qxd", "qxp", "rtf", "tex", "xls", "xlsx",
  ]
}
