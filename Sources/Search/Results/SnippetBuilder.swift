import Analysis
import CAnalysis
import Corpus
import Indexing

/// Finds the passages of a document that best show why it matches.
///
/// Phrase occurrences give token offsets in the body; the stored offsets of pages say which page holds them; only
/// that page is analysed again.
struct SnippetBuilder {
  let analyzer: Analyzer

  /// Tokens that a passage shows, before and after its first match included.
  private static let length = 36
  private static let lead = 10
  /// Occurrences that are looked at in one document.
  private static let mostPositions = 5_000
  /// Passages that are looked at for each that is shown.
  private static let choice = 3

  /// - Parameter weights: how much each phrase of the expression says (its inverse document frequency).
  /// - Returns: at most `count` passages, best first; the beginning of the text when the body holds no match.
  func snippets(
    _ expression: MatchExpression?, document: StoredDocument, count: Int, weights: [Double], in db: IndexSnapshot
  ) throws -> [Snippet] {
    guard count > 0 else { return [] }
    var positions: [tv_position] = []
    if let expression {
      positions = try Collector.positions(expression, document: document.id, limit: Self.mostPositions, in: db)
      for place in positions.indices {
        positions[place].length += Int32(expression.phrases[Int(positions[place].phrase)].reach)
      }
    }
    let windows = Self.windows(positions, weights: weights, count: count * Self.choice)
    // A title in the list of references says less than a sentence of the text: it is kept for want of better.
    var found: [Snippet] = []
    var asides: [Snippet] = []
    for window in windows where found.count < count {
      guard let snippet = try snippet(window, document: document.id, in: db) else { continue }
      if snippet.isAside { asides.append(snippet) } else { found.append(snippet) }
    }
    found += asides.prefix(count - found.count)
    return found.isEmpty ? try opening(document, in: db).map { [$0] } ?? [] : found
  }

  // MARK: Choice

  struct Window: Equatable {
    /// Tokens of the body.
    var tokens: Range<Int>
    /// Tokens that matched, within.
    var matches: [Range<Int>]
    var score: Double
  }

  /// The best windows over the occurrences, apart from each other, best first.
  static func windows(_ positions: [tv_position], weights: [Double], count: Int) -> [Window] {
    let sorted = positions.sorted { $0.token < $1.token }
    var candidates: [Window] = []
    var end = 0
    for start in sorted.indices {
      end = max(end, start)
      let first = Int(sorted[start].token)
      while end < sorted.count, Int(sorted[end].token + sorted[end].length) <= first + length - lead { end += 1 }
      let inside = sorted[start..<max(end, start + 1)]
      candidates.append(window(first: first, inside: inside, weights: weights))
    }
    var chosen: [Window] = []
    for candidate in candidates.sorted(by: { ($1.score, $0.tokens.lowerBound) < ($0.score, $1.tokens.lowerBound) }) {
      guard chosen.count < count else { break }
      if !chosen.contains(where: { $0.tokens.overlaps(candidate.tokens) }) { chosen.append(candidate) }
    }
    return chosen
  }

  /// What different phrases say counts in full, their repetition little.
  private static func window(first: Int, inside: ArraySlice<tv_position>, weights: [Double]) -> Window {
    var seen: Set<Int32> = []
    var score = 0.0
    for position in inside {
      let phrase = Int(position.phrase)
      let weight = weights.indices.contains(phrase) ? weights[phrase] : 0
      score += seen.insert(position.phrase).inserted ? weight : weight * 0.1
    }
    let start = max(0, first - lead)
    return Window(
      tokens: start..<(start + length),
      matches: inside.map { Int($0.token)..<Int($0.token + max(1, $0.length)) }, score: score)
  }

  // MARK: Text

  private func snippet(_ window: Window, document: Int64, in db: IndexSnapshot) throws -> Snippet? {
    guard let first = window.matches.first?.lowerBound,
      let group = try PageGroup.fetch(db, document: document, token: first)
    else { return nil }
    let place = group.place(ofToken: first)
    guard group.pages.indices.contains(place), group.starts.indices.contains(place) else { return nil }
    let start = group.starts[place]
    var snippet = cut(
      group.pages[place], page: group.number + place,
      tokens: max(0, window.tokens.lowerBound - start)..<max(1, window.tokens.upperBound - start),
      matches: window.matches.map { ($0.lowerBound - start)..<($0.upperBound - start) })
    if group.confidences.indices.contains(place) { snippet?.confidence = group.confidences[place] }
    return snippet
  }

  /// The beginning of the abstract, or of the first page with text.
  private func opening(_ document: StoredDocument, in db: IndexSnapshot) throws -> Snippet? {
    let tokens = 0..<Self.length
    if let abstract = document.abstract, let found = cut(abstract, page: 0, tokens: tokens, matches: []) {
      return found
    }
    guard let group = try PageGroup.fetch(db, document: document.id, token: 0) else { return nil }
    let place = group.pages.firstIndex { !MarkedText.strip($0).allSatisfy(\.isWhitespace) } ?? 0
    guard group.pages.indices.contains(place) else { return nil }
    return cut(group.pages[place], page: group.number + place, tokens: tokens, matches: [])
  }

  /// Cuts marked text at word boundaries around some of its tokens.
  ///
  /// - Parameters:
  ///   - tokens: offsets from the text's first token.
  ///   - matches: tokens to highlight.
  func cut(_ marked: String, page: Int, tokens: Range<Int>, matches: [Range<Int>]) -> Snippet? {
    var marked = marked
    var start: Int?
    var end = 0
    var isCutAfter = false
    var highlights: [Range<Int>] = []
    let matched = Set(matches.flatMap(\.self))
    return marked.withUTF8 { bytes in
      analyzer.forEachToken(in: bytes) { token in
        if token.position >= tokens.upperBound {
          isCutAfter = true
          return false
        }
        guard tokens.contains(token.position) else { return true }
        if start == nil { start = token.position == 0 ? 0 : token.utf8Range.lowerBound }
        end = max(end, token.utf8Range.upperBound)
        if matched.contains(token.position) { highlights.append(token.utf8Range) }
        return true
      }
      guard let start else { return nil }
      if !isCutAfter { end = bytes.count }
      var snippet = SnippetText.make(
        bytes[start..<end], page: page, highlights: highlights, isCutBefore: start > 0, isCutAfter: isCutAfter)
      snippet.role = MarkedText.role(at: start, of: bytes)
      return snippet
    }
  }
}

extension Snippet {
  /// Whether the passage stands outside the text proper.
  fileprivate var isAside: Bool { [.references, .contents, .boilerplate, .affiliation].contains(role) }
}
