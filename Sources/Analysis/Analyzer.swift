import CAnalysis

/// What a word is: the index's tokenizer, called directly, with its caches.
///
/// Not thread-safe and so not `Sendable`: one for one task at a time.
package final class Analyzer {
  /// Counts the changes of what tokens a text gives; an index made by another version is to be rebuilt.
  package static let version = 2

  private let handle: OpaquePointer

  package init() {
    // Without memory for this, Swift's own allocations end the process likewise; no input leads here.
    guard let handle = tv_analyzer_new() else { fatalError("out of memory") }
    self.handle = handle
  }

  deinit { tv_analyzer_free(handle) }

  /// What tokens are asked for.
  package enum Mode: Sendable {
    /// As the index holds a text.
    case document
    /// As `MATCH` reads a text without markers: alternatives share a position, ideographs give pairs only.
    case query
    /// As ``Analyzer/queryTerms(for:languages:)`` wants them.
    case terms
    case exact
    case prefix

    var value: tv_mode {
      switch self {
      case .document: TV_DOCUMENT
      case .query: TV_QUERY
      case .terms: TV_TERMS
      case .exact: TV_EXACT
      case .prefix: TV_PREFIX
      }
    }
  }

  /// The tokens of a text in order. `languages` holds until the text's first marker; a document takes its first.
  package func tokens(in text: String, languages: [Language] = [], mode: Mode = .document) -> [Token] {
    var text = text
    var tokens: [Token] = []
    text.withUTF8 { bytes in
      forEachToken(in: bytes, languages: languages, mode: mode) { token in
        tokens.append(Token(token))
        return true
      }
    }
    return tokens
  }

  /// Calls `body` for each token until it returns false, without allocating.
  package func forEachToken(
    in text: UnsafeBufferPointer<UInt8>, languages: [Language] = [], mode: Mode = .document,
    _ body: (TokenView) -> Bool
  ) {
    guard !text.isEmpty else { return }
    withoutActuallyEscaping(body) { body in
      var walk = Walk(body: body)
      text.withMemoryRebound(to: CChar.self) { text in
        // A text longer than 2 GiB is read to there.
        let length = CInt(clamping: text.count)
        withUnsafeMutablePointer(to: &walk) { walk in
          if languages.isEmpty && mode != .terms && mode != .exact {
            _ = tv_analyze(handle, text.baseAddress, length, mode.value, nil, walk, Walk.take)
          } else {
            let list = languages.map(\.primary).joined(separator: ",")
            _ = tv_analyze(handle, text.baseAddress, length, mode.value, list, walk, Walk.take)
          }
        }
      }
    }
  }
}

/// One call of `forEachToken`.
private struct Walk {
  let body: (TokenView) -> Bool
  var position = -1

  static let take: tv_token_callback = { context, flags, token, length, start, end in
    guard let walk = context?.assumingMemoryBound(to: Walk.self), let token else { return 1 }
    let isColocated = flags & CInt(TV_TOKEN_COLOCATED) != 0
    if !isColocated { walk.pointee.position += 1 }
    let bytes = UnsafeRawBufferPointer(start: token, count: Int(length))
    let view = TokenView(
      bytes: bytes.assumingMemoryBound(to: UInt8.self), position: walk.pointee.position,
      utf8Range: Int(start)..<Int(end), isColocated: isColocated, flags: flags)
    return walk.pointee.body(view) ? 0 : 1
  }
}
