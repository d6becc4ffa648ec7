import Corpus
import Facets
import Indexing

/// Reads the text around the places that a tag rests on.
struct PassageReader {
  let document: StoredDocument
  let value: FacetValue
  let authorities: Authorities

  /// Bytes on either side of the place.
  private static let brief = 160
  private static let long = 1_200

  /// One for each place; those on a page that lie within the text shown around another are not shown once more.
  func passages(_ places: [Evidence], in db: IndexSnapshot) throws -> [ReviewItem.Passage] {
    var shown: [Evidence] = []
    for place in places {
      let isShown = shown.contains {
        $0.page > 0 && $0.page == place.page && abs($0.offset - place.offset) < Self.brief
      }
      if !isShown { shown.append(place) }
    }
    return try shown.map { try passage($0, in: db) }
  }

  private func passage(_ evidence: Evidence, in db: IndexSnapshot) throws -> ReviewItem.Passage {
    let text = try text(of: evidence, in: db)
    return ReviewItem.Passage(
      place: evidence.page > 0 ? "p. \(evidence.page), \(evidence.part)" : evidence.part,
      brief: excerpt(evidence, of: text, reach: Self.brief), long: excerpt(evidence, of: text, reach: Self.long))
  }

  /// The page's text, or the field's value that holds the words.
  private func text(of evidence: Evidence, in db: IndexSnapshot) throws -> String {
    if evidence.page > 0 {
      let group = try PageGroup.fetch(db, document: document.id, page: evidence.page)
      return group.map { MarkedText.strip($0.pages[evidence.page - $0.number]) } ?? ""
    }
    let values = document.fields.filter { $0.name.rawValue == evidence.part }.map(\.value)
    return values.first { Self.words($0).contains(evidence.words) } ?? ""
  }

  /// What stands around the place; the evidence's own words where the text does not hold them there.
  private func excerpt(_ evidence: Evidence, of text: String, reach: Int) -> ReviewItem.Excerpt {
    let window = Self.words(Self.window(of: text, around: evidence.offset, reach: reach))
    let shown = window.contains(evidence.words) ? window : evidence.words
    return ReviewItem.Excerpt(
      text: shown, highlights: authorities.spots(of: value, in: shown, language: document.language))
  }

  /// Cut beside a blank on either side where there is one near, else between characters.
  private static func window(of text: String, around offset: Int, reach: Int) -> String {
    let utf8 = text.utf8
    func index(_ offset: Int) -> String.Index {
      utf8.index(utf8.startIndex, offsetBy: max(0, min(offset, utf8.count)))
    }
    let (low, high) = (index(offset - reach), index(offset + reach))
    let start = low == utf8.startIndex ? low : cut(text, low..<index(offset - reach + slack)) { $0.first }
    let end = high == utf8.endIndex ? high : cut(text, index(offset + reach - slack)..<high) { $0.last }
    guard start < end else { return "" }
    return (low == utf8.startIndex ? "" : "… ") + text[start..<end] + (high == utf8.endIndex ? "" : " …")
  }

  /// Bytes within which a blank is looked for.
  private static let slack = 40

  private static func cut(
    _ text: String, _ range: Range<String.Index>, which: ([String.Index]) -> String.Index?
  ) -> String.Index {
    let blanks = range.isEmpty ? [] : text.utf8[range].indices.filter { text.utf8[$0] <= 0x20 }
    if let blank = which(blanks) { return blank }
    // Between characters: none of UTF-8's trailing bytes begins the excerpt.
    var index = range.lowerBound
    while index < text.utf8.endIndex, text.utf8[index] & 0xC0 == 0x80 { index = text.utf8.index(after: index) }
    return index
  }

  /// On one line, a blank between words, as the tagger keeps evidence.
  private static func words(_ text: String) -> String {
    let words = text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    return String(decoding: Array(words.joined(separator: CollectionOfOne(0x20))), as: UTF8.self)
  }
}
