package import Corpus

/// A passage of a document that shows why it was found.
package struct Snippet: Sendable, Equatable {
  /// 1-based; 0 for a passage of the abstract.
  package var page: Int
  /// Plain text on one line.
  package var text: String
  /// The words that matched: stretches of `text`, in bytes of UTF-8, ascending, apart.
  package var highlights: [Range<Int>]
  /// Whether text was left out before and after.
  package var isCutBefore: Bool
  package var isCutAfter: Bool
  /// What the place is for where the passage begins.
  package var role = Block.Role.body
  /// How sure character recognition was of the page's words, 0 to 100; nil where the page was read.
  package var confidence: Int?
}

extension Snippet {
  /// The text in pieces, those that matched marked.
  package var pieces: [(text: String, isHighlighted: Bool)] {
    let bytes = Array(text.utf8)
    var pieces: [(String, Bool)] = []
    var end = 0
    for range in highlights where range.lowerBound >= end && range.upperBound <= bytes.count {
      if range.lowerBound > end {
        pieces.append((String(decoding: bytes[end..<range.lowerBound], as: UTF8.self), false))
      }
      pieces.append((String(decoding: bytes[range], as: UTF8.self), true))
      end = range.upperBound
    }
    if end < bytes.count { pieces.append((String(decoding: bytes[end...], as: UTF8.self), false)) }
    return pieces
  }
}
