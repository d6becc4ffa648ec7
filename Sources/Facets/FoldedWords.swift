/// Texts as sequences of word hashes, for comparisons that overlook case, accents, spacing and punctuation.
enum FoldedWords {
  /// - Parameter keepingAcronyms: whether short words in capitals stay apart from the same letters in lower case,
  ///   "UN" from French "un".
  static func hashes(_ text: String, keepingAcronyms: Bool = false) -> [UInt64] {
    var text = text
    return text.withUTF8 { hashes($0, keepingAcronyms: keepingAcronyms) }
  }

  static func hashes(_ text: UnsafeBufferPointer<UInt8>, keepingAcronyms: Bool = false) -> [UInt64] {
    Alphabet.shared.scan(text) { scanner in
      var hashes: [UInt64] = []
      var token = scanner.next(from: 0)
      while token.kind != .end {
        if token.kind != .symbol {
          let isApart = keepingAcronyms && isAcronym(token, text)
          hashes.append(isApart ? TokenScanner.mix(token.hash, 1) : token.hash)
        }
        token = scanner.next(from: token.end)
      }
      return hashes
    }
  }

  /// Whether `words` holds `phrase` as a run.
  static func contains(_ words: [UInt64], _ phrase: [UInt64]) -> Bool {
    guard let first = phrase.first, words.count >= phrase.count else { return false }
    return (0...words.count - phrase.count).contains { start in
      words[start] == first && words[start..<start + phrase.count].elementsEqual(phrase)
    }
  }

  /// Which phrases stand in `words` as a run, in one pass.
  static func present(_ phrases: Set<[UInt64]>, in words: [UInt64]) -> Set<[UInt64]> {
    let byFirst = Dictionary(grouping: phrases.filter { !$0.isEmpty }, by: { $0[0] })
    var found: Set<[UInt64]> = []
    for (start, word) in words.enumerated() {
      for phrase in byFirst[word] ?? [] where words[start...].starts(with: phrase) { found.insert(phrase) }
    }
    return found
  }

  /// Two to four ASCII capitals, with points or without.
  private static func isAcronym(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard token.kind == .word else { return false }
    if token.isDotted { return true }
    return (2...4).contains(token.end - token.start)
      && (token.start..<token.end).allSatisfy { (0x41...0x5A).contains(text[$0]) }
  }
}
