/// Texts as sequences of word hashes, for comparisons that overlook case, accents, spacing and punctuation.
enum FoldedWords {
  static func hashes(_ text: String) -> [UInt64] {
    var text = text
    return text.withUTF8 { hashes($0) }
  }

  static func hashes(_ text: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    Alphabet.shared.scan(text) { scanner in
      var hashes: [UInt64] = []
      var token = scanner.next(from: 0)
      while token.kind != .end {
        if token.kind != .symbol { hashes.append(token.hash) }
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
}
