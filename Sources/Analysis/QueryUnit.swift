/// A piece of a question in the index's terms.
package enum QueryUnit: Sendable, Hashable {
  /// One position; each alternative is a form under which a document may hold the word.
  case word(alternatives: [String])
  /// A run of ideographs or Hangul syllables: `unigrams` one a character, `bigrams` one a pair of neighbours, so one
  /// less.
  case ideographs(unigrams: [String], bigrams: [String])

  /// Positions in the index that the unit spans.
  package var length: Int {
    switch self {
    case .word: 1
    case .ideographs(let unigrams, _): unigrams.count
    }
  }

  /// For a unit of exact forms: the beginning of the forms of all words that are found under its plain form without
  /// being it, and its own form where it has one. Nil where no other word can be.
  package var inflections: (prefix: String, form: String?)? {
    guard case .word(let alternatives) = self,
      let plain = alternatives.last(where: { !$0.hasPrefix(Self.exactMark) }),
      plain.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    else { return nil }
    return (Self.exactMark + plain, alternatives.first { $0.hasPrefix(Self.exactMark) })
  }

  /// The alternatives that stand for the very form of a word, not for all words of a stem.
  package var markedForms: [String] {
    if case .word(let alternatives) = self { alternatives.filter { $0.hasPrefix(Self.exactMark) } } else { [] }
  }

  /// Begins a form that is not its own stem.
  package static let exactMark = "\u{5}"

  /// The units as one phrase: for each position the alternatives.
  ///
  /// Ideographs are held as pairs. Where another unit follows, the last character keeps its place: alone, as the end
  /// of a run, or in a pair with the first of the next run, which a text may write without the space between.
  package static func phrase(_ units: [QueryUnit]) -> [[String]] {
    var positions: [[String]] = []
    for (index, unit) in units.enumerated() {
      switch unit {
      case .word(let alternatives): positions.append(alternatives)
      case .ideographs(let unigrams, let bigrams):
        positions += bigrams.map { [$0] }
        guard let last = unigrams.last, bigrams.isEmpty || index < units.count - 1 else { continue }
        if index + 1 < units.count, case .ideographs(let next, _) = units[index + 1], let first = next.first {
          positions.append([last, last + first])
        } else {
          positions.append([last])
        }
      }
    }
    return positions
  }

  /// Whether the last token of the units' phrase is only the beginning of those it stands for: a single ideograph is
  /// found in the pairs that it begins.
  package static func isOpen(_ units: [QueryUnit]) -> Bool {
    if case .ideographs(_, let bigrams)? = units.last { bigrams.isEmpty } else { false }
  }

  /// Positions beyond the last token of the units' phrase that it covers: a pair of ideographs stands at the place of
  /// the first.
  package static func reach(_ units: [QueryUnit]) -> Int {
    if case .ideographs(_, let bigrams)? = units.last, !bigrams.isEmpty { 1 } else { 0 }
  }

  /// The text that makes the tokenizer give these alternatives at these positions, to be quoted in `MATCH`.
  ///
  /// Index forms hold neither spaces nor quotation marks nor U+0003.
  package static func verbatim(_ positions: [[String]]) -> String {
    "\u{1}=\u{2}" + positions.map { $0.joined(separator: "\u{3}") }.joined(separator: " ")
  }
}

extension Analyzer {
  /// The forms under which documents in `languages`, or in none, hold a text: stems and the plain word.
  ///
  /// A text may hold several words (`TVET/VET`), or none.
  package func queryTerms(for text: String, languages: [Language]) -> [QueryUnit] {
    units(of: text, languages: languages, mode: .terms)
  }

  /// The forms under which documents hold the very words of a text: U+0005 and the word, and the plain word.
  ///
  /// The plain word is found in languages without a stemmer, and where it is its own stem; there other words of that
  /// stem are found with it, see ``QueryUnit/inflections``.
  package func exactForms(for text: String, languages: [Language]) -> [QueryUnit] {
    units(of: text, languages: languages, mode: .exact)
  }

  /// The terms of a text whose last word is only begun: that word's alternatives are prefixes of tokens.
  package func prefixForms(for text: String, languages: [Language]) -> [QueryUnit] {
    let terms = queryTerms(for: text, languages: languages)
    let prefixes = units(of: text, languages: languages, mode: .prefix)
    guard let last = prefixes.last else { return terms }
    return terms.dropLast() + [last]
  }

  private func units(of text: String, languages: [Language], mode: Mode) -> [QueryUnit] {
    var text = text
    var units: [QueryUnit] = []
    text.withUTF8 { bytes in
      forEachToken(in: bytes, languages: languages, mode: mode) { token in
        units.add(token)
        return true
      }
    }
    return units
  }
}

extension [QueryUnit] {
  fileprivate mutating func add(_ token: TokenView) {
    let last = popLast()
    switch last {
    case .word(let alternatives)? where token.isColocated:
      append(.word(alternatives: alternatives + [token.text]))
    case .ideographs(let unigrams, let bigrams)? where token.isBigram:
      append(.ideographs(unigrams: unigrams, bigrams: bigrams + [token.text]))
    case .ideographs(let unigrams, let bigrams)? where token.isUnigram && !token.opensRun:
      append(.ideographs(unigrams: unigrams + [token.text], bigrams: bigrams))
    default:
      if let last { append(last) }
      append(token.isUnigram ? .ideographs(unigrams: [token.text], bigrams: []) : .word(alternatives: [token.text]))
    }
  }
}
