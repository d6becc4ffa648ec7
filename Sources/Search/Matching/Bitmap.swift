import Indexing

/// A set of documents: a bit a document id.
package struct Bitmap: Sendable, Equatable {
  package private(set) var words: [UInt64]

  /// The empty set of documents below `capacity`.
  package init(capacity: Int) { words = [UInt64](repeating: 0, count: (capacity + 63) / 64) }

  init(words: [UInt64]) { self.words = words }

  /// Every document that the index holds.
  static func all(_ columns: PackedColumns) -> Bitmap { Bitmap(words: columns.present) }

  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The documents of the set by id.
  var documents: [Int64] {
    words.enumerated().flatMap { place, word in
      (0..<64).lazy.filter { word >> UInt64($0) & 1 == 1 }.map { Int64(place * 64 + $0) }
    }
  }

  package func contains(_ document: Int64) -> Bool {
    let word = Int(document >> 6)
    return words.indices.contains(word) && words[word] >> UInt64(document & 63) & 1 == 1
  }

  mutating func insert(_ document: Int64) {
    let word = Int(document >> 6)
    if words.indices.contains(word) { words[word] |= 1 << UInt64(document & 63) }
  }

  func intersection(_ other: Bitmap) -> Bitmap { Bitmap(words: zip(words, other.words).map { $0 & $1 }) }
  func union(_ other: Bitmap) -> Bitmap { Bitmap(words: zip(words, other.words).map { $0 | $1 }) }
  func subtracting(_ other: Bitmap) -> Bitmap { Bitmap(words: zip(words, other.words).map { $0 & ~$1 }) }
}
