import Analysis

/// The stems of words, as hashes: what the matcher of themes compares.
///
/// A text repeats its words, and few of them are stemmed. They are told apart by their bytes, not as the gazetteer does
/// by their folded letters: an accent may decide what a word's stem is. Not thread-safe and so not `Sendable`: one for one task at a time.
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
    let key = Self.key(UnsafeRawBufferPointer(text)[token.start..<token.end], seed)
    let slot = Int(key & UInt64(Self.slots - 1))
    if keys[slot] == key { return stems[slot] }
    let hash = stem(token, in: text, language, seed: seed)
    keys[slot] = key
    stems[slot] = hash
    return hash
  }

  @inline(__always)
  private static func key(_ word: Slice<UnsafeRawBufferPointer>, _ seed: UInt64) -> UInt64 {
    var key = seed
    var at = word.startIndex
    while at + 8 <= word.endIndex {
      key = mix(key, word.base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    var rest = UInt64(word.endIndex - at)
    while at < word.endIndex {
      rest = rest << 8 | UInt64(word.base[at])
      at += 1
    }
    return mix(key, rest)
  }

  @inline(__always)
  private static func mix(_ key: UInt64, _ piece: UInt64) -> UInt64 {
    let mixed = (key ^ piece) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
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
