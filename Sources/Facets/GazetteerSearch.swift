import Corpus

/// One pass of the gazetteer over one text.
struct GazetteerSearch {
  let gazetteer: Gazetteer
  let scanner: TokenScanner
  let name: TokenScanner
  let letters: NameCase
  let language: LanguageCode?

  /// Where a name may start.
  private struct Opening {
    /// Bytes of UTF-8 from the start of the text.
    var start: Int
    /// Whether its first word was written with points, `U.S.`
    var isDotted = false
    /// Whether only words for a people count.
    var demonymsOnly = false
  }

  /// The longest name so far of a walk, in each of the two channels.
  private struct Longest {
    var place: (node: UInt32, end: Int)?
    var organization: (node: UInt32, end: Int)?
  }

  /// - Parameter themes: is shown each token, so that a text is cut once for both.
  func run(_ themes: inout ThemeWalk) -> Gazetteer.Matches {
    var matches = Gazetteer.Matches()
    var placeFrom = 0
    var organizationFrom = 0
    /// Where the last character of a script ended within whose words no name starts.
    var wordEnd = -1
    var token = scanner.next(from: 0)
    while token.kind != .end {
      defer { token = scanner.next(from: token.end) }
      themes.take(token)
      if isPartOfWord(token) {
        defer { wordEnd = token.end }
        if wordEnd == token.start { continue }
      }
      var opening = Opening(start: token.start, isDotted: token.isDotted)
      var longest = Longest()
      if gazetteer.trie.mayStart(with: token.hash), !isWithinAddress(token) {
        longest = walk(from: token, hash: token.hash, opening)
      }
      if token.kind == .arabicWord, longest.place == nil, longest.organization == nil {
        (longest, opening) = walkPastPrefixes(token)
      }
      if longest.place == nil, longest.organization == nil, let affixes = affixes(of: token) {
        (longest, opening) = walk(from: token, without: affixes)
      }
      if let (node, end) = longest.place, opening.start >= placeFrom {
        placeFrom = end
        if let match = match(node, opening, end, organizations: false) { matches.places.append(match) }
      }
      if let (node, end) = longest.organization, opening.start >= organizationFrom {
        organizationFrom = end
        if let match = match(node, opening, end, organizations: true) { matches.organizations.append(match) }
      }
    }
    return matches
  }

  private func walk(from first: Token, hash: UInt64, _ opening: Opening) -> Longest {
    var longest = Longest()
    var token = first
    var node = gazetteer.trie.node(hash, from: NameTrie.root)
    while node != NameTrie.none {
      if gazetteer.trie.firstEntries[Int(node)] != NameTrie.none, endsCharacter(token) {
        let found = channels(node, opening, token.end)
        if found.place { longest.place = (node, token.end) }
        if found.organization { longest.organization = (node, token.end) }
      }
      token = scanner.next(from: token.end)
      guard token.kind != .end else { break }
      let last = node
      node = gazetteer.trie.node(token.hash, from: last)
      if node == NameTrie.none, let affixes = affixes(of: token) {
        take(endsOf: token.start..<token.end, affixes, from: last, opening, &longest)
      }
    }
    return longest
  }

  private func affixes(of token: Token) -> WordAffixes? {
    guard let affixes = WordAffixes.of(token, in: scanner.text, language) else { return nil }
    return affixes.needsCapital && scanner.character(token.start).type != Alphabet.Class.upper ? nil : affixes
  }

  /// Tries a word without what is written as one with it before and after.
  private func walk(from token: Token, without affixes: WordAffixes) -> (Longest, Opening) {
    for start in affixes.starts(scanner.text, token.start..<token.end) {
      let opening = Opening(start: start)
      var longest = Longest()
      let hash = scanner.hash(of: start..<token.end)
      if start > token.start, gazetteer.trie.mayStart(with: hash) {
        longest = walk(from: token, hash: hash, opening)
      }
      if longest.place == nil, longest.organization == nil {
        take(endsOf: start..<token.end, affixes, from: NameTrie.root, opening, &longest)
      }
      if longest.place != nil || longest.organization != nil { return (longest, opening) }
    }
    return (Longest(), Opening(start: token.start))
  }

  /// Tries the last word of a name without its endings.
  private func take(
    endsOf word: Range<Int>, _ affixes: WordAffixes, from last: UInt32, _ opening: Opening, _ longest: inout Longest
  ) {
    for end in affixes.ends(scanner.text, word) {
      let node = gazetteer.trie.node(scanner.hash(of: word.lowerBound..<end), from: last)
      guard node != NameTrie.none, gazetteer.trie.firstEntries[Int(node)] != NameTrie.none else { continue }
      let found = channels(node, opening, end)
      if found.place { longest.place = (node, end) }
      if found.organization { longest.organization = (node, end) }
      if found.place || found.organization { return }
    }
  }

  /// Tries an Arabic word without the conjunction, preposition or article that is written as one with it.
  private func walkPastPrefixes(_ token: Token) -> (Longest, Opening) {
    for start in ArabicPrefixes.starts(scanner.text, token.start..<token.end) {
      let hash = ArabicPrefixes.hash(
        scanner, start.position..<token.end, withArticle: start.article == .restored)
      guard gazetteer.trie.mayStart(with: hash) else { continue }
      let opening = Opening(start: start.position, demonymsOnly: start.article == .removed)
      let longest = walk(from: token, hash: hash, opening)
      if longest.place != nil || longest.organization != nil { return (longest, opening) }
    }
    return (Longest(), Opening(start: token.start))
  }

  /// Which channels have an entry at a node that agrees with the text; a blocker counts in both.
  private func channels(_ node: UInt32, _ opening: Opening, _ end: Int) -> (place: Bool, organization: Bool) {
    var found = (place: false, organization: false)
    forEachEntry(node) { index in
      let isOrganization = isOrganization(index)
      guard isOrganization ? !found.organization : !found.place else { return }
      guard agrees(index, opening, end) else { return }
      if isOrganization || gazetteer.names.entries[index].isBlocker { found.organization = true }
      if !isOrganization { found.place = true }
    }
    return found
  }

  /// The match of one channel; nil if a blocker agrees with the text, or the context refuses every value. An
  /// organization of the very name of a blocker stays one.
  private func match(_ node: UInt32, _ opening: Opening, _ end: Int, organizations: Bool) -> Gazetteer.Match? {
    let range = opening.start..<end
    var entries: [Int] = []
    var best: NameKind?
    var isBlocked = false
    forEachEntry(node) { index in
      let entry = gazetteer.names.entries[index]
      guard isOrganization(index) == organizations, agrees(index, opening, end) else { return }
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
    return Gazetteer.Match(range: range, entries: entries, kind: best)
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

  private func agrees(_ index: Int, _ opening: Opening, _ end: Int) -> Bool {
    let entry = gazetteer.names.entries[index]
    let traits = gazetteer.traits[index]
    let range = opening.start..<end
    guard !opening.demonymsOnly || entry.kind == .demonym, speaks(entry, traits) else { return false }
    guard letters.agrees(range, with: name, Int(entry.start)..<Int(entry.end), traits.demand) else { return false }
    return !(traits.isEnglishWord && !opening.isDotted && isShouting(around: range))
  }

  /// Whether an entry's language counts in this text: its own, English (but not English words for a people,
  /// which other languages have too: "Pole"), and every script but the Latin one. Where the text's language is
  /// not known, the main names of all count.
  private func speaks(_ entry: NameTable.Entry, _ traits: Gazetteer.EntryTraits) -> Bool {
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

  /// Whether a token is a character of a script that writes no spaces, but in which a name starts only where a
  /// word does: Hangul, and katakana ("マインド" holds no India).
  private func isPartOfWord(_ token: Token) -> Bool {
    token.kind == .hangul || (token.kind == .single && isKatakana(scanner.scalar(token.start).value))
  }

  /// Whether a name may end after a token: not before a vowel sign of the same syllable, nor between katakana.
  private func endsCharacter(_ token: Token) -> Bool {
    guard token.kind == .single, token.end < scanner.text.count else { return true }
    let next = scanner.scalar(token.end).value
    if isKatakana(next) { return !isKatakana(scanner.scalar(token.start).value) }
    guard next < UInt32(Alphabet.tableSize), let scalar = Unicode.Scalar(next) else { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return false
    default: return true
    }
  }

  private func isKatakana(_ value: UInt32) -> Bool { (0x30A1...0x30FA).contains(value) || value == 0x30FC }
}
