package import Corpus
package import Facets
package import Indexing
import Search

/// What a review is narrowed to, as a person types it: `country`, `country=KE`, `score<.6`, `source=rule`, or several
/// of them side by side.
package struct ReviewFilter: Sendable, Equatable {
  package private(set) var facet: Facet?
  package private(set) var value: String?
  package private(set) var source: Annotation.Source?
  /// Bounds of the score, 0...1.
  private var bounds: [Bound] = []

  private struct Bound: Sendable, Equatable {
    var comparison: Comparison
    var score: Double

    /// Scores are compared as they are shown, in hundredths: `score=.52` is one that reads 0.52.
    func holds(_ shown: Double) -> Bool {
      let (left, right) = ((shown * 100).rounded(), (score * 100_000).rounded() / 1_000)
      return switch comparison {
      case .atMost: left <= right
      case .atLeast: left >= right
      case .below: left < right
      case .above: left > right
      case .equal: left == right
      }
    }
  }

  private enum Comparison: String, CaseIterable {
    // The longer ones first: each is looked for at the beginning of a text.
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
    case equal = "="
  }

  /// Why a text is no filter.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package var description: String
  }

  /// - Parameter text: conditions, all of which must hold; a value may be a code or a name in any language, of several
  ///   words too. Without any condition all tags match.
  /// - Throws: ``Fault``.
  package init(_ text: String, authorities: Authorities) throws(Fault) {
    for condition in Self.conditions(text) { try add(condition, authorities) }
  }

  package var isEmpty: Bool { self == ReviewFilter() }

  private init() {}

  package func matches(_ tag: UncertainTag) -> Bool {
    (facet == nil || tag.facet == facet) && (value == nil || tag.value == value)
      && (source == nil || tag.source == source) && bounds.allSatisfy { $0.holds(tag.score) }
  }

  /// As it is shown: `country=KE score<0.6`.
  package var description: String {
    let tag = facet.map { facet in value.map { "\(facet.rawValue)=\($0)" } ?? facet.rawValue }
    let scores = bounds.map { "score\($0.comparison.rawValue)\($0.score)" }
    return ([tag, source.map { "source=\($0.rawValue)" }].compactMap(\.self) + scores).joined(separator: " ")
  }

  // MARK: Reading

  private struct Condition {
    var name: String
    var comparison: Comparison?
    var value: String
  }

  /// A word that names what is compared begins a condition; words that follow belong to its value.
  private static func conditions(_ text: String) -> [Condition] {
    var found: [Condition] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      // "International Labour Organization": the name of a facet may be a word of a name.
      let isOpen = found.last.map { $0.comparison != nil && !["score", "source"].contains($0.name) } ?? false
      if let condition = condition(word), condition.comparison != nil || !isOpen {
        found.append(condition)
      } else if let last = found.last, last.comparison != nil {
        found[found.count - 1].value += (last.value.isEmpty ? "" : " ") + word
      } else {
        found.append(Condition(name: String(word), comparison: nil, value: ""))
      }
    }
    return found.map { condition in
      var condition = condition
      while condition.value.last == "," { condition.value.removeLast() }
      return condition
    }
  }

  private static let names = Facet.tagged.map(\.rawValue) + ["org", "score", "source"]

  private static func condition(_ word: Substring) -> Condition? {
    let name = String(word.prefix { $0.isLetter }).lowercased()
    guard names.contains(name) else { return nil }
    let rest = word.dropFirst(name.count)
    if rest.isEmpty || rest == "," { return Condition(name: name, comparison: nil, value: "") }
    guard let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
    return Condition(name: name, comparison: comparison, value: String(rest.dropFirst(comparison.rawValue.count)))
  }

  private mutating func add(_ condition: Condition, _ authorities: Authorities) throws(Fault) {
    switch condition.name {
    case "score": bounds.append(try Self.bound(condition))
    case "source":
      let source = try Self.source(condition)
      guard self.source == nil || self.source == source else {
        throw Fault(description: "no tag is both of the machine and of a rule")
      }
      self.source = source
    default:
      guard let facet = condition.name == "org" ? .organization : Facet(rawValue: condition.name) else {
        throw Fault(
          description: "'\(condition.name)' is no filter; type country, country=KE, score<.6 or source=rule")
      }
      guard self.facet == nil || self.facet == facet else {
        throw Fault(description: "no tag is both \(self.facet?.rawValue ?? "") and \(facet.rawValue)")
      }
      self.facet = facet
      guard let comparison = condition.comparison else { return }
      let value = try Self.value(facet, comparison, condition, authorities)
      guard self.value == nil || self.value == value else {
        throw Fault(description: "no tag is both \(self.value ?? "") and \(value)")
      }
      self.value = value
    }
  }

  private static func value(
    _ facet: Facet, _ comparison: Comparison, _ condition: Condition, _ authorities: Authorities
  ) throws(Fault) -> String {
    guard comparison == .equal, !condition.value.isEmpty else {
      throw Fault(description: "type \(facet.rawValue) for all of them, or \(facet.rawValue)=… for one")
    }
    switch authorities.resolve(condition.value, facets: [facet]) {
    case .found(let value): return value.value
    case .ambiguous(let values), .unknown(suggestions: let values):
      let error = FilterError(facet: facet, name: condition.value, suggestions: values.map(authorities.described))
      throw Fault(description: error.description)
    }
  }

  private static func bound(_ condition: Condition) throws(Fault) -> Bound {
    guard let comparison = condition.comparison, let score = Double(condition.value), (0...1).contains(score) else {
      throw Fault(description: "a score is compared with a number from 0 to 1, as in score<.6 or score>=0.4")
    }
    return Bound(comparison: comparison, score: score)
  }

  private static func source(_ condition: Condition) throws(Fault) -> Annotation.Source {
    guard condition.comparison == .equal, let source = Annotation.Source(rawValue: condition.value.lowercased()),
      source != .analyst
    else { throw Fault(description: "a tag comes from source=machine or source=rule") }
    return source
  }
}
