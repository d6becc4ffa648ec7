import Analysis
import CAnalysis
import Corpus
package import Facets
package import Indexing

/// Answers questions from one index. Belongs to one thread.
package final class Searcher {
  private let store: IndexStore
  private let authorities: Authorities
  private let columns: PackedColumns
  private let analyzer = Analyzer()
  private let collector: Collector
  private let compiler: QueryCompiler
  private let parameters: RankingParameters
  private lazy var expander = ConceptExpander(
    finder: ConceptFinder(authorities, analyzer: analyzer, languages: columns.languagesByFrequency), compiler: compiler)

  /// - Parameter parameters: the ranking's constants.
  package init(
    store: IndexStore, authorities: Authorities, parameters: RankingParameters = RankingParameters()
  ) throws {
    self.store = store
    self.authorities = authorities
    self.parameters = parameters
    columns = try store.read(PackedColumns.init)
    collector = Collector(columns: columns, parameters: parameters)
    compiler = QueryCompiler(
      analyzer: analyzer, languages: columns.languagesByFrequency, parameters: parameters)
  }

  /// Documents in the index.
  package var documentCount: Int { columns.documentCount }

  /// - Throws: ``FilterError`` for a filter that names nothing known; ``IndexError``, `DatabaseError`.
  package func search(_ request: SearchRequest) throws -> SearchResult {
    try store.read { db in
      let (plan, unknownFilters, expansion) = try plan(request, in: db)
      let request = request.clamped(to: columns.documentCount)
      var answer = try collect(plan, request, in: db)
      if request.sort == .title { answer.hits = try hitsByTitle(answer, request, in: db) }
      let weights = zip(plan.expression?.phrases ?? [], answer.idf).map { Double($0.weight) * $1 }
      let outcome = try feedback(answer, plan, request, in: db)
      let page = (outcome?.hits ?? answer.hits).dropFirst(request.offset).prefix(request.limit)
      var result = SearchResult(total: answer.total)
      result.unknownFilters = unknownFilters
      result.concepts = expansion?.counted(plan.expression, answer.documentFrequency) ?? []
      if request.suggestsWords {
        result.suggestions = try suggestions(request.query, plan, answer, concepts: result.concepts, in: db)
      }
      for (index, hit) in page.enumerated() {
        let rank = request.offset + index + 1
        let isRelated = rank > answer.total
        let expression = isRelated ? outcome?.related : plan.expression
        if let hit = try self.hit(
          hit, rank: rank, expression: expression,
          explained: isRelated ? expression : outcome?.expression ?? expression,
          weights: isRelated ? expression?.phrases.map { Double($0.weight) } ?? [] : weights,
          concepts: result.concepts, request: request, in: db)
        {
          if isRelated { result.related.append(hit) } else { result.hits.append(hit) }
        }
      }
      if !result.related.isEmpty { result.relatedWords = outcome?.relatedWords ?? [] }
      if request.countsFacets { result.facets = try facetCounts(answer, request, in: db) }
      return result
    }
  }

  /// All documents that match, by id; nothing of them is read. The query is taken by its word: other names of what it
  /// names find nothing.
  ///
  /// - Throws: as ``search(_:)``.
  package func documents(_ request: SearchRequest) throws -> [Int64] {
    var request = request
    request.expandsConcepts = false
    return try store.read { db in
      let (plan, _, _) = try plan(request, in: db)
      guard let expression = plan.expression, !plan.includesUnmatched else {
        return (plan.filter ?? .all(columns)).documents
      }
      var wish = Collector.Wish()
      wish.wantsMatches = true
      return try collector.collect(expression, filter: plan.filter, wish: wish, in: db).matches?.documents ?? []
    }
  }

  private func plan(
    _ request: SearchRequest, in db: IndexSnapshot
  ) throws -> (QueryPlan, [FilterError], ConceptExpander.Expansion?) {
    let filters = FilterEvaluator(
      columns: columns, authorities: authorities, database: db, roles: request.roles,
      membershipYear: request.membershipYear)
    let planner = QueryPlanner(compiler: compiler, filters: filters, columns: columns) { [collector] expression in
      var wish = Collector.Wish()
      wish.wantsMatches = true
      let answer = try collector.collect(expression, filter: nil, wish: wish, in: db)
      return answer.matches ?? Bitmap(capacity: 0)
    }
    let (query, unknown) = request.isStrict ? (request.query, []) : try filters.tolerate(request.query)
    let expansion = request.expandsConcepts ? expander.expand(query) : nil
    var plan = try planner.plan(expansion?.query ?? query)
    if let expansion { plan.expression = expansion.marked(plan.expression) }
    if plan.isEmpty, !query.isEmpty { plan.filter = Bitmap(capacity: columns.capacity) }
    for filter in request.filters {
      let documents = try filters.documents(filter)
      plan.filter = plan.filter?.intersection(documents) ?? documents
    }
    return (plan, unknown, expansion)
  }

  private func feedback(
    _ answer: Collector.Answer, _ plan: QueryPlan, _ request: SearchRequest, in db: IndexSnapshot
  ) throws -> FeedbackSearch.Outcome? {
    guard request.usesFeedback, plan.isOfWords, request.limit > 0, let expression = plan.expression else {
      return nil
    }
    let feedback = Feedback(
      analyzer: analyzer, parameters: parameters, documentCount: columns.documentCount,
      averageLength: Double(columns.averageLengths[0]))
    return try FeedbackSearch(feedback: feedback, collector: collector).refine(
      answer, expression, filter: plan.filter ?? .all(columns), wish: wish(plan, request),
      addsRelated: request.addsRelated, in: db)
  }

  /// Looks at the words of a query that the answer tells to be rare; where nothing was found, at all.
  private func suggestions(
    _ query: Query, _ plan: QueryPlan, _ answer: Collector.Answer, concepts: [SearchedConcept], in db: IndexSnapshot
  ) throws -> [SpellingSuggestion] {
    let frequent = zip(plan.expression?.phrases ?? [], answer.documentFrequency)
      .filter { $0.1 > SpellingSuggester.rare }.map(\.0.label)
    let named = concepts.flatMap { $0.text.split(whereSeparator: \.isWhitespace).map(String.init) }
    let known = Set(frequent + named)
    let rare = query.words.filter { !known.contains($0) }
    guard !rare.isEmpty else { return [] }
    let suggester = SpellingSuggester(analyzer: analyzer, languages: compiler.languages)
    return try rare.prefix(Self.mostWordsChecked).compactMap { try suggester.suggestion(for: $0, in: db) }
  }

  /// A longer query is a text that was pasted.
  private static let mostWordsChecked = 20

  private func wish(_ plan: QueryPlan, _ request: SearchRequest) -> Collector.Wish {
    var wish = Collector.Wish()
    let isFed = request.usesFeedback && plan.isOfWords
    let limit = max(request.limit + request.offset, isFed ? parameters.feedbackDocuments : 0)
    wish.limit = min(limit, max(1, columns.documentCount))
    wish.order = request.sort == .year ? TV_ORDER_YEAR : TV_ORDER_SCORE
    wish.countsFacets = request.countsFacets
    wish.wantsMatches = request.sort == .title || plan.includesUnmatched || request.countsGroupings || isFed
    wish.roles = request.roles.reduce(0) { $0 | $1.bit }
    return wish
  }

  private func collect(_ plan: QueryPlan, _ request: SearchRequest, in db: IndexSnapshot) throws -> Collector.Answer {
    let wish = wish(plan, request)
    let answer = try collector.collect(plan.expression, filter: plan.filter, wish: wish, in: db)
    guard plan.includesUnmatched, plan.expression != nil, let matches = answer.matches, let filter = plan.filter else {
      return answer
    }
    let rest = try collector.collect(nil, filter: filter.subtracting(matches), wish: wish, in: db)
    return answer.merged(with: rest, limit: wish.limit)
  }

  private func hitsByTitle(
    _ answer: Collector.Answer, _ request: SearchRequest, in db: IndexSnapshot
  ) throws -> [Collector.Found] {
    guard let matches = answer.matches else { return answer.hits }
    let limit = request.limit + request.offset
    return try StoredDocument.idsByTitle(db, limit: limit, where: matches.contains).map {
      Collector.Found(document: $0, score: 0, key: 0)
    }
  }

  private func hit(
    _ found: Collector.Found, rank: Int, expression: MatchExpression?, explained: MatchExpression?, weights: [Double],
    concepts: [SearchedConcept], request: SearchRequest, in db: IndexSnapshot
  ) throws -> Hit? {
    guard let document = try StoredDocument.fetch(db, id: found.document) else { return nil }
    var hit = Hit(
      document: document, locations: try StoredDocument.locations(db, id: document.id),
      tags: try TagRow.fetchWithoutEvidence(db, document: document.id), rank: rank, score: found.score, snippets: [])
    if request.snippets > 0 {
      hit.snippets = try SnippetBuilder(analyzer: analyzer).snippets(
        expression, document: document, count: request.snippets, weights: weights, in: db)
    }
    if request.explains, let explained {
      hit.explanation = try explain(explained, concepts: concepts, document: document.id, in: db)
    }
    return hit
  }

  private func explain(
    _ expression: MatchExpression, concepts: [SearchedConcept], document: Int64, in db: IndexSnapshot
  ) throws -> Explanation {
    var only = Bitmap(capacity: columns.capacity)
    only.insert(document)
    var wish = Collector.Wish()
    wish.explained = document
    let answer = try collector.collect(expression, filter: only, wish: wish, in: db)
    var parts = zip(expression.phrases, answer.explanation).filter { $0.1.score > 0 }.map { phrase, score in
      let concept = phrase.concept < 0 ? Int(-phrase.concept) - 1 : nil
      return Explanation.Part(
        label: phrase.label, concept: concept.map { concepts[$0].label }, weight: Double(phrase.weight),
        documentFrequency: score.documentFrequency,
        idf: score.idf, frequency: score.frequency, score: score.score)
    }
    if answer.explainedPairs > 0 {
      parts.append(
        Explanation.Part(
          label: "side by side", weight: Double(parameters.pairWeight), documentFrequency: 0, idf: 0,
          frequency: [], score: answer.explainedPairs))
    }
    return Explanation(parts: parts)
  }

  private func facetCounts(
    _ answer: Collector.Answer, _ request: SearchRequest, in db: IndexSnapshot
  ) throws -> FacetCounts {
    var values: [Facet: [FacetCounts.Count]] = [:]
    var groupings: [String: Int] = [:]
    if request.countsGroupings, let matches = answer.matches {
      let rejected = try RejectedRegions(db)
      groupings = GroupingCounts(
        columns: columns, authorities: authorities, rejected: rejected, year: request.membershipYear
      ).count(matches, roles: request.roles.reduce(0) { $0 | $1.bit })
    }
    for (grouping, count) in groupings {
      values[.region, default: []].append(
        FacetCounts.Count(value: grouping, label: authorities.label(.region, grouping), count: count))
    }
    for (code, count) in answer.valueCounts.enumerated() where count > 0 {
      guard let value = columns.values[code] else { continue }
      if value.facet == .region, groupings[value.value] != nil { continue }
      values[value.facet, default: []].append(
        FacetCounts.Count(
          value: value.value, label: authorities.label(value.facet, value.value), count: Int(count)))
    }
    for (year, count) in answer.yearCounts.enumerated() where count > 0 {
      values[.year, default: []].append(FacetCounts.Count(value: "\(year)", label: "\(year)", count: Int(count)))
    }
    for facet in values.keys where facet != .year {
      values[facet]?.sort { ($1.count, $0.value) < ($0.count, $1.value) }
    }
    return FacetCounts(values: values)
  }
}

extension Query {
  /// Whether the query asks for nothing at all, and so finds everything.
  var isEmpty: Bool { self == .empty }
}

extension SearchRequest {
  /// The same with bounds that an index of so many documents has hits within.
  fileprivate func clamped(to count: Int) -> SearchRequest {
    var request = self
    request.offset = min(max(0, offset), count)
    request.limit = min(max(0, limit), count)
    return request
  }
}

extension QueryPlan {
  /// Whether there is nothing to match and nothing to choose from: a query of signs.
  fileprivate var isEmpty: Bool { expression == nil && filter == nil }
}

extension Collector.Answer {
  /// Both answers as one, in their common order.
  fileprivate func merged(with rest: Collector.Answer, limit: Int) -> Collector.Answer {
    var all = self
    all.hits = Array((hits + rest.hits).sorted { ($1.key, $0.document) < ($0.key, $1.document) }.prefix(limit))
    all.total += rest.total
    for code in all.valueCounts.indices { all.valueCounts[code] += rest.valueCounts[code] }
    for year in all.yearCounts.indices { all.yearCounts[year] += rest.yearCounts[year] }
    if let matches, let others = rest.matches { all.matches = matches.union(others) }
    return all
  }
}

extension PackedColumns {
  /// The languages of the documents, the commonest first.
  fileprivate var languagesByFrequency: [Language] {
    var counts: [UInt16: Int] = [:]
    for code in languages where code != 0 { counts[code, default: 0] += 1 }
    // Of equals by name: codes are given as documents come, and differ in an index made anew.
    let tags = counts.compactMap { code, count in values[Int(code)].map { (count: count, tag: $0.value) } }
      .sorted { ($1.count, $0.tag) < ($0.count, $1.tag) }.map(\.tag)
    var seen: Set<String> = []
    return tags.map { Language($0) }.filter { seen.insert($0.primary).inserted }
  }
}
