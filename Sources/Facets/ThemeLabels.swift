import Analysis

/// The labels of the thesaurus in one language, as the stems of their words.
final class ThemeLabels: Sendable {
  let trie: NameTrie
  /// By entry of the trie: a position in ``NameTable/entries``.
  let entries: [Int]

  /// - Parameter names: the thesaurus's; those of no language are labels of each.
  init(_ names: NameTable, _ language: Language) {
    let code = LanguageCode(language)
    let entries = names.entries.indices.filter {
      names.entries[$0].language == code || names.entries[$0].language == .none
    }
    var trie = NameTrie(entryCount: entries.count)
    let stems = StemCache()
    let seed = StemCache.seed(language)
    names.bytes.withUnsafeBufferPointer { bytes in
      Alphabet.shared.scan(bytes) { scanner in
        for (index, entry) in entries.map({ names.entries[$0] }).enumerated() {
          let name = UnsafeBufferPointer(rebasing: bytes[Int(entry.start)..<Int(entry.end)])
          let words = TokenScanner(text: name, classes: scanner.classes, folds: scanner.folds)
          var node = NameTrie.root
          var token = words.next(from: 0)
          while token.kind != .end {
            node = trie.insert(stems.hash(token, in: name, language, seed: seed), from: node)
            token = words.next(from: token.end)
          }
          if node != NameTrie.root { trie.add(index, to: node) }
        }
      }
    }
    self.trie = trie
    self.entries = entries
  }
}
