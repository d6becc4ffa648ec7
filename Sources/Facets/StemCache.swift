import Analysis

/// The stems of words, as hashes: what the matcher of themes compares.
///
/// A text repeats its words, and few of them are stemmed. They are told apart by their bytes, not as the gazetteer does
/// by their folded letters: an accent may decide what a word's stem is. Not thread-safe
/// and so not `Sendable`: one for one task at a time.
package final class StemCache {
  private let analyzer = Analyzer()
  /// One slot for each (shortened) hash; the last word that came wins.
  private let keys: UnsafeMutablePointer<UInt64>
  private let marks: UnsafeMutablePointer<UInt64>

  private static let slots = 1 << 15

  package init() {
    keys = .allocate(capacity: Self.slots)
    marks = .allocate(capacity: Self.slots)
    keys.initialize(repeating: 0, count: Self.slots)
    marks.initialize(repeating: 0, count: Self.slots)
  }

  deinit {
    keys.deallocate()
    marks.deallocate()
  }

  /// What words of one stem have in common: a hash that is even.
  ///
  /// - Parameters:
  ///   - token: a word, or a character of a script without spaces.
  ///   - seed: the language's, see ``seed(_:)``.
  func hash(_ token: Token, in text: UnsafeBufferPointer<UInt8>, _ language: Language, seed: UInt64) -> UInt64 {
    kept(token, in: text, seed: seed) { stem(token, in: text, language, seed: seed) } & ~1
  }

  /// The same; odd where a label may start with the word.
  ///
  /// - Parameter labels: those of the language, and the same for all words of it that one cache is asked for.
  @inline(__always)
  func mark(
    _ token: Token, in text: UnsafeBufferPointer<UInt8>, _ language: Language, seed: UInt64, labels: NameTrie
  ) -> UInt64 {
    kept(token, in: text, seed: seed) {
      let hash = stem(token, in: text, language, seed: seed)
      return labels.mayStart(with: hash) ? hash | 1 : hash
    }
  }

  @inline(__always)
  private func kept(
    _ token: Token, in text: UnsafeBufferPointer<UInt8>, seed: UInt64, _ make: () -> UInt64
  ) -> UInt64 {
    let key = Self.key(text, token.start, token.end - token.start, seed)
    let slot = Int(truncatingIfNeeded: key) & (Self.slots - 1)
    if keys[slot] == key { return marks[slot] }
    keys[slot] = key
    marks[slot] = make()
    return marks[slot]
  }

  private func stem(
    _ token: Token, in text: UnsafeBufferPointer<UInt8>, _ language: Language, seed: UInt64
  ) -> UInt64 {
    // A Han character counts as its simplified form.
    guard token.kind == .word || token.kind == .arabicWord || token.kind == .single else { return token.hash & ~1 }
    var hash = seed
    let word = UnsafeBufferPointer(rebasing: text[token.start..<token.end])
    analyzer.forEachToken(in: word, languages: [language]) { part in
      if !part.isColocated { hash = part.bytes.reduce(hash) { TokenScanner.mix($0, UInt32($1)) } }
      return true
    }
    return hash & ~1
  }

  @inline(__always)
  private static func key(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int, _ seed: UInt64) -> UInt64 {
    var key = seed ^ UInt64(truncatingIfNeeded: count)
    var at = start
    let end = start + count
    let bytes = UnsafeRawBufferPointer(text)
    while at < end {
      if at + 8 <= bytes.count {
        let piece = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        key = mix(key, at + 8 <= end ? piece : piece & (1 << UInt64(8 * (end - at)) - 1))
      } else {
        key = mix(key, bytes[at..<end].reversed().reduce(0) { $0 << 8 | UInt64($1) })
      }
      at += 8
    }
    return key
  }

  @inline(__always)
  private static func mix(_ key: UInt64, _ piece: UInt64) -> UInt64 {
    let mixed = (key ^ piece) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  static func seed(_ language: Language) -> UInt64 {
    language.primary.utf8.reduce(TokenScanner.wordSeed) { TokenScanner.mix($0, UInt32($1)) }
  }
}
