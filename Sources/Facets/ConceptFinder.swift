package import Analysis
import Corpus

/// What a question names: a concept of the thesaurus, a place, an organization, with all names it goes by.
package struct NamedConcept: Sendable, Equatable {
  /// Several where they are one thing under two facets, as the African Union is a region and an organization.
  package var values: [FacetValue]
  /// Where the question names it, in bytes of its UTF-8.
  package var range: Range<Int>
  /// What people call the first of them in English.
  package var label: String
  /// Of all values, in the order of the tables.
  package var names: [ListedName]
}

/// Finds the names in a question without reading the tables: a process that answers one question has no time for that.
///
/// The longest name at a place counts. One that several things of a facet bear names none of them.
package struct ConceptFinder {
  private let sources: NameSources
  private let analyzer: Analyzer
  /// Languages in which a word may be too common to be an acronym in lower case.
  private let languages: [Language]

  /// Letters up to which a name must have its accents: Vietnamese "Mỹ" is not "my".
  private static let shortName = 4

  /// - Parameter languages: those that questions may be in.
  package init(_ authorities: Authorities, analyzer: Analyzer, languages: [Language]) {
    sources = NameSources(authorities.tables)
    self.analyzer = analyzer
    self.languages = languages
  }

  /// A name that stands in the question.
  private struct Hit {
    var row: NameRow
    var source: Source
  }

  /// Where a name comes from: a line of a table inside the binary, or the site's own.
  private enum Source {
    case line(Int, table: Int)
    case site
  }

  /// The things that a text names, in the order in which they stand; none lies within another.
  package func concepts(in text: String) -> [NamedConcept] {
    let question = Question(text, analyzer: analyzer)
    guard !question.plain.words.isEmpty else { return [] }
    let hits = hits(in: question)
    let blocked = blocked(in: question)
    var concepts: [NamedConcept] = []
    var place = 0
    while place < question.plain.words.count {
      guard let length = hits[place]?.keys.max(), length >= blocked[place] ?? 0 else {
        place += max(1, blocked[place] ?? 0)
        continue
      }
      let words = question.plain.words[place..<(place + length)]
      let range = (words.first?.range.lowerBound ?? 0)..<(words.last?.range.upperBound ?? 0)
      if let concept = concept(hits[place]?[length] ?? [], range) { concepts.append(concept) }
      place += length
    }
    return concepts
  }

  /// By the word at which a name starts, and by its length in words.
  private func hits(in question: Question) -> [Int: [Int: [Hit]]] {
    var hits: [Int: [Int: [Hit]]] = [:]
    func take(_ row: NameRow, _ key: NameKey, _ source: Source) {
      guard row.kind.isProper, let places = question.places[key] else { return }
      let name = question.forms(row.name, row.language, analyzer)
      for place in places where stands(name, row, in: question, at: place) {
        hits[place, default: [:]][name.words.count, default: []].append(Hit(row: row, source: source))
      }
    }
    for (number, table) in sources.tables.enumerated() {
      table.forEach(withKeyIn: question.keys) { line, key in
        if let row = table.row(line) { take(row, key, .line(line, table: number)) }
      }
    }
    for row in sources.site { take(row, NameKey(row.name), .site) }
    return hits
  }

  private func stands(_ name: NameForms, _ row: NameRow, in question: Question, at place: Int) -> Bool {
    // One character of a script without spaces, or one letter, is no name in a question.
    guard let first = name.words.first, name.words.count > 1 || !first.isCharacter && first.plain.count > 1 else {
      return false
    }
    let isAcronym = row.kind == .acronym || row.isExact
    // Of a proper name the tables have the forms there are; a stemmer makes Serbia of "serve".
    let isProper = isAcronym || row.value.facet != .theme
    guard name.stand(in: question.forms(row.language, analyzer), from: place, isExact: isProper) else { return false }
    guard isAcronym || name.words.count == 1 && row.name.count <= Self.shortName else { return true }
    let words = question.plain.words[place..<(place + name.words.count)]
    let typed = question.text(words.first?.range.lowerBound ?? 0, words.last?.range.upperBound ?? 0)
    if !isAcronym { return typed.lowercased() == row.name.lowercased() }
    return typed == row.name || mayBeAcronym(typed, of: row.name)
  }

  /// Whether a word in lower case is typed for an acronym: not where it is too short or a common word, nor where the
  /// acronym is one of several things.
  private func mayBeAcronym(_ typed: String, of name: String) -> Bool {
    typed.count > 2 && typed == typed.lowercased() && name == name.uppercased() && !Self.words.contains(typed)
      && !languages.contains { StopWords.contains(typed, language: $0) } && !sources.hasRule(name)
  }

  /// Words of English, French and Spanish that are acronyms in capitals and have no rule as such.
  private static let words: Set = ["abet", "cap", "car", "cite", "eau", "lac", "las", "mint", "odd", "steam", "stem"]

  /// How many words a phrase spans that holds a name without meaning it, by its first word.
  private func blocked(in question: Question) -> [Int: Int] {
    var lengths: [Int: Int] = [:]
    sources.blockers?.forEach(withKeyIn: question.keys) { line, key in
      guard let row = sources.blockers?.row(line), let places = question.places[key] else { return }
      let phrase = question.forms(row.name, row.language, analyzer)
      guard phrase.words.count > 1 else { return }
      for place in places
      where phrase.stand(in: question.forms(row.language, analyzer), from: place, isExact: true) {
        lengths[place] = max(lengths[place] ?? 0, phrase.words.count)
      }
    }
    return lengths
  }

  // MARK: What the names mean

  private static let facets: [Facet] = [.theme, .country, .region, .organization]

  private func concept(_ hits: [Hit], _ range: Range<Int>) -> NamedConcept? {
    var concept = NamedConcept(values: [], range: range, label: "", names: [])
    for facet in Self.facets {
      let meant = hits.filter { $0.row.value.facet == facet }
      let best = meant.map { min($0.row.kind, .alias) }.min()
      let chosen = meant.filter { min($0.row.kind, .alias) == best }
      guard let first = chosen.first, chosen.allSatisfy({ $0.row.value == first.row.value }) else { continue }
      concept.values.append(first.row.value)
      concept.names += names(of: first).map {
        ListedName(name: $0.name, language: $0.language, kind: $0.kind.spelling, isExact: $0.isExact)
      }
    }
    guard let first = concept.values.first else { return nil }
    concept.label = sources.label(first) ?? concept.names.first?.name ?? first.value
    return concept
  }

  private func names(of hit: Hit) -> [NameRow] {
    let value = hit.row.value
    let rows = sources.tables.enumerated().flatMap { number, table in
      if case .line(let line, number) = hit.source { table.rows(around: line) } else { table.rows(of: value) }
    }
    return (rows + sources.site.filter { $0.value == value }).filter(\.kind.isProper)
  }
}

/// A question, as names are looked for in it.
private final class Question {
  private let bytes: [UInt8]
  private let asTyped: String
  let plain: NameForms
  /// Words by what a name must have in common with them.
  let places: [NameKey: [Int]]
  /// A bit a key.
  let keys: [UInt64]
  private var byLanguage: [String: NameForms] = [:]
  private var languages: [String: Language] = [:]

  init(_ text: String, analyzer: Analyzer) {
    asTyped = text
    bytes = Array(text.utf8)
    let plain = NameForms(text, language: nil, analyzer: analyzer)
    var places: [NameKey: [Int]] = [:]
    var keys = [UInt64](repeating: 0, count: 1 << 10)
    func add(_ key: NameKey, _ place: Int) {
      guard places[key]?.last != place else { return }
      places[key, default: []].append(place)
      keys[Int(key.value >> 6)] |= 1 << UInt64(key.value & 63)
    }
    bytes.withUnsafeBufferPointer { bytes in
      for (place, word) in plain.words.enumerated() {
        add(NameKey(bytes, from: word.range.lowerBound), place)
        // A name is found by its simplified characters, however it was typed.
        if word.isCharacter {
          add(NameKey(word.plain + (plain.words.dropFirst(place + 1).first?.plain ?? "")), place)
        }
      }
    }
    self.plain = plain
    self.places = places
    self.keys = keys
  }

  /// The question's words as a language inflects them.
  func forms(_ language: String, _ analyzer: Analyzer) -> NameForms {
    if let known = byLanguage[language] { return known }
    let forms = forms(asTyped, language, analyzer)
    byLanguage[language] = forms
    return forms
  }

  func forms(_ name: String, _ language: String, _ analyzer: Analyzer) -> NameForms {
    guard !language.isEmpty else { return NameForms(name, language: nil, analyzer: analyzer) }
    let known = languages[language] ?? Language(language)
    languages[language] = known
    return NameForms(name, language: known, analyzer: analyzer)
  }

  func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
}
