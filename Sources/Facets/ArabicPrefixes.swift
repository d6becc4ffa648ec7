/// The Arabic particles that are written as one word with the name after them: و ف (and), ب ل ك (in, for, like),
/// ال (the), and لل (for the).
enum ArabicPrefixes {
  struct Start {
    /// Bytes of UTF-8 from the start of the text.
    var position: Int
    var article: Article
  }

  /// What became of the article ال.
  enum Article {
    case untouched
    /// Taken off. Only words for a people stand with the article in one place and without it in another; a country
    /// has it always or never: المالي is "the financial", not Mali.
    case removed
    /// To be put back before the rest of the word, since لل swallowed its first letter.
    case restored
  }

  /// Where a name may start within a word, the fewest letters taken off first.
  ///
  /// - Parameter word: bytes of UTF-8; each Arabic letter has two.
  static func starts(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> [Start] {
    var starts: [Start] = []
    func letter(_ at: Int) -> UInt16 {
      at + 1 < word.upperBound ? UInt16(text[at]) << 8 | UInt16(text[at + 1]) : 0
    }
    /// At least three letters must be left.
    func add(_ start: Int, _ article: Article = .untouched) {
      if word.upperBound - start >= 6 { starts.append(Start(position: start, article: article)) }
    }
    func addArticles(_ at: Int) {
      if letter(at) == alef, letter(at + 2) == lam { add(at + 4, .removed) }
      if letter(at) == lam, letter(at + 2) == lam {
        add(at + 4, .restored)
        add(at + 4, .removed)
      }
    }
    func addPrepositions(_ at: Int) {
      addArticles(at)
      guard [ba, lam, kaf].contains(letter(at)) else { return }
      add(at + 2)
      addArticles(at + 2)
    }
    addPrepositions(word.lowerBound)
    if [waw, fa].contains(letter(word.lowerBound)) {
      add(word.lowerBound + 2)
      addPrepositions(word.lowerBound + 2)
    }
    return starts
  }

  /// The hash that the scanner would give to a part of a word, with ال before it if asked.
  static func hash(_ scanner: TokenScanner, _ range: Range<Int>, withArticle: Bool) -> UInt64 {
    var seed = TokenScanner.wordSeed
    if withArticle {
      seed = TokenScanner.mix(seed, 0x627)
      seed = TokenScanner.mix(seed, 0x644)
    }
    return scanner.hash(of: range, after: seed)
  }

  // Two bytes of UTF-8 each.
  private static let alef: UInt16 = 0xD8A7
  private static let ba: UInt16 = 0xD8A8
  private static let fa: UInt16 = 0xD981
  private static let kaf: UInt16 = 0xD983
  private static let lam: UInt16 = 0xD984
  private static let waw: UInt16 = 0xD988
}
