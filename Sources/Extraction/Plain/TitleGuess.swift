/// Judges whether a line that opens a text is its title.
enum TitleGuess {
  private static let searched = 2000
  /// A title that is broken over more lines is prose.
  private static let maximumLines = 4

  /// The title that a text names (`Title: …`), else its first line, if it looks like a title: short, with letters,
  /// and neither the beginning of a broken sentence nor the heading of a part.
  static func title(ofText text: some StringProtocol) -> String? {
    let lines = text.prefix(searched).split(
      maxSplits: 24, omittingEmptySubsequences: false, whereSeparator: \.isNewline
    )
    .prefix(24).map { TextBuilder.line($0) }
    if let named = named(in: lines) { return named }
    guard let start = lines.firstIndex(where: { !$0.isEmpty && !isLabel($0) }) else { return nil }
    let paragraph = Array(lines[start...].prefix { !$0.isEmpty })
    guard let title = opening(of: paragraph), looksLikeTitle(title), !isPartHeading(title) else { return nil }
    return title
  }

  static func looksLikeTitle(_ line: String) -> Bool {
    // `<` begins the source of a page.
    guard (4...200).contains(line.count), line.split(separator: " ").count <= 25, !line.hasPrefix("<"),
      let last = line.unicodeScalars.last, !",;:".unicodeScalars.contains(last)
    else { return false }
    let letters = line.unicodeScalars.count { $0.properties.isAlphabetic }
    guard letters * 2 >= line.unicodeScalars.count, line.first?.isLowercase != true else { return false }
    // A full stop ends a sentence; titles that have one are short.
    return !".。।".unicodeScalars.contains(last) || line.count <= 60 && line.split(separator: " ").count <= 8
  }

  /// The title in a paragraph of lines: the first, joined with those it goes on in; nil where it is running text.
  private static func opening(of paragraph: [String]) -> String? {
    guard let first = paragraph.first, paragraph.count > 1 else { return paragraph.first }
    let capitals = paragraph.prefix(while: isCapitals)
    if (2...maximumLines).contains(capitals.count) { return capitals.joined(separator: " ") }
    guard paragraph[1].first?.isLowercase == true else { return first }
    // A sentence goes on: a title that is broken stands alone, prose does not.
    return paragraph.count <= 3 && paragraph.last.map { !".:;,".contains($0.last ?? " ") } == true
      ? paragraph.joined(separator: " ") : nil
  }

  private static func isCapitals(_ line: String) -> Bool {
    line.contains(where: \.isUppercase) && !line.contains(where: \.isLowercase)
  }

  /// The value of `Title: …` in the lines of labels that a text opens with.
  private static func named(in lines: [String]) -> String? {
    for line in lines.prefix(8) where !line.isEmpty {
      guard let colon = line.firstIndex(where: { ":：".contains($0) }),
        line.distance(from: line.startIndex, to: colon) <= 20
      else { return nil }
      let value = TextBuilder.line(line[line.index(after: colon)...])
      if labels.contains(TextBuilder.line(line[..<colon]).lowercased()), (4...300).contains(value.count) {
        return value
      }
    }
    return nil
  }

  /// `【Reference】 CLI.12.345`, `Source: https://…`: what a database puts before a text.
  private static func isLabel(_ line: String) -> Bool {
    if line.contains("://") { return true }
    guard line.hasPrefix("【"), let end = line.firstIndex(of: "】") else { return false }
    let rest = line[line.index(after: end)...]
    return !rest.isEmpty && rest.unicodeScalars.allSatisfy { $0.isASCII }
  }

  /// Whether a line heads a part that any text may have: a preamble, a summary, an introduction.
  static func isPartHeading(_ line: String) -> Bool {
    let key = PDFHeadingNames.key(line)
    return parts.contains(key) || PDFHeadingNames.abstract.contains(key) || PDFHeadingNames.references.contains(key)
      || PDFHeadingNames.afterAbstract.contains(key)
  }

  private static let labels: Set<String> = [
    "title", "titre", "título", "titulo", "titel", "titolo", "título do documento", "название", "заголовок", "标题", "题目",
    "標題", "題目", "タイトル", "제목", "العنوان", "judul", "tiêu đề", "başlık", "tytuł",
  ]

  private static let parts: Set<String> = [
    "preamble", "préambule", "preámbulo", "preâmbulo", "präambel", "preambolo", "преамбула", "序言", "ديباجة", "foreword",
    "preface", "avant-propos", "préface", "prólogo", "prefácio", "vorwort", "предисловие", "前言", "مقدمة", "background",
    "acknowledgements", "acknowledgments",
  ]
}
