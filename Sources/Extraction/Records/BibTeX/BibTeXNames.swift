import Corpus

/// Lists of names, as BibTeX reads them (Patashnik, "BibTeXing", section 4; BibLaTeX manual, section 2.3.3).
enum BibTeXNames {
  /// The names of an `and` list: `von Last, First, Jr`. A name in braces is an organization and is not cut; `others`
  /// is none.
  static func names(_ value: String) -> [PersonName] {
    let bytes = Array(value.utf8)
    var names: [PersonName?] = []
    var start: Int?
    var end = 0
    for word in split(bytes[...], isSeparator: isBlank) {
      if word.count == 3, word.elementsEqual("and".utf8, by: { $0 | 0x20 == $1 }) {
        if let start { names += several(bytes[start..<end]) }
        start = nil
      } else {
        start = start ?? word.startIndex
        end = word.endIndex
      }
    }
    if let start { names += several(bytes[start..<end]) }
    return names.compactMap(\.self)
  }

  /// `Smith, A. & Jones, B.`, as many write in place of `and`: several names, where no brace keeps them in one piece and
  /// they are no firm's.
  private static func several(_ whole: ArraySlice<UInt8>) -> [PersonName?] {
    let ampersand = UInt8(ascii: "&")
    guard whole.contains(ampersand), !whole.contains(UInt8(ascii: "{")) else { return [name(whole)] }
    let names = PersonNames.split(plain(whole), holdsPeople: true)
    return names.count > 1 ? names.map { .text(TextBuilder.line($0)) } : [name(whole)]
  }

  private static func name(_ whole: ArraySlice<UInt8>) -> PersonName? {
    if whole.elementsEqual("others".utf8) { return nil }
    if isOneGroup(whole) { return .organization(plain(whole)) }
    let parts = split(whole, isSeparator: { $0 == UInt8(ascii: ",") }).map { plain($0) }
    guard parts.count > 1 else { return whole.contains(UInt8(ascii: ",")) ? .text(parts.first ?? "") : inOrder(whole) }
    if let extended = extended(parts) { return extended }
    switch parts.count {
    case 2: return .person(family: parts[0], given: parts[1])
    case 3: return .person(family: parts[0], given: parts[2], suffix: parts[1])
    default: return .text(plain(whole))
    }
  }

  /// `First von Last`: the words in lower case and what follows them are the family name; without such, the last word.
  private static func inOrder(_ name: ArraySlice<UInt8>) -> PersonName? {
    let words = split(name, isSeparator: { isBlank($0) || $0 == UInt8(ascii: "~") })
    guard let last = words.indices.last else { return nil }
    let whole = plain(name)
    // Few write the braces that BibTeX wants around an organization.
    if last == 0 || NameWords.nameOrganization(whole) { return .text(whole) }
    let start = words[..<last].firstIndex(where: isLowerCase) ?? last
    func join(_ range: Range<Int>) -> String {
      range.map { plain(words[$0]) }.joined(separator: " ")
    }
    return .person(family: join(start..<words.count), given: join(0..<start))
  }

  /// BibLaTeX's `family=Simon, given=Erika, prefix=von`.
  private static func extended(_ parts: [String]) -> PersonName? {
    var values: [Substring: String] = [:]
    for part in parts {
      guard let sign = part.firstIndex(of: "=") else { return nil }
      values[part[..<sign]] = TextBuilder.line(part[part.index(after: sign)...])
    }
    guard let family = values["family"] else { return nil }
    return .person(
      family: [values["prefix"], family].compactMap(\.self).joined(separator: " "), given: values["given"] ?? "",
      suffix: values["suffix"] ?? "")
  }

  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    TextBuilder.line(TeXText.plain(String(decoding: bytes, as: UTF8.self)))
  }

  /// Whether the text is one group in braces that is no accented letter.
  private static func isOneGroup(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count > 2, text.first == UInt8(ascii: "{"), text.dropFirst().first != UInt8(ascii: "\\") else {
      return false
    }
    var depth = 0
    for index in text.indices {
      if text[index] == UInt8(ascii: "{") { depth += 1 }
      if text[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index == text.endIndex - 1 }
    }
    return false
  }

  /// Whether the first letter outside braces, or that of an accent's group, is a small one.
  private static func isLowerCase(_ word: ArraySlice<UInt8>) -> Bool {
    let text =
      word.first == UInt8(ascii: "{") && word.dropFirst().first != UInt8(ascii: "\\")
      ? "" : TeXText.plain(String(decoding: word, as: UTF8.self))
    return text.unicodeScalars.first { $0.properties.isAlphabetic }?.properties.isLowercase ?? false
  }

  /// The pieces between separators outside braces, without blanks at their ends; empty ones are left out.
  private static func split(_ text: ArraySlice<UInt8>, isSeparator: (UInt8) -> Bool) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var depth = 0
    var start = text.startIndex
    func take(_ end: Int) {
      var piece = text[start..<end]
      while let first = piece.first, isBlank(first) { piece.removeFirst() }
      while let last = piece.last, isBlank(last) { piece.removeLast() }
      if !piece.isEmpty { pieces.append(piece) }
    }
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      guard depth <= 0, isSeparator(byte) else { continue }
      take(index)
      start = index + 1
    }
    take(text.endIndex)
    return pieces
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
