/// Finds documents in the journal, whether they are still in the corpus or not.
package enum JournalLookup {
  /// Digits of a fingerprint that a prefix must have, as for documents of the index.
  private static let shortestPrefix = 4

  /// The keys of the documents that go by a name: a key, the first digits of one, or a path at which they lay when they
  /// were decided about, or its end.
  ///
  /// - Parameter corpus: with it, a path may be one from the working folder, too.
  /// - Returns: those of the likeliest reading, by key.
  package static func documents(
    _ name: String, in decisions: [Decision], of corpus: CorpusDirectory? = nil
  ) -> [String] {
    let typed = Set(corpus?.locations(ofTyped: name) ?? [])
    let isPrefix =
      name.utf8.count >= shortestPrefix && name.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    let digits = name.lowercased()
    let readings: [(Decision) -> Bool] = [
      { $0.document == name },
      { isPrefix && $0.document.hasPrefix(digits) && Fingerprint(hex: $0.document) != nil },
      { typed.contains($0.path) }, { $0.path == name }, { $0.path == "documents/" + name },
      { $0.path.hasSuffix("/" + name) },
    ]
    for reading in readings {
      let found = Set(decisions.filter(reading).map(\.document))
      if !found.isEmpty { return found.sorted() }
    }
    return []
  }
}
