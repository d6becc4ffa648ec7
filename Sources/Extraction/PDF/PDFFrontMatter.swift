import Corpus

/// What stands between the title and the text: authors and their affiliations.
struct PDFFrontMatter {
  private(set) var authors: [String] = []
  /// The lines, by their index on the page, that name them.
  private(set) var authorLines: [Int] = []
  /// The lines, by their index on the page, that say where the authors work.
  private(set) var affiliations: [Int] = []
  /// The same as text: neighbouring lines joined, without addresses for mail and marks of notes.
  private(set) var institutions: [String] = []

  private static let searchedLines = 40
  /// So many lines in a row may be neither authors nor affiliations.
  private static let maximumStrangeLines = 2

  /// - Parameters:
  ///   - page: the page with the title.
  ///   - start: the first line after the title.
  ///   - infoAuthors: the authors that the file itself names; they are believed where the page has them.
  ///   - vocabulary: of the whole document.
  init(of page: [PDFLine], after start: Int, infoAuthors: [String], vocabulary: PDFVocabulary) {
    // A name right after a name is rather a heading, unless the line before announces it.
    var isNameExpected = true
    var strangeLines = 0
    var end = start
    let last = min(start + Self.searchedLines, page.count)
    while end < last, !Self.isEnd(page[end].text) { end += 1 }
    let front = page[start..<end]
    for index in front.indices where page[index].role != .boilerplate {
      let line = page[index].text
      let names = Self.names(in: page[index], isContinued: index > start && PDFNames.isOpenEnded(page[index - 1].text))
      if PDFNames.isAffiliation(line) && names.isEmpty {
        if isNameExpected, let name = PDFNames.nameBeforeInstitution(line) { add(name) }
        affiliations.append(index)
        isNameExpected = true
        strangeLines = 0
      } else if isNameExpected
        && isCredible(names, page[index], following: front[(index + 1)...], infoAuthors, vocabulary)
        || isProven(names, page, index, after: start, vocabulary)
      {
        strangeLines = 0
        for name in names { add(name) }
        authorLines.append(index)
        isNameExpected = line.contains("@") || PDFNames.isOpenEnded(line)
      } else {
        // A subtitle, a date, a street; but not much of it.
        strangeLines += 1
        if strangeLines > Self.maximumStrangeLines { break }
      }
    }
    addConfirmed(infoAuthors, front)
    institutions = Self.institutions(affiliations, page)
  }

  private mutating func add(_ name: String) {
    if !authors.contains(name) { authors.append(name) }
  }

  /// Adds those of the file's own authors that the lines name and that were not told as names.
  private mutating func addConfirmed(_ infoAuthors: [String], _ front: ArraySlice<PDFLine>) {
    for name in infoAuthors where !authors.contains(where: { PDFNames.isSame($0, name) }) {
      if front.contains(where: { $0.text.contains(name) || PDFNames.isSame($0.text, name) }) { authors.append(name) }
    }
  }

  private static func names(in line: PDFLine, isContinued: Bool) -> [String] {
    let cells = line.cells.map { PDFNames.names(in: $0) }
    if !cells.isEmpty && cells.allSatisfy({ !$0.isEmpty }) { return cells.flatMap(\.self) }
    return PDFNames.names(in: line.text, isContinued: isContinued)
  }

  /// Two words with capitals may be anything: something else must speak for a name.
  private func isCredible(
    _ names: [String], _ line: PDFLine, following: ArraySlice<PDFLine>, _ infoAuthors: [String],
    _ vocabulary: PDFVocabulary
  ) -> Bool {
    guard let first = names.first else { return false }
    if line.text.contains("@") || PDFTitleLabels.isOfAuthors(line.text)
      || infoAuthors.contains(where: { PDFNames.isSame($0, first) })
    {
      return true
    }
    let isLikely =
      names.count > 1 || PDFNames.hasInitial(first) || following.prefix(3).contains { PDFNames.isAffiliation($0.text) }
    return isLikely && !names.contains(where: vocabulary.isPhrase)
  }

  /// Whether a line right under the title, or under another name, is one whose words the text knows as names only.
  private func isProven(
    _ names: [String], _ page: [PDFLine], _ index: Int, after start: Int, _ vocabulary: PDFVocabulary
  ) -> Bool {
    guard names.count == 1, let name = names.first, !page[index].isRecognized else { return false }
    let isPlaced = index == start || authorLines.last == index - 1 && page[index - 1].size == page[index].size
    // A sentence that goes on, or a heading in capitals.
    let goesOn = index + 1 < page.count && page[index + 1].text.first?.isLowercase == true
    return isPlaced && !goesOn && name.contains { $0.isLowercase } && vocabulary.isName(name)
      && !PDFPlaces.isPlace(name)
  }

  private static func isEnd(_ line: String) -> Bool {
    let key = PDFHeadingNames.key(line)
    return PDFHeadingNames.abstract.contains(key) || key.hasPrefix("abstract") || line.utf8.count > 250
      || PDFHeadingNames.afterAbstract.contains { key == $0 || key.hasPrefix($0 + " ") }
  }

  private static let maximumInstitutions = 20

  private static func institutions(_ lines: [Int], _ page: [PDFLine]) -> [String] {
    var institutions: [String] = []
    var previous = -2
    for line in lines.prefix(maximumInstitutions) {
      let words = page[line].text.split(separator: " ").filter { !$0.contains("@") }
      let start = words.first.map { PDFNames.isSeparator($0) } ?? false ? 1 : 0
      var text = Substring(words.dropFirst(start).joined(separator: " "))
      let isMarked = text.first?.isLetter != true
      text = text.drop { !$0.isLetter }
      if let name = PDFNames.nameBeforeInstitution(String(text)) {
        text = text.dropFirst(name.count).drop { !$0.isLetter }
      }
      guard PDFNames.isAffiliation(String(text)) else { continue }
      if line == previous + 1, !isMarked, let last = institutions.indices.last, !text.contains(",") {
        institutions[last] += ", " + text
      } else {
        institutions.append(String(text))
      }
      previous = line
    }
    return institutions
  }
}
