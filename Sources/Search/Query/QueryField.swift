import Corpus

/// What may stand before a colon in a query.
package enum QueryField: String, CaseIterable, Sendable {
  case title, abstract, headings, body, author
  case country, region, organization, org, theme, year, language, lang, kind

  /// The facet that the field filters by; nil for fields of text.
  var facet: Facet? {
    switch self {
    case .country: .country
    case .region: .region
    case .organization, .org: .organization
    case .theme: .theme
    case .year: .year
    case .language, .lang: .language
    case .kind: .kind
    case .title, .abstract, .headings, .body, .author: nil
    }
  }

  var column: TextTerm.Column? { TextTerm.Column(rawValue: rawValue) }

  /// A year or a range: `2015`, `2015..2020`, `2015..`, `..2020`; nil for anything else.
  package static func years(_ text: String) -> ClosedRange<Int>? {
    let range = 0...9_999
    func year(_ text: Substring) -> Int? {
      guard text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return Int(text)
    }
    guard let dots = text.firstRange(of: "..") else { return year(text[...]).map { $0...$0 } }
    let (before, after) = (text[..<dots.lowerBound], text[dots.upperBound...])
    guard !(before.isEmpty && after.isEmpty) else { return nil }
    guard let low = before.isEmpty ? range.lowerBound : year(before),
      let high = after.isEmpty ? range.upperBound : year(after), low <= high
    else { return nil }
    return low...high
  }
}
