import Analysis

/// The optional single words of a query, each with how often it stands there.
struct WordBag {
  struct Term {
    var alternatives: [String]
    var label: String
    var column: TextTerm.Column?
    var weight: Float
    /// Two neighbouring ideographs.
    var isPair = false
    var count = 1
  }

  private struct Key: Hashable {
    var alternatives: [String]
    var column: TextTerm.Column?
  }

  private var terms: [Term] = []
  private var places: [Key: Int] = [:]

  mutating func add(_ unit: QueryUnit, label: String, column: TextTerm.Column?, unigramWeight: Float) {
    switch unit {
    case .word(let alternatives): add(alternatives, label: label, column: column, weight: 1)
    case .ideographs(let unigrams, let bigrams):
      for bigram in bigrams { add([bigram], label: bigram, column: column, weight: 1, isPair: true) }
      let weight = bigrams.isEmpty ? 1 : unigramWeight
      for unigram in unigrams { add([unigram], label: unigram, column: column, weight: weight) }
    }
  }

  private mutating func add(
    _ alternatives: [String], label: String, column: TextTerm.Column?, weight: Float, isPair: Bool = false
  ) {
    guard weight > 0 else { return }
    let key = Key(alternatives: alternatives, column: column)
    if let place = places[key] {
      terms[place].weight += weight
      terms[place].count += 1
    } else {
      places[key] = terms.count
      terms.append(Term(alternatives: alternatives, label: label, column: column, weight: weight, isPair: isPair))
    }
  }

  /// The terms without the stop words of the language that the query seems to be in: of the corpus's languages the
  /// one in which most of its words are stop words, the commonest first.
  ///
  /// - Parameter keepsOne: whether stop words are kept when nothing else is left.
  func terms(withoutStopWordsOf languages: [Language], keepsOne: Bool) -> [Term] {
    var best = (count: 0, rest: terms)
    for language in languages {
      let rest = terms.filter { term in
        !term.alternatives.contains { StopWords.contains($0, language: language) }
      }
      if terms.count - rest.count > best.count { best = (terms.count - rest.count, rest) }
    }
    return best.rest.isEmpty && keepsOne ? terms : best.rest
  }
}
