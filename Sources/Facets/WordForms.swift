/// Whether words that share a stem are forms of one word.
///
/// A stemmer brings "information" and "informality" together, "industries" and "industrialisation": a search is glad of
/// it, a tag would be wrong.
enum WordForms {
  /// How much of the word that is looked for may be missing in its form: "aprendices" of "aprendiz".
  private static let mostChanged = 2
  /// How many characters a form may add: "professionnelles" to "professionnel".
  private static let mostAdded = 3
  /// A word of fewer characters adds one less.
  private static let longWord = 10

  /// Whether each word of a text is a form of the word at its place in a name.
  ///
  /// - Parameters:
  ///   - range: bytes of the text's UTF-8, which hold as many tokens as the name.
  ///   - name: the name alone.
  static func agree(_ text: TokenScanner, _ range: Range<Int>, with name: TokenScanner) -> Bool {
    var (word, wanted) = (text.next(from: range.lowerBound), name.next(from: 0))
    while wanted.kind != .end, word.end <= range.upperBound {
      // What Arabic writes as one with a word stands before it, and is not of its forms.
      if wanted.kind == .word, word.hash != wanted.hash, !agree(text, word, name, wanted) { return false }
      (word, wanted) = (text.next(from: word.end), name.next(from: wanted.end))
    }
    return true
  }

  private static func agree(_ text: TokenScanner, _ word: Token, _ name: TokenScanner, _ wanted: Token) -> Bool {
    let (form, own) = (letters(of: word, text), letters(of: wanted, name))
    let shared = zip(form, own).prefix { $0 == $1 }.count
    let added = own.count < longWord ? mostAdded - 1 : mostAdded
    return shared >= own.count - mostChanged && form.count <= own.count + added
  }

  /// The folded letters of a word.
  private static func letters(of word: Token, _ scanner: TokenScanner) -> [UInt32] {
    var letters: [UInt32] = []
    var at = word.start
    while at < word.end {
      let (type, fold, length) = scanner.character(at)
      if type == Alphabet.Class.letter || type == Alphabet.Class.upper { letters.append(fold) }
      at += length
    }
    return letters
  }
}
