package import Corpus

/// What a person's word for a place or organization means.
package enum Resolution: Equatable, Sendable {
  case found(FacetValue)
  /// Several things have the name.
  case ambiguous([FacetValue])
  /// Nothing has it; the likeliest first, possibly none.
  case unknown(suggestions: [FacetValue])
}

extension Authorities {
  /// Finds what a code or a name in any language stands for: `KE`, `ken`, `404`, `Kenya`, `肯尼亚`, `ILO`.
  ///
  /// Codes are tried first, and only a text that is none makes the names be read. A theme that the thesaurus does not
  /// have is one of the site's own, unless it looks like a slip of the pen.
  ///
  /// - Parameter facets: those that may be meant, the likeliest first.
  package func resolve(
    _ text: String, facets: [Facet] = [.country, .region, .organization]
  ) -> Resolution {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for facet in facets {
      if let value = value(ofCode: text, facet) { return .found(value) }
    }
    let tables = [facets == [.theme] ? nil : names, facets.contains(.theme) ? themeNames : nil].compactMap(\.self)
    let named = tables.flatMap { $0.values(named: text, facets: facets) }
    if named.count == 1 { return .found(named[0]) }
    if !named.isEmpty { return .ambiguous(named) }
    // Themes are coined; a word with which a label begins is none of its slips.
    let isCoinable = facets == [.theme]
    let similar = tables.flatMap { $0.values(like: text, facets: facets, takesBeginnings: !isCoinable) }
    let code = Self.themeCode(text)
    if isCoinable, similar.isEmpty, Self.isThemeCode(code) { return .found(FacetValue(.theme, code)) }
    return .unknown(suggestions: similar)
  }

  private func value(ofCode text: String, _ facet: Facet) -> FacetValue? {
    switch facet {
    case .country: return countries.country(anyCode: text).map { FacetValue(.country, $0.code) }
    case .region:
      let code = text.lowercased()
      let region = regions[code] ?? regions.all.first { !$0.m49.isEmpty && $0.m49 == text }
      return region.map { FacetValue(.region, $0.code) }
    case .organization: return organizations[text.lowercased()].map { FacetValue(.organization, $0.code) }
    case .theme: return themes[Self.themeCode(text)].map { FacetValue(.theme, $0.code) }
    default: return nil
    }
  }

  /// Letters and digits of any script, in words of a readable number: what else is typed as a theme is a slip.
  private static func isThemeCode(_ code: String) -> Bool {
    code.count <= 64 && code.wholeMatch(of: /[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*/) != nil
  }

  /// What a name points to without being its own: Nigeria for Lagos, Germany for Bavaria or Deutscher. The tagger takes
  /// such names for mentions, a filter does not.
  package func values(pointedToBy text: String) -> [FacetValue] {
    names.values(named: text, facets: [.country, .region], isProper: false)
  }

  /// The code of a theme that people coin: `Dual training` is `dual-training`.
  package static func themeCode(_ text: String) -> String { text.lowercased().replacing(" ", with: "-") }

  /// A value with its name, as messages show it: `KE (Kenya)`.
  package func described(_ value: FacetValue) -> String { "\(value.value) (\(label(value.facet, value.value)))" }
}

extension NameTable {
  /// Values that bear a name, whatever its case and accents; people's and towns' names do not count.
  ///
  /// Reads all names once, which for one question is quicker than building an index of them.
  /// - Parameter isProper: whether names of the thing itself are wanted, or of its people and places in it.
  func values(named text: String, facets: [Facet], isProper: Bool = true) -> [FacetValue] {
    let wanted = FoldedWords.hashes(text)
    guard !wanted.isEmpty else { return [] }
    var found: [FacetValue] = []
    var best: NameKind?
    bytes.withUnsafeBufferPointer { bytes in
      for entry in entries where entry.kind.isProper == isProper && !entry.isBlocker {
        let value = values[Int(entry.value)]
        guard facets.contains(value.facet) else { continue }
        let name = UnsafeBufferPointer(rebasing: bytes[Int(entry.start)..<Int(entry.end)])
        guard FoldedWords.hashes(name) == wanted else { continue }
        let kind = isProper ? min(entry.kind, .alias) : entry.kind
        if let best, kind > best { continue }
        if let best, kind < best { found = [] }
        best = kind
        if !found.contains(value) { found.append(value) }
      }
    }
    return found
  }

  /// Values whose names begin with a text (unless only slips are asked for) or differ from it by at most two letters, the nearest first.
  func values(like text: String, facets: [Facet], takesBeginnings: Bool = true, limit: Int = 5) -> [FacetValue] {
    let wanted = Array(text.lowercased().unicodeScalars.prefix(64))
    guard wanted.count >= 3 else { return [] }
    var distances: [FacetValue: Int] = [:]
    for entry in entries where !entry.isBlocker {
      let value = values[Int(entry.value)]
      let length = Int(entry.end - entry.start)
      guard facets.contains(value.facet), entry.kind != .demonym, length + 2 >= wanted.count else { continue }
      let name = Array(self.name(of: entry).lowercased().unicodeScalars)
      let distance: Int
      if takesBeginnings, name.starts(with: wanted) {
        distance = 1
      } else if abs(name.count - wanted.count) <= 2 {
        distance = EditDistance.between(name, wanted)
      } else {
        continue
      }
      if distance <= 2, distance < distances[value] ?? .max { distances[value] = distance }
    }
    return distances.sorted { ($0.value, $0.key.value) < ($1.value, $1.key.value) }.prefix(limit).map(\.key)
  }
}
