import Analysis
import Facets
import Indexing

/// Finds for a word that no document holds, or hardly any, the nearest word that many do.
///
/// Words are those of the index itself. A slip is one letter too many, too few, another, or two that changed places; in
/// longer words two slips, if they begin alike.
struct SpellingSuggester {
  let analyzer: Analyzer
  /// Languages of the corpus.
  let languages: [Language]

  /// Words with fewer letters are near to too many others.
  private static let shortest = 5
  private static let shortestForTwoSlips = 6
  private static let longest = 32
  /// A word in this many documents at most may be a slip, if another is in so many times as many.
  static let rare = 2
  private static let ratio = 20
  /// Words that begin alike, of which those with two slips are chosen.
  private static let mostAlike = 4_000
  private static let mostCandidates = 200
  private static let mostCounted = 10_000

  /// - Parameter word: as it was typed.
  /// - Returns: nil where the word is common enough, is no single word in Latin letters, or none is near.
  func suggestion(for word: String, in db: IndexSnapshot) throws -> SpellingSuggestion? {
    guard let typed = plainForm(of: word) else { return nil }
    let forms = forms(of: word) + [QueryUnit.exactMark + String(decoding: typed, as: UTF8.self)]
    guard !languages.contains(where: { StopWords.contains(forms[0], language: $0) }),
      let held = try Collector.documentFrequencies([forms], most: Self.rare + 1, in: db).first, held <= Self.rare
    else { return nil }
    var found = try best(of: Self.oneSlip(typed), in: db)
    if found == nil, typed.count >= Self.shortestForTwoSlips { found = try best(of: twoSlips(typed, in: db), in: db) }
    guard let found, found.documents > held * Self.ratio else { return nil }
    return SpellingSuggestion(typed: word, word: found.word, documents: found.documents)
  }

  /// Small letters without accents; nil for what is no single word of Latin letters.
  private func plainForm(of word: String) -> [UInt8]? {
    let units = analyzer.queryTerms(for: word, languages: [])
    guard units.count == 1, case .word(let alternatives) = units[0], let plain = alternatives.first else { return nil }
    let letters = Array(plain.utf8)
    let isLatin = letters.allSatisfy { (0x61...0x7A).contains($0) }
    return isLatin && (Self.shortest...Self.longest).contains(letters.count) ? letters : nil
  }

  private func forms(of word: String) -> [String] {
    if case .word(let alternatives)? = analyzer.queryTerms(for: word, languages: languages).first {
      alternatives
    } else {
      []
    }
  }

  // MARK: Candidates

  private func best(of candidates: [[UInt8]], in db: IndexSnapshot) throws -> (word: String, documents: Int)? {
    let counts = try frequencies(candidates, in: db)
    guard let best = candidates.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 else { return nil }
    return (String(decoding: candidates[best], as: UTF8.self), counts[best])
  }

  private func frequencies(_ words: [[UInt8]], in db: IndexSnapshot) throws -> [Int] {
    var counts: [Int] = []
    var rest = words[...]
    while !rest.isEmpty {
      let batch = rest.prefix(Self.mostCandidates)
      rest = rest.dropFirst(Self.mostCandidates)
      let alternatives = batch.map { letters in
        let word = String(decoding: letters, as: UTF8.self)
        return [word, QueryUnit.exactMark + word]
      }
      counts += try Collector.documentFrequencies(alternatives, most: Self.mostCounted, in: db)
    }
    return counts
  }

  private static func oneSlip(_ word: [UInt8]) -> [[UInt8]] {
    let alphabet: [UInt8] = Array(0x61...0x7A)
    var words: Set<[UInt8]> = []
    for place in 0...word.count {
      for letter in alphabet { words.insert(word[..<place] + [letter] + word[place...]) }
      guard place < word.count else { continue }
      words.insert(Array(word[..<place] + word[(place + 1)...]))
      for letter in alphabet { words.insert(word[..<place] + [letter] + word[(place + 1)...]) }
      if place + 1 < word.count {
        words.insert(word[..<place] + [word[place + 1], word[place]] + word[(place + 2)...])
      }
    }
    words.remove(word)
    return words.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func twoSlips(_ word: [UInt8], in db: IndexSnapshot) throws -> [[UInt8]] {
    let vocabulary = try Vocabulary(db)
    let beginning = String(decoding: word.prefix(2), as: UTF8.self)
    let typed = String(decoding: word, as: UTF8.self).unicodeScalars.map(\.self)
    var words: Set<String> = []
    for mark in ["", QueryUnit.exactMark] {
      for term in try vocabulary.words(startingWith: mark + beginning, limit: Self.mostAlike) {
        let term = term.dropFirst(mark.count)
        guard abs(term.utf8.count - word.count) <= 2, EditDistance.between(Array(term.unicodeScalars), typed) == 2
        else {
          continue
        }
        words.insert(String(term))
      }
    }
    return words.sorted().prefix(Self.mostCandidates).map { Array($0.utf8) }
  }
}
