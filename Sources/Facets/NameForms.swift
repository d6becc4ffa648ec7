import Analysis

/// A text as words whose inflected forms can be compared.
struct NameForms {
  struct Word: Equatable {
    /// The index's form: a stem, or a character of a script without spaces in its simplified form.
    var stem: String
    /// The word itself in lower case and without accents.
    var plain: String
    /// Bytes of UTF-8 from the start of the text.
    var range: Range<Int>
    var isCharacter: Bool
  }

  private(set) var words: [Word] = []

  /// - Parameter language: nil leaves words as they are.
  init(_ text: String, language: Language?, analyzer: Analyzer) {
    var text = text
    text.withUTF8 { bytes in
      analyzer.forEachToken(in: bytes, languages: language.map { [$0] } ?? [], mode: .terms) { token in
        if token.isBigram || token.isExact { return true }
        if token.isColocated {
          words[words.count - 1].stem = token.text
        } else {
          words.append(
            Word(stem: token.text, plain: token.text, range: token.utf8Range, isCharacter: token.isUnigram))
        }
        return true
      }
    }
  }

  /// Whether these words stand in another text from a word on, in any inflection.
  ///
  /// - Parameter isExact: whether they must be the very words.
  func stand(in text: NameForms, from place: Int, isExact: Bool) -> Bool {
    guard !words.isEmpty, place + words.count <= text.words.count else { return false }
    return zip(words, text.words[place...]).allSatisfy { name, word in
      isExact
        ? Self.withoutArticle(name.plain) == Self.withoutArticle(word.plain)
        : name.stem == word.stem && Self.areForms(word.plain, name.plain)
    }
  }

  /// An Arabic word without its article, which names are written with or without.
  private static func withoutArticle(_ word: String) -> Substring {
    word.hasPrefix("\u{627}\u{644}") && word.unicodeScalars.count > 4 ? word.dropFirst(2) : word[...]
  }

  /// How much of the word that is looked for may be missing in its form, and how much may be added.
  private static let mostChanged = 2
  private static let mostAdded = 3

  /// Whether words of one stem are forms of one word: a stemmer brings "information" and "informality" together.
  private static func areForms(_ form: String, _ own: String) -> Bool {
    let (form, own) = (Array(form.unicodeScalars), Array(own.unicodeScalars))
    // What Arabic writes as one with a word stands before it, and is not of its forms.
    if let first = own.first, (0x600...0x6FF).contains(first.value) { return true }
    let shared = zip(form, own).prefix { $0 == $1 }.count
    return shared >= own.count - mostChanged && form.count <= own.count + mostAdded
  }
}
