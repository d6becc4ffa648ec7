import Corpus

/// Finds years and tells which one is the document's.
enum PDFYears {
  static let plausible = 1900...2100

  /// The numbers of four digits, standing alone, that may be years; each with where it begins, in bytes.
  static func years(in text: String) -> [(year: Int, offset: Int)] {
    var years: [(year: Int, offset: Int)] = []
    var (value, digits, offset) = (0, 0, 0)
    func close() {
      if digits == 4 && plausible.contains(value) { years.append((value, offset - 4)) }
      (value, digits) = (0, 0)
    }
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) {
        value = digits < 4 ? value * 10 + Int(byte) - 0x30 : value
        digits += 1
      } else {
        close()
      }
      offset += 1
    }
    close()
    return years
  }

  /// The year of publication, read off the first pages; nil where nothing speaks for one.
  ///
  /// - Parameters:
  ///   - latest: years after this one are not the document's.
  ///   - hint: the year that the file itself was made; where the page has it too, that speaks for it.
  static func publication(in pages: ArraySlice<[PDFLine]>, latest: Int, hint: Int?) -> Int? {
    var scores: [Int: Int] = [:]
    for (number, page) in pages.enumerated() {
      let front = number == 0 ? frontEnd(of: page) : 0
      for (index, line) in page.enumerated() where line.role != .references && line.role != .contents {
        let found = years(in: line.text).map(\.year).filter { $0 <= latest }
        guard !found.isEmpty else { continue }
        let isFront = index < front
        if !isFront && (isCitation(line) || index > 0 && isRunningOn(line, after: page[index - 1])) { continue }
        let score = score(line, isFirstPage: number == 0, isFront: isFront)
        for year in found { scores[year] = max(scores[year] ?? 0, score) }
      }
    }
    if let hint, let score = scores[hint] { scores[hint] = score + 2 }
    guard let best = scores.values.max(), best >= 3 else { return nil }
    return scores.filter { $0.value == best }.keys.max()
  }

  /// Where the first page's running text begins: before it stand title, publisher and date.
  private static func frontEnd(of page: [PDFLine]) -> Int {
    let searched = page.prefix(searchedFrontLines)
    return searched.indices.first { index in
      PDFHeadingNames.abstract.contains(PDFHeadingNames.key(page[index].text))
        || isRunningText(page[index]) && index + 1 < page.count && isRunningText(page[index + 1])
    } ?? 0
  }

  private static let searchedFrontLines = 20

  private static func isRunningText(_ line: PDFLine) -> Bool {
    line.role == .body && line.isUpright && line.text.utf8.count > 45
  }

  /// The last line of a paragraph: short, but no date of its own.
  private static func isRunningOn(_ line: PDFLine, after previous: PDFLine) -> Bool {
    guard line.role == .body, isRunningText(previous), !line.text.contains("©") else { return false }
    let start = line.text.drop { $0.isNumber || $0 == " " || $0 == "-" || $0 == "–" }
    return start.first?.isLowercase == true || line.text.hasSuffix(".") && previous.text.last?.isLetter == true
  }

  /// `(Silva & Li, 2001)`: a year that closes a bracket, or goes before another citation.
  private static func isCitation(_ line: PDFLine) -> Bool {
    guard line.role == .body, !line.text.contains("©") else { return false }
    if line.text.contains("et al") { return true }
    let bytes = Array(line.text.utf8)
    return years(in: line.text).allSatisfy { year in
      let next = year.offset + 4 < bytes.count ? bytes[year.offset + 4] : 0
      let isAlone = year.offset > 0 && bytes[year.offset - 1] == 0x28
      return next == 0x3B || next == 0x29 && (!isAlone || isRunningText(line))
    }
  }

  /// How much a line with a year speaks for it.
  private static func score(_ line: PDFLine, isFirstPage: Bool, isFront: Bool) -> Int {
    let text = line.text.lowercased()
    let words = Set(text.split { !$0.isLetter })
    var score = isFirstPage ? 1 : 0
    if text.contains("©") || words.contains("copyright") { score += 5 }
    if !published.isDisjoint(with: words) || text.contains("出版") || text.contains("发表") { score += 4 }
    // In running text, dates are those of events.
    let isEvent = !isFront && isRunningText(line) && !line.isAtEdge
    if !months.isDisjoint(with: words) || text.contains("月") { score += isEvent ? 1 : 3 }
    // A line of its own, with a publisher or a date; a heading may have any year in it.
    if isFront && line.role != .heading { score += 3 }
    if line.role == .heading { score += 2 }
    if line.isAtEdge || line.role == .boilerplate { score += 2 }
    if !line.isUpright { score += 3 }
    if text.utf8.count <= 24 { score += 2 }
    if text.utf8.count > 120 { score -= 2 }
    if !received.isDisjoint(with: words) { score -= 1 }
    return score
  }

  private static let published: Set<Substring> = [
    "published", "publication", "publié", "publicado", "publicación", "veröffentlicht", "pubblicato", "proceedings",
    "vol", "volume", "volumen", "band", "tome", "paper", "isbn", "issn", "doi", "conference", "edition",
  ]

  private static let received: Set<Substring> = ["received", "accepted", "reçu", "recibido", "aceptado", "eingereicht"]

  private static let months: Set<Substring> = [
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre", "januar", "februar", "märz", "juni", "juli", "oktober", "dezember", "janeiro", "fevereiro", "março",
    "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro", "января", "февраля", "марта", "апреля",
    "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря", "يناير", "فبراير", "مارس", "أبريل",
    "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
  ]
}
