import Analysis
import Corpus

/// Finds the names of places and organizations in a text, in one pass.
///
/// At each word the longest name that starts there is taken, and the search goes on after it. Places and
/// organizations do not hide each other ("University of Nairobi" is both), and a blocker ("Lake Chad") hides the
/// places within it. Time is linear in the text: a walk is no longer than the longest name.
struct Gazetteer: Sendable {
  let names: NameTable
  private let trie: NameTrie
  private let traits: [EntryTraits]
  private let context: ContextRules

  /// What an entry's name is like, decided once.
  private struct EntryTraits: Sendable {
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

  /// - Parameter language: of the text; nil if it is not known.
  func matches(in text: String, language: Language?) -> Matches {
    var text = text
    return text.withUTF8 { matches(in: $0, language: language) }
  }

  private func matches(in text: UnsafeBufferPointer<UInt8>, language: Language?) -> Matches {
    let code = language.map(LanguageCode.init)
    return names.bytes.withUnsafeBufferPointer { bytes in
      Alphabet.shared.lowers.withUnsafeBufferPointer { lowers in
        Alphabet.shared.scan(text) { scanner in
          let name = TokenScanner(text: bytes, classes: scanner.classes, folds: scanner.folds)
          let search = Search(
            gazetteer: self, scanner: scanner, name: name, letters: NameCase(scanner: scanner, lowers: lowers),
            language: code)
          return search.run()
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
    while at < Int(entry.end) {
      let (type, _, length) = scanner.character(at)
      if type == Alphabet.Class.letter { isShouted = false }
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
      demand: .init(sameCase: isLatin && (entry.isExact || isShort), sameAccents: isShort, capital: needsCapital))
  }
}

extension Gazetteer {
  /// English words of two letters, of which each may be an abbreviation as well.
  private static let englishWords: Set<String> = [
    "AM", "AN", "AS", "AT", "BE", "BY", "DO", "GO", "HE", "IF", "IN", "IS", "IT", "ME", "MY", "NO", "OF", "ON", "OR",
    "SO", "TO", "UP", "US", "WE",
  ]

  /// One pass over one text.
  private struct Search {
    let gazetteer: Gazetteer
    let scanner: TokenScanner
    let name: TokenScanner
    let letters: NameCase
    let language: LanguageCode?

    /// The longest name so far of a walk, in each of the two channels.
    private struct Longest {
      var place: (node: UInt32, end: Int)?
      var organization: (node: UInt32, end: Int)?
    }

    func run() -> Matches {
      var matches = Matches()
      var placeFrom = 0
      var organizationFrom = 0
      var wasHangul = -1
      var token = scanner.next(from: 0)
      while token.kind != .end {
        defer { token = scanner.next(from: token.end) }
        if token.kind == .hangul {
          defer { wasHangul = token.end }
          if wasHangul == token.start { continue }
        }
        var longest = Longest()
        var start = token.start
        if gazetteer.trie.mayStart(with: token.hash), !isWithinAddress(token) {
          longest = walk(from: token, hash: token.hash, start: start)
        }
        if token.kind == .arabicWord, longest.place == nil, longest.organization == nil {
          (longest, start) = walkPastPrefixes(token)
        }
        if let (node, end) = longest.place, start >= placeFrom {
          placeFrom = end
          if let match = match(node, start..<end, isDotted: token.isDotted, organizations: false) {
            matches.places.append(match)
          }
        }
        if let (node, end) = longest.organization, start >= organizationFrom {
          organizationFrom = end
          if let match = match(node, start..<end, isDotted: token.isDotted, organizations: true) {
            matches.organizations.append(match)
          }
        }
      }
      return matches
    }

    private func walk(from first: Token, hash: UInt64, start: Int) -> Longest {
      var longest = Longest()
      var token = first
      var node = gazetteer.trie.node(hash, from: NameTrie.root)
      while node != NameTrie.none {
        if gazetteer.trie.firstEntries[Int(node)] != NameTrie.none, endsCharacter(token) {
          let found = channels(node, start..<token.end, isDotted: first.isDotted)
          if found.place { longest.place = (node, token.end) }
          if found.organization { longest.organization = (node, token.end) }
        }
        token = scanner.next(from: token.end)
        guard token.kind != .end else { break }
        node = gazetteer.trie.node(token.hash, from: node)
      }
      return longest
    }

    /// Tries an Arabic word without the conjunction, preposition or article that is written as one with it.
    private func walkPastPrefixes(_ token: Token) -> (Longest, Int) {
      for (start, article) in ArabicPrefixes.starts(scanner.text, token.start..<token.end) {
        let hash = ArabicPrefixes.hash(scanner, start..<token.end, withArticle: article)
        guard gazetteer.trie.mayStart(with: hash) else { continue }
        let longest = walk(from: token, hash: hash, start: start)
        if longest.place != nil || longest.organization != nil { return (longest, start) }
      }
      return (Longest(), token.start)
    }

    /// Which channels have an entry at a node that agrees with the text; a blocker counts as a place.
    private func channels(_ node: UInt32, _ range: Range<Int>, isDotted: Bool) -> (place: Bool, organization: Bool) {
      var found = (place: false, organization: false)
      forEachEntry(node) { index in
        let isOrganization = isOrganization(index)
        guard isOrganization ? !found.organization : !found.place else { return }
        guard agrees(index, range, isDotted: isDotted) else { return }
        if isOrganization { found.organization = true } else { found.place = true }
      }
      return found
    }

    /// The match of one channel; nil if a blocker agrees with the text, or the context refuses every value.
    private func match(_ node: UInt32, _ range: Range<Int>, isDotted: Bool, organizations: Bool) -> Match? {
      var entries: [Int] = []
      var best: NameKind?
      var isBlocked = false
      forEachEntry(node) { index in
        let entry = gazetteer.names.entries[index]
        guard isOrganization(index) == organizations, agrees(index, range, isDotted: isDotted) else { return }
        if entry.isBlocker {
          isBlocked = true
          return
        }
        guard gazetteer.context.allows(entry, named: name.text, at: range, in: scanner) else { return }
        if let kind = best, entry.kind > kind { return }
        if let kind = best, entry.kind < kind { entries = [] }
        best = entry.kind
        if !entries.contains(where: { gazetteer.names.entries[$0].value == entry.value }) { entries.append(index) }
      }
      guard !isBlocked, let best else { return nil }
      return Match(range: range, entries: entries, kind: best)
    }

    private func forEachEntry(_ node: UInt32, _ body: (Int) -> Void) {
      var index = gazetteer.trie.firstEntries[Int(node)]
      while index != NameTrie.none {
        body(Int(index))
        index = gazetteer.trie.nextEntries[Int(index)]
      }
    }

    private func isOrganization(_ index: Int) -> Bool {
      let entry = gazetteer.names.entries[index]
      return !entry.isBlocker && gazetteer.names.values[Int(entry.value)].facet == .organization
    }

    private func agrees(_ index: Int, _ range: Range<Int>, isDotted: Bool) -> Bool {
      let entry = gazetteer.names.entries[index]
      let traits = gazetteer.traits[index]
      guard speaks(entry, traits) else { return false }
      guard letters.agrees(range, with: name, Int(entry.start)..<Int(entry.end), traits.demand) else { return false }
      return !(traits.isEnglishWord && !isDotted && isShouting(around: range))
    }

    /// Whether an entry's language counts in this text: its own, English (but not English words for a people,
    /// which other languages have too: "Pole"), and every script but the Latin one. Where the text's language is
    /// not known, the main names of all count.
    private func speaks(_ entry: NameTable.Entry, _ traits: EntryTraits) -> Bool {
      guard traits.isLatin, entry.language != .none else { return true }
      guard let language else { return entry.language == .english || entry.kind <= .official }
      if entry.language == language { return true }
      return entry.language == .english && entry.kind != .demonym
    }

    /// Whether no lower-case letter stands within 24 bytes on either side.
    private func isShouting(around range: Range<Int>) -> Bool {
      let near = max(0, range.lowerBound - 24)..<min(scanner.text.count, range.upperBound + 24)
      var capitals = 0
      for index in near where !range.contains(index) {
        let byte = scanner.text[index]
        if (0x61...0x7A).contains(byte) { return false }
        if (0x41...0x5A).contains(byte) { capitals += 1 }
      }
      return capitals > 0
    }

    /// Whether a lower-case word is part of a web or mail address: `www.kenya.org`.
    private func isWithinAddress(_ token: Token) -> Bool {
      guard token.start > 0 else { return false }
      let before = scanner.text[token.start - 1]
      guard before == UInt8(ascii: ".") || before == UInt8(ascii: "@") else { return false }
      return (0x61...0x7A).contains(scanner.text[token.start])
    }

    /// Whether a name may end after a token: not before a vowel sign of the same syllable.
    private func endsCharacter(_ token: Token) -> Bool {
      guard token.kind == .single, token.end < scanner.text.count else { return true }
      let next = scanner.scalar(token.end).value
      guard next < UInt32(Alphabet.tableSize), let scalar = Unicode.Scalar(next) else { return true }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark: return false
      default: return true
      }
    }
  }
}
