import Analysis
import Facets

/// Chooses which of a concept's names to search for.
///
/// - Names in languages that the corpus has no document in find nothing.
/// - A name that holds what was typed, or another of its names, is found by that.
/// - An acronym that is a common word would find everything.
struct ConceptNames {
  private let compiler: QueryCompiler
  /// By primary subtag.
  private let languages: [String: Language]

  init(compiler: QueryCompiler) {
    self.compiler = compiler
    languages = Dictionary(compiler.languages.map { ($0.primary, $0) }, uniquingKeysWith: { first, _ in first })
  }

  struct Choice {
    var name: String
    /// Nil where it is the same in all languages.
    var language: Language?
    /// Its primary subtag; empty where there is none.
    var tag: String
    var weight: Float
    /// For each position the alternatives in the index.
    fileprivate var positions: [[String]]
    /// The likelier the less.
    fileprivate var order: Int
  }

  /// - Parameter typed: the words by which the query names the concept.
  /// - Returns: the preferred name in each language first, the corpus's commonest language before the others.
  func choose(_ names: [ListedName], typed: String) -> [Choice] {
    let parameters = compiler.parameters
    let typed = QueryUnit.phrase(compiler.analyzer.queryTerms(for: typed, languages: compiler.languages))
    let candidates = names.enumerated().compactMap { choice($1, order: $0) }
    var seen: Set<[[String]]> = []
    var byLanguage: [String: [Choice]] = [:]
    for candidate in candidates.sorted(by: { ($0.positions.count, $0.order) < ($1.positions.count, $1.order) }) {
      guard !Self.holds(candidate.positions, typed), seen.insert(candidate.positions).inserted else { continue }
      // What counts less must not hide what counts more.
      let isFound = byLanguage[candidate.tag]?.contains { other in
        other.weight >= candidate.weight && Self.holds(candidate.positions, other.positions)
      }
      if isFound != true { byLanguage[candidate.tag, default: []].append(candidate) }
    }
    for language in byLanguage.keys { byLanguage[language]?.sort { $0.order < $1.order } }
    // Language by language in turn: none is to be left out for the second names of another.
    let lists = (compiler.languages.map(\.primary) + [""]).map { byLanguage[$0] ?? [] }
    return Array(
      (0..<parameters.mostNamesOfLanguage).flatMap { turn in lists.compactMap { $0.dropFirst(turn).first } }
        .prefix(parameters.mostNames))
  }

  private func choice(_ name: ListedName, order: Int) -> Choice? {
    let language = languages[name.language]
    if language == nil, !name.language.isEmpty { return nil }
    let isAcronym = name.kind == "acronym"
    var weight = compiler.parameters.translationWeight
    if isAcronym || name.isExact {
      let word = name.name.lowercased()
      guard word.count > 2, !compiler.languages.contains(where: { StopWords.contains(word, language: $0) }) else {
        return nil
      }
      weight *= compiler.parameters.ambiguousWeight
    }
    let units = compiler.analyzer.queryTerms(for: name.name, languages: language.map { [$0] } ?? compiler.languages)
    let positions = QueryUnit.phrase(units)
    // A single ideograph would find all words that begin with it.
    guard !positions.isEmpty, !QueryUnit.isOpen(units) else { return nil }
    return Choice(
      name: name.name, language: language, tag: name.language, weight: weight, positions: positions,
      order: (name.kind == "name" ? 0 : isAcronym ? 2_000 : 1_000) + order)
  }

  /// Whether a phrase is found wherever another is that holds it.
  private static func holds(_ positions: [[String]], _ part: [[String]]) -> Bool {
    guard !part.isEmpty, part.count <= positions.count else { return false }
    return (0...positions.count - part.count).contains { start in
      zip(positions[start...], part).allSatisfy { forms, others in forms.contains(where: others.contains) }
    }
  }
}
