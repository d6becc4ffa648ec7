import Analysis
import Corpus

/// Finds the names of places and organizations in a text, in one pass.
///
/// At each word the longest name that starts there is taken, and the search goes on after it. Places and
/// organizations do not hide each other ("University of Nairobi" is both), and a blocker ("Lake Chad") hides the
/// names within it. Time is linear in the text: a walk is no longer than the longest name.
struct Gazetteer: Sendable {
  let names: NameTable
  let trie: NameTrie
  /// By entry.
  let traits: [EntryTraits]
  let context: ContextRules

  /// What an entry's name is like, decided once.
  struct EntryTraits: Sendable {
    var isLatin: Bool
    /// Whether it is an English word in capitals: "US" in a line of capitals may be the pronoun.
    var isEnglishWord: Bool
    var demand: NameCase.Demand
  }

  /// A name found in a text.
  struct Match {
    /// Bytes of UTF-8 from the start of the text.
    var range: Range<Int>
    /// Positions in ``NameTable/entries``, of one kind, one for each value that the name may mean.
    var entries: [Int]
    var kind: NameKind
  }

  struct Matches {
    var places: [Match] = []
    var organizations: [Match] = []
    var themes: [ThemeMatcher.Match] = []
  }

  init(_ names: NameTable, _ tables: AuthorityTables) {
    var trie = NameTrie(entryCount: names.entries.count)
    var traits: [EntryTraits] = []
    traits.reserveCapacity(names.entries.count)
    let alphabet = Alphabet.shared
    names.bytes.withUnsafeBufferPointer { bytes in
      alphabet.scan(bytes) { scanner in
        for entry in names.entries { traits.append(Self.traits(of: entry, scanner)) }
        // Entries are put in front of their node's list: backwards, the file's order comes out.
        for index in names.entries.indices.reversed() {
          let entry = names.entries[index]
          var node = NameTrie.root
          let end = Int(entry.end)
          let name = UnsafeBufferPointer(rebasing: bytes[Int(entry.start)..<end])
          let inner = TokenScanner(text: name, classes: scanner.classes, folds: scanner.folds)
          var token = inner.next(from: 0)
          while token.kind != .end {
            node = trie.insert(token.hash, from: node)
            token = inner.next(from: token.end)
          }
          if node != NameTrie.root { trie.add(index, to: node) }
        }
      }
    }
    self.names = names
    self.trie = trie
    self.traits = traits
    context = ContextRules(tables, names: names)
  }

  /// - Parameters:
  ///   - language: of the text; nil if it is not known.
  ///   - themes: looked for in the same pass.
  func matches(in text: String, language: Language?, themes: ThemeMatcher, stems: StemCache) -> Matches {
    var text = text
    return text.withUTF8 { matches(in: $0, language: language, themes: themes, stems: stems) }
  }

  private func matches(
    in text: UnsafeBufferPointer<UInt8>, language: Language?, themes: ThemeMatcher, stems: StemCache
  ) -> Matches {
    let code = language.map(LanguageCode.init)
    return names.bytes.withUnsafeBufferPointer { bytes in
      Alphabet.shared.lowers.withUnsafeBufferPointer { lowers in
        Alphabet.shared.scan(text) { scanner in
          let name = TokenScanner(text: bytes, classes: scanner.classes, folds: scanner.folds)
          let search = GazetteerSearch(
            gazetteer: self, scanner: scanner, name: name, letters: NameCase(scanner: scanner, lowers: lowers),
            language: code)
          var walk = ThemeWalk(themes, stems, text: scanner, language: language)
          var matches = search.run(&walk)
          matches.themes = walk.matches
          return matches
        }
      }
    }
  }

  private static func traits(of entry: NameTable.Entry, _ scanner: TokenScanner) -> EntryTraits {
    var at = Int(entry.start)
    let first = scanner.scalar(at).value
    let isLatin = first < 0x250 || (0x1E00..<0x1F00).contains(first)
    var letters = 0
    var isShouted = true
    var hasCapital = false
    while at < Int(entry.end) {
      let (type, _, length) = scanner.character(at)
      if type == Alphabet.Class.letter { isShouted = false }
      if type == Alphabet.Class.upper { hasCapital = true }
      if type == Alphabet.Class.letter || type == Alphabet.Class.upper { letters += 1 }
      at += length
    }
    let isShort = letters <= 4
    let isEnglish = entry.language == .english || entry.language == .none
    let needsCapital = isLatin && isEnglish && !entry.isBlocker && !entry.kind.isProper
    return EntryTraits(
      isLatin: isLatin,
      isEnglishWord: isShouted && letters == 2
        && englishWords.contains(
          String(decoding: scanner.text[Int(entry.start)..<Int(entry.end)].filter { $0 != 0x2E }, as: UTF8.self)),
      demand: .init(
        sameCase: (isLatin || hasCapital) && (entry.isExact || isShort), sameAccents: isShort, capital: needsCapital))
  }

  /// English words of two letters, of which each may be an abbreviation as well.
  private static let englishWords: Set<String> = [
    "AM", "AN", "AS", "AT", "BE", "BY", "DO", "GO", "HE", "IF", "IN", "IS", "IT", "ME", "MY", "NO", "OF", "ON", "OR",
    "SO", "TO", "UP", "US", "WE",
  ]
}
