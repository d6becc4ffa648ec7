import Analysis

/// The stems of words, as hashes: what the matcher of themes compares.
///
/// Words come from the gazetteer's scanner and are looked up by the hash that it has made already: a text repeats its
/// words, and few of them are stemmed. Not thread-safe and so not `Sendable`: one for one task at a time.
package final class StemCache {
  private let analyzer = Analyzer()
  /// One slot for each (shortened) hash; the last word that came wins.
  private let keys: UnsafeMutablePointer<UInt64>
  private let stems: UnsafeMutablePointer<UInt64>

  private static let slots = 1 << 15

  package init() {
    keys = .allocate(capacity: Self.slots)
    stems = .allocate(capacity: Self.slots)
    keys.initialize(repeating: 0, count: Self.slots)
    stems.initialize(repeating: 0, count: Self.slots)
  }

  deinit {
    keys.deallocate()
    stems.deallocate()
  }

  /// What words of one stem have in common.
  ///
  /// - Parameters:
  ///   - token: a word, or a character of a script without spaces.
  ///   - seed: the language's, see ``seed(_:)``.
  @inline(__always)
  func hash(_ token: Token, in text: UnsafeBufferPointer<UInt8>, _ language: Language, seed: UInt64) -> UInt64 {
    // A Han character counts as its simplified form.
    guard token.kind == .word || token.kind == .arabicWord || token.kind == .single else { return token.hash }
    let key = token.hash ^ seed
    let slot = Int(key & UInt64(Self.slots - 1))
    if keys[slot] == key { return stems[slot] }
    let hash = stem(token, in: text, language, seed: seed)
    keys[slot] = key
    stems[slot] = hash
    return hash
  }

  private func stem(
    _ token: Token, in text: UnsafeBufferPointer<UInt8>, _ language: Language, seed: UInt64
  ) -> UInt64 {
    var hash = seed
    let word = UnsafeBufferPointer(rebasing: text[token.start..<token.end])
    analyzer.forEachToken(in: word, languages: [language]) { part in
      if !part.isColocated { hash = part.bytes.reduce(hash) { TokenScanner.mix($0, UInt32($1)) } }
      return true
    }
    return hash
  }

  static func seed(_ language: Language) -> UInt64 {
    language.primary.utf8.reduce(TokenScanner.wordSeed) { TokenScanner.mix($0, UInt32($1)) }
  }
}
