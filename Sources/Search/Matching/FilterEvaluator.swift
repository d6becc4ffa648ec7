import Analysis
package import Corpus
package import Facets
import Indexing

/// Turns filters into sets of documents.
struct FilterEvaluator {
  private let columns: PackedColumns
  private let authorities: Authorities
  private let database: IndexSnapshot
  /// Roles in which a tag counts.
  private let roles: Set<Role>
  /// The year of membership that groupings are taken at; nil for today.
  private let membershipYear: Int?

  init(
    columns: PackedColumns, authorities: Authorities, database: IndexSnapshot, roles: Set<Role>,
    membershipYear: Int?
  ) {
    self.columns = columns
    self.authorities = authorities
    self.database = database
    self.roles = roles
    self.membershipYear = membershipYear
  }

  /// - Throws: ``FilterError`` for a value that nothing goes by.
  func documents(_ filter: Filter) throws -> Bitmap {
    switch filter {
    case .years(let years): documents { years.contains(Int(columns.years[$0])) && columns.years[$0] != 0 }
    case .author(let name): try documents(byAuthor: name)
    case .exactForms: Bitmap(capacity: columns.capacity)
    case .facet(let facet, let names): try documents(facet, names: names)
    }
  }

  /// The query with each filter that names nothing known replaced by the words of its name.
  func tolerate(_ query: Query) throws -> (Query, [FilterError]) {
    var unknown: [FilterError] = []
    func tolerated(_ query: Query) throws -> Query {
      switch query {
      case .bag(let clauses): return .bag(try clauses.map { Query.Clause($0.occurrence, try tolerated($0.query)) })
      case .and(let queries): return .and(try queries.map(tolerated))
      case .or(let queries): return .or(try queries.map(tolerated))
      case .not(let inner): return .not(try tolerated(inner))
      case .text, .near: return query
      case .filter(let filter):
        do { _ = try documents(filter) } catch let error as FilterError {
          unknown.append(error)
          return .text(TextTerm(error.name))
        }
        return query
      }
    }
    return (try tolerated(query), unknown)
  }

  private func documents(_ facet: Facet, names: [String]) throws -> Bitmap {
    if facet == .region {
      return try names.reduce(Bitmap(capacity: columns.capacity)) { try $0.union(documents(ofRegion: $1)) }
    }
    let isWanted = wanted(try names.flatMap { try values(facet, named: $0) })
    switch facet {
    case .language: return documents { isWanted[Int(columns.languages[$0])] }
    case .kind: return documents { isWanted[Int(columns.kinds[$0])] }
    case .country, .region, .organization, .theme: return documents(tagged: isWanted)
    case .year: return Bitmap(capacity: columns.capacity)
    }
  }

  /// An analyst's "this is not about Africa" goes before a country that lies there.
  private func documents(ofRegion name: String) throws -> Bitmap {
    let values = try values(.region, named: name)
    return documents(
      tagged: wanted(values),
      rejected: try values.first.map { try RejectedRegions(database).roles(of: $0.value) } ?? [:])
  }

  /// For each value of the index, whether it is one of some.
  private func wanted(_ values: [FacetValue]) -> [Bool] {
    let wanted = Set(values)
    return columns.values.map { $0.map(wanted.contains) ?? false }
  }

  /// The values of the index that a name stands for, first its own: a region stands for its countries as well, a theme
  /// for all below it.
  private func values(_ facet: Facet, named name: String) throws -> [FacetValue] {
    switch facet {
    case .country, .organization: return [try authorities.value(facet, named: name)]
    case .theme:
      // One that analysts have coined is as good as one of the thesaurus.
      let coined = FacetValue(.theme, Authorities.themeCode(name))
      let theme = columns.values.contains(coined) ? coined : try authorities.value(.theme, named: name)
      return [theme] + authorities.themes.descendants(of: theme.value).map { FacetValue(.theme, $0) }
    case .region:
      let region = try authorities.value(.region, named: name)
      return [region]
        + authorities.regions.countries(in: region.value, year: membershipYear).map { FacetValue(.country, $0) }
    case .language: return try languages(named: name)
    case .kind:
      let kind = name.lowercased()
      guard DocumentKind(rawValue: kind) != nil else {
        throw FilterError(facet: .kind, name: name, suggestions: DocumentKind.allCases.map(\.rawValue))
      }
      return [FacetValue(.kind, kind)]
    case .year: return []
    }
  }

  /// `zh` stands for Chinese in either script.
  private func languages(named name: String) throws -> [FacetValue] {
    let wanted = Language(name)
    let held = columns.values.compactMap(\.self).filter { $0.facet == .language }
    let found = held.filter {
      let language = Language($0.value)
      return $0.value == wanted.rawValue || language.primary == wanted.rawValue
        || name.utf8.count > 3 && (language.isCalled(name) || Language(language.primary).isCalled(name))
    }
    if found.isEmpty, wanted.rawValue.utf8.count > 3 || wanted.rawValue.isEmpty {
      throw FilterError(facet: .language, name: name, suggestions: held.map(\.value).sorted())
    }
    return found
  }

  private func documents(byAuthor name: String) throws -> Bitmap {
    let ids = try StoredDocument.ids(database, byAuthor: name)
    var bitmap = Bitmap(capacity: columns.capacity)
    for id in ids { bitmap.insert(id) }
    return bitmap
  }

  /// - Parameter rejected: by document the bits of roles in which no tag counts.
  private func documents(tagged isWanted: [Bool], rejected: [Int64: UInt32] = [:]) -> Bitmap {
    let allBits = roles.reduce(0) { $0 | $1.bit }
    return columns.tagEntries.withUnsafeBufferPointer { entries in
      columns.tagOffsets.withUnsafeBufferPointer { offsets in
        documents { slot in
          let bits = rejected.isEmpty ? allBits : allBits & ~(rejected[Int64(slot)] ?? 0)
          for place in offsets[slot]..<offsets[slot + 1] {
            let entry = entries[Int(place)]
            if entry & bits != 0, isWanted[Int(entry >> 3)] { return true }
          }
          return false
        }
      }
    }
  }

  private func documents(where isIn: (Int) -> Bool) -> Bitmap {
    var words = columns.present
    for (index, present) in words.enumerated() where present != 0 {
      var rest = present
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest - 1
        if !isIn(index * 64 + bit) { words[index] &= ~(1 << UInt64(bit)) }
      }
    }
    return Bitmap(words: words)
  }
}

extension Authorities {
  /// The one value that a code or a name stands for.
  ///
  /// - Throws: ``FilterError`` where there is none, or several.
  package func value(_ facet: Facet, named name: String) throws(FilterError) -> FacetValue {
    try value(named: name, facets: [facet])
  }

  /// - Parameter facets: those that may be meant, the likeliest first; errors name that one.
  package func value(named name: String, facets: [Facet]) throws(FilterError) -> FacetValue {
    switch resolve(name, facets: facets) {
    case .found(let value): return value
    case .ambiguous(let values), .unknown(suggestions: let values):
      throw FilterError(facet: facets.first ?? .theme, name: name, suggestions: values.map(described))
    }
  }
}

/// A filter names something that no authority file knows.
package struct FilterError: Error, Equatable, Sendable, CustomStringConvertible {
  package var facet: Facet
  package var name: String
  package var suggestions: [String]

  package init(facet: Facet, name: String, suggestions: [String]) {
    self.facet = facet
    self.name = name
    self.suggestions = suggestions
  }

  package var description: String {
    "there is no \(facet.rawValue) '\(name)'"
      + (suggestions.isEmpty ? "" : "; did you mean \(suggestions.prefix(5).joined(separator: ", "))?")
  }
}
