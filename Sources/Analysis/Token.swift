import CAnalysis

/// A word or character as the index holds it.
package struct Token: Sendable, Hashable {
  /// The index form; unstemmed forms begin with U+0005.
  package var text: String
  /// 0-based, in tokens, from the start of the text.
  package var position: Int
  /// The stretch of the text that the token stands for, in bytes of UTF-8.
  package var utf8Range: Range<Int>
  /// Another form at the position of the token before.
  package var isColocated: Bool

  package init(_ view: TokenView) {
    text = view.text
    position = view.position
    utf8Range = view.utf8Range
    isColocated = view.isColocated
  }
}

/// A token while `forEachToken` calls: its bytes are not to be kept.
package struct TokenView {
  package let bytes: UnsafeBufferPointer<UInt8>
  /// 0-based, in tokens, from the start of the text.
  package let position: Int
  /// The stretch of the text that the token stands for, in bytes of UTF-8.
  package let utf8Range: Range<Int>
  package let isColocated: Bool
  let flags: CInt

  package var text: String { String(decoding: bytes, as: UTF8.self) }
  /// An unstemmed form.
  package var isExact: Bool { has(TV_TOKEN_EXACT) }
  /// One ideograph or Hangul syllable.
  package var isUnigram: Bool { has(TV_TOKEN_UNIGRAM) }
  /// Two neighbouring ideographs or Hangul syllables.
  package var isBigram: Bool { has(TV_TOKEN_BIGRAM) }
  /// The first token of a run of ideographs or syllables.
  var opensRun: Bool { has(TV_TOKEN_RUN) }
  func has(_ flag: Int) -> Bool { flags & CInt(flag) != 0 }
}
