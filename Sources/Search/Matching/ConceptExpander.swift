import Analysis
import Corpus
import Facets

/// Puts beside the words of a query by which it names a concept, a place or an organization the other names of that, in
/// the languages of the corpus.
///
/// Only where a word is optional: what must stand or must not, phrases in quotation marks, `begin*`, NEAR and fields of
/// text are meant as they are written.
struct ConceptExpander {
  private let finder: ConceptFinder
  private let compiler: QueryCompiler
  private let chooser: ConceptNames

  init(finder: ConceptFinder, compiler: QueryCompiler) {
    self.finder = finder
    self.compiler = compiler
    chooser = ConceptNames(compiler: compiler)
  }

  /// A query with the names in it, and what they are names of.
  struct Expansion {
    var query: Query
    /// A concept's number is its place, from 1.
    var concepts: [SearchedConcept] = []
    /// By concept: labels of the phrases that stand for the words by which the query names it.
    var typed: [Set<String>] = []
  }

  func expand(_ query: Query) -> Expansion {
    var expansion = Expansion(query: query)
    expansion.query = expand(query, in: &expansion)
    return expansion
  }

  private func expand(_ query: Query, in expansion: inout Expansion) -> Query {
    switch query {
    case .text(let term):
      guard term.isPlainWord else { return query }
      let names = names(for: [term], in: &expansion)
      return names.isEmpty ? query : .bag([Query.Clause(.optional, query)] + names)
    case .bag(let clauses): return .bag(expand(clauses, in: &expansion))
    case .or(let queries): return .or(queries.map { expand($0, in: &expansion) })
    case .and, .not, .near, .filter: return query
    }
  }

  /// A name is looked for in words that stand side by side.
  private func expand(_ clauses: [Query.Clause], in expansion: inout Expansion) -> [Query.Clause] {
    var expanded: [Query.Clause] = []
    var run: [TextTerm] = []
    var names: [Query.Clause] = []
    for clause in clauses {
      if clause.occurrence == .optional, case .text(let term) = clause.query, term.isPlainWord {
        run.append(term)
        expanded.append(clause)
        continue
      }
      names += self.names(for: run, in: &expansion)
      run = []
      let isOptional = clause.occurrence == .optional
      expanded.append(Query.Clause(clause.occurrence, isOptional ? expand(clause.query, in: &expansion) : clause.query))
    }
    return expanded + names + self.names(for: run, in: &expansion)
  }

  private func names(for terms: [TextTerm], in expansion: inout Expansion) -> [Query.Clause] {
    guard !terms.isEmpty else { return [] }
    let text = terms.map(\.text).joined(separator: " ")
    var clauses: [Query.Clause] = []
    for concept in finder.concepts(in: text) where expansion.concepts.count < Self.mostConcepts {
      let typed = String(decoding: Array(text.utf8)[concept.range], as: UTF8.self)
      guard !expansion.concepts.contains(where: { $0.values == concept.values }) else { continue }
      let names = chooser.choose(concept.names, typed: typed)
      guard !names.isEmpty else { continue }
      let number = expansion.concepts.count + 1
      expansion.concepts.append(
        SearchedConcept(
          values: concept.values, label: concept.label, text: typed,
          names: names.map { SearchedConcept.Name(name: $0.name, language: $0.language?.primary ?? "", documents: 0) }))
      expansion.typed.append(Self.labels(terms, concept.range, typed: typed, compiler: compiler))
      clauses += names.map {
        let match = TextTerm.ConceptName(concept: number, language: $0.language, weight: $0.weight)
        return Query.Clause(.optional, .text(TextTerm($0.name, match: .name(match))))
      }
    }
    return clauses
  }

  /// A query that names more is a text that was pasted.
  private static let mostConcepts = 12

  /// The labels that ``WordBag`` gives the words of a name: the text that was typed, or pairs of ideographs.
  private static func labels(
    _ terms: [TextTerm], _ range: Range<Int>, typed: String, compiler: QueryCompiler
  ) -> Set<String> {
    var labels: Set<String> = []
    var start = 0
    for term in terms {
      let end = start + term.text.utf8.count
      if range.overlaps(start..<end) { labels.formUnion([term.text, "=" + term.text]) }
      start = end + 1
    }
    for case .ideographs(let unigrams, let bigrams) in compiler.analyzer.queryTerms(
      for: typed, languages: compiler.languages)
    {
      labels.formUnion(bigrams.isEmpty ? unigrams : bigrams)
    }
    return labels
  }
}

extension TextTerm {
  /// A word without operator or field.
  fileprivate var isPlainWord: Bool { match == .word && column == nil }
}

extension ConceptExpander.Expansion {
  /// The expression with a mark on the phrases of the words that were typed for a concept.
  func marked(_ expression: MatchExpression?) -> MatchExpression? {
    guard var expression else { return nil }
    for (place, labels) in typed.enumerated() {
      let concept = Int32(clamping: place + 1)
      var weight: Float = 0
      for phrase in expression.phrases.indices
      where expression.phrases[phrase].concept == 0 && labels.contains(expression.phrases[phrase].label) {
        expression.phrases[phrase].concept = concept
        weight += expression.phrases[phrase].weight
      }
      // A pair of ideographs counts less than a word, and so do the names of what it names.
      guard weight > 0, weight < 1 else { continue }
      for phrase in expression.phrases.indices where expression.phrases[phrase].concept == -concept {
        expression.phrases[phrase].weight *= weight
      }
    }
    return expression
  }

  /// The concepts, with how many documents hold each name.
  func counted(_ expression: MatchExpression?, _ frequencies: [Int64]) -> [SearchedConcept] {
    guard let expression else { return concepts }
    var counts: [Int32: [String: Int]] = [:]
    for (phrase, count) in zip(expression.phrases, frequencies) where phrase.concept < 0 {
      counts[-phrase.concept, default: [:]][phrase.label] = Int(count)
    }
    return concepts.enumerated().map { place, concept in
      var concept = concept
      for name in concept.names.indices {
        concept.names[name].documents = counts[Int32(clamping: place + 1)]?[concept.names[name].name] ?? 0
      }
      return concept
    }
  }
}
