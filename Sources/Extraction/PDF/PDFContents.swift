import Corpus

/// Tells tables of contents: by the dots that lead to page numbers, or by their heading and the numbers at lines' ends.
enum PDFContents {
  /// Contents stand at a document's front.
  private static let searchedPages = 40

  static func mark(_ pages: inout [[PDFLine]]) {
    // The last number of contents that may go on.
    var last: Int?
    for page in pages.indices {
      markDotted(&pages[page])
      guard page < searchedPages else { continue }
      let heading = pages[page].prefix(12).lastIndex { isHeading($0) }
      let least = heading == nil ? last : 0
      last = least.flatMap { markNumbered(&pages[page], after: heading ?? -1, atLeast: $0) }
    }
  }

  private static func isHeading(_ line: PDFLine) -> Bool {
    line.text.utf8.count <= 60 && names.contains(PDFHeadingNames.key(line.text))
  }

  private static let names: Set<String> = [
    "contents", "table of contents", "contents page", "chapter contents page", "inhalt", "inhaltsverzeichnis",
    "table des matières", "sommaire", "índice", "contenido", "tabla de contenido", "sumário", "indice", "inhoud",
    "inhoudsopgave", "innehåll", "sisällys", "spis treści", "içindekiler", "daftar isi", "mục lục", "содержание",
    "оглавление", "зміст", "目录", "目錄", "目次", "차례", "목차", "المحتويات", "فهرس", "قائمة المحتويات", "فهرست",
    "תוכן העניינים",
    "สารบัญ", "មាតិកា", "विषय सूची",
  ]

  /// Marks the lines that end with page numbers, and those between them, if the numbers go up.
  ///
  /// - Returns: the last number; nil where there are no contents.
  private static func markNumbered(_ lines: inout [PDFLine], after heading: Int, atLeast least: Int) -> Int? {
    let entries = lines.indices.dropFirst(heading + 1).compactMap { line in
      lines[line].role == .boilerplate ? nil : pageNumber(lines[line].text).map { (line: line, number: $0) }
    }
    guard let first = entries.first, let last = entries.last, entries.count >= leastEntries,
      entries.count * 2 >= last.line - first.line + 1, first.number >= least
    else { return nil }
    let rising = zip(entries, entries.dropFirst()).count { $0.number <= $1.number }
    guard rising * 10 >= (entries.count - 1) * 8 else { return nil }
    for line in first.line...last.line where lines[line].role != .boilerplate { lines[line].role = .contents }
    return last.number
  }

  private static let leastEntries = 5

  /// The number at an entry's end: "Introduction 12".
  private static func pageNumber(_ text: String) -> Int? {
    let digits = text.utf8.reversed().prefix { (0x30...0x39).contains($0) }
    guard (1...3).contains(digits.count), text.utf8.count > digits.count + 3,
      text.utf8.dropLast(digits.count).last == 0x20
    else { return nil }
    return digits.reversed().reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  /// Entries whose dots lead to a page number.
  private static func markDotted(_ lines: inout [PDFLine]) {
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
