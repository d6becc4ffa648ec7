package import Analysis
import Corpus
import Foundation

extension Authorities {
  /// Where a text names a value, as the tagger reads it; for a value of which no names are known, where its label
  /// stands.
  ///
  /// Reads all names when it is first asked.
  ///
  /// - Parameter language: of the text; nil if it is not known.
  /// - Returns: bytes of UTF-8 from the start of the text, in order, without overlap.
  package func spots(of value: FacetValue, in text: String, language: Language?) -> [Range<Int>] {
    let matches = gazetteer.matches(in: text, language: language, themes: themeMatcher, stems: StemCache())
    let position = gazetteer.names.position(of: value)
    let named =
      value.facet == .theme
      ? matches.themes.filter { themeMatcher.names.values[$0.value] == value }.map(\.range)
      : (matches.places + matches.organizations)
        .filter { match in match.entries.contains { gazetteer.names.entries[$0].value == position } }
        .map(\.range)
    let found = named.isEmpty ? spots(ofLabel: label(value.facet, value.value), in: text) : named
    return found.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { kept, range in
      if kept.last.map({ $0.upperBound <= range.lowerBound }) ?? true { kept.append(range) }
    }
  }

  private func spots(ofLabel label: String, in text: String) -> [Range<Int>] {
    let words = label.replacing("-", with: " ")
    var spots: [Range<Int>] = []
    var rest = text[...]
    while !words.isEmpty, let found = rest.range(of: words, options: [.caseInsensitive, .diacriticInsensitive]) {
      let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
      spots.append(start..<start + text.utf8.distance(from: found.lowerBound, to: found.upperBound))
      rest = text[found.upperBound...]
    }
    return spots
  }
}
