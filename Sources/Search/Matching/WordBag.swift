import Analysis

/// The optional single words of a query, each with how often it stands there.
struct WordBag {
  struct Term {
    var alternatives: [String]
    /// Its very form, where documents hold that beside the stem.
    var exactForms: [String] = []
    var label: String
    var column: TextTerm.Column?
    /// Two neighbouring ideographs.
    var isPair = false
    /// A single ideograph: the beginning of the pairs under which documents hold it.
    var isPrefix = false
    var count = 1
    /// Where it stands first in the query, in tokens.
    var place = 0

    /// Whether one of two ideographs only joins words.
    var isFunctionPair: Bool { isPair && label.contains(where: Self.functionCharacters.contains) }

    private static let functionCharacters = Set("的了是在和与呢吗被这那哪什谁么们把")
  }

  private struct Key: Hashable {
    var alternatives: [String]
    var column: TextTerm.Column?
  }

  private var terms: [Term] = []
  private var places: [Key: Int] = [:]
  private var tokenCount = 0

  /// - Parameter exact: the unit's exact forms; nil where there are none.
  mutating func add(_ unit: QueryUnit, exact: QueryUnit?, label: String, column: TextTerm.Column?) {
    switch unit {
    case .word(let alternatives):
      add(Term(alternatives: alternatives, exactForms: exact?.markedForms ?? [], label: label, column: column))
    case .ideographs(let unigrams, let bigrams):
      for bigram in bigrams { add(Term(alternatives: [bigram], label: bigram, column: column, isPair: true)) }
      if bigrams.isEmpty, let unigram = unigrams.first {
        add(Term(alternatives: [unigram], label: unigram, column: column, isPrefix: true))
      }
    }
  }

  private mutating func add(_ term: Term) {
    let key = Key(alternatives: term.alternatives, column: term.column)
    defer { tokenCount += 1 }
    if let place = places[key] {
      terms[place].count += 1
    } else {
      places[key] = terms.count
      terms.append(term)
      terms[terms.count - 1].place = tokenCount
    }
  }

  /// The terms without the stop words of the language that the query seems to be in: of the corpus's languages the
  /// one in which most of its words are stop words, the commonest first.
  ///
  /// - Parameter keepsOne: whether stop words are kept when nothing else is left.
  func terms(withoutStopWordsOf languages: [Language], keepsOne: Bool) -> [Term] {
    var best = (count: 0, rest: terms)
    for language in languages {
      // The word itself comes first; its stem in one language may be a stop word of that (Asia is not "así").
      let rest = terms.filter { term in
        !(term.alternatives.first.map { StopWords.contains($0, language: language) } ?? false)
      }
      if terms.count - rest.count > best.count { best = (terms.count - rest.count, rest) }
    }
    return best.rest.isEmpty && keepsOne ? terms : best.rest
  }
}
