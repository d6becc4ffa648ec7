import Analysis
import Corpus
import Facets
import Indexing

/// A hit as JSON shows it.
struct JSONHit: Encodable {
  /// Only where the answers to several questions stand in one stream.
  var queryID: String?
  var rank: Int
  var score: Double
  var id: String
  var sha256: String
  var record: String?
  var title: String
  var authors: [String]
  var year: Int?
  var language: String?
  var kind: String
  var doi: String?
  var publisher: String?
  var mediaType: String
  var pages: Int
  var locations: [String]
  var tags: [Label]
  var snippets: [Passage]
  var explanation: [Part]?

  struct Label: Encodable {
    var facet: String
    var value: String
    var label: String
    var role: String
    var score: Double
    var source: String
  }

  struct Passage: Encodable {
    /// 1-based; 0 for the abstract.
    var page: Int
    var text: String
    /// Start and end of each, in Unicode scalars of `text`, the end not included.
    var highlights: [[Int]]
    /// Of the page's words, 0 to 100, where they were recognised and not read.
    var ocrConfidence: Int?

    enum CodingKeys: String, CodingKey {
      case page, text, highlights
      case ocrConfidence = "ocr_confidence"
    }
  }

  struct Part: Encodable {
    var label: String
    /// What the label is another name of; left out for what was typed.
    var concept: String?
    var weight: Double
    var documents: Int
    var idf: Double
    /// By part of the document.
    var frequency: [String: Int]
    var score: Double
  }

  enum CodingKeys: String, CodingKey {
    case rank, score, id, sha256, record, title, authors, year, language, kind, doi, publisher, pages, locations
    case tags, snippets, explanation
    case queryID = "query_id"
    case mediaType = "media_type"
  }

  init(_ hit: Hit, context: ExportContext) {
    let document = hit.document
    rank = hit.rank
    score = JSONText.rounded(hit.score)
    id = document.displayID
    sha256 = document.fingerprint.hex
    record = document.record
    title = document.title
    authors = document.authors
    year = document.year
    language = document.language?.rawValue
    kind = document.kind.rawValue
    doi = document.doi
    publisher = document.publisher
    mediaType = document.mediaType.rawValue
    pages = document.pageCount
    locations = hit.locations
    tags = hit.tags.filter(\.isInForce).map { Label($0.annotation, context: context) }
    snippets = hit.snippets.map {
      Passage(page: $0.page, text: $0.text, highlights: $0.scalarHighlights, ocrConfidence: $0.confidence)
    }
    explanation = hit.explanation?.parts.map(Part.init)
  }
}

extension JSONHit.Label {
  fileprivate init(_ tag: Annotation, context: ExportContext) {
    self.init(
      facet: tag.facet.rawValue, value: tag.value, label: context.label(tag.facet, tag.value),
      role: tag.role.rawValue, score: JSONText.rounded(tag.score), source: tag.source.rawValue)
  }
}

extension JSONHit.Part {
  fileprivate init(_ part: Explanation.Part) {
    self.init(
      label: part.label, concept: part.concept, weight: JSONText.rounded(part.weight),
      documents: part.documentFrequency,
      idf: JSONText.rounded(part.idf),
      frequency: Dictionary(
        zip(Explanation.Part.places, part.frequency), uniquingKeysWith: { first, _ in first }),
      score: JSONText.rounded(part.score))
  }
}

extension Explanation.Part {
  /// Names of the places in which ``frequency`` counts.
  static let places = TextTerm.Column.allCases.map(\.rawValue)
}

extension Snippet {
  /// The highlights in Unicode scalars, which every language can count alike; bytes and UTF-16 units are not.
  var scalarHighlights: [[Int]] {
    var starts: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      starts.append(offset)
      offset += UTF8.width(scalar)
    }
    func scalars(before byte: Int) -> Int { starts.firstIndex { $0 >= byte } ?? starts.count }
    return highlights.map { [scalars(before: $0.lowerBound), scalars(before: $0.upperBound)] }
  }
}
