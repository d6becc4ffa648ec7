import Analysis
import Corpus
import Indexing

/// What is known of a document, as reference managers divide it.
struct Citation: Sendable {
  var id: String
  var type: CitationType
  var title: String
  var authors: [CitedName]
  var editors: [CitedName]
  var year: Int?
  var container: String?
  var volume: String?
  var issue: String?
  /// First and last; the last may be missing.
  var pages: [String]
  var publisher: String?
  var place: String?
  var isbn: String?
  var issn: String?
  var doi: String?
  var url: String?
  /// Plain text in one paragraph.
  var abstract: String?
  /// What the document is about, then its own keywords; each once.
  var keywords: [String]
  var language: String?
  /// Where the document was found.
  var note: String

  init(_ hit: Hit, context: ExportContext) {
    let stored = hit.document
    let document = Document(mediaType: stored.mediaType, fingerprint: stored.fingerprint, fields: stored.fields)
    func values(_ name: Field.Name) -> [String] { document.best(name).map { Self.line($0.value) } }
    func value(_ name: Field.Name) -> String? { values(name).first { !$0.isEmpty } }

    let organizations = hit.labels(.organization, context: context)
    let issuers = Set(
      (organizations + values(.organization) + [stored.publisher ?? ""]).map { Self.line($0).lowercased() })
    func names(_ texts: [String]) -> [CitedName] {
      texts.map(Self.line).filter { !$0.isEmpty }
        .map { CitedName($0, isOrganization: issuers.contains($0.lowercased())) }
    }
    id = Self.line(stored.displayID)
    title = Self.line(stored.title)
    authors = names(stored.authors)
    editors = names(values(.editor))
    year = stored.year
    container = value(.container)
    volume = value(.volume)
    issue = value(.issue)
    pages = Self.pages(value(.pageRange) ?? "")
    publisher = stored.publisher.map(Self.line) ?? value(.organization)
    place = value(.place)
    isbn = value(.isbn)
    issn = value(.issn)
    doi = stored.doi.map(Self.line)
    url = value(.url).flatMap(WebAddress.safe)
    abstract = stored.abstract.map { Self.line(MarkedText.strip($0)) }.flatMap { $0.isEmpty ? nil : $0 }
    var seen: Set<String> = []
    keywords = (hit.labels(.country, context: context) + organizations + values(.keyword))
      .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    language = stored.language?.rawValue
    note = Self.line((["tvet \(stored.displayID)"] + hit.locations.prefix(1)).joined(separator: "; "))
    type = CitationType(
      stored.kind, container: container != nil, isSerial: volume != nil || issue != nil || issn != nil,
      hasISBN: isbn != nil)
  }

  /// The text on one line, without control characters, which no format of citations can hold, and without those
  /// that turn the direction of writing, which would reach beyond it.
  static func line(_ text: String) -> String {
    let scalars = text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      switch scalar.value {
      case 0x202A...0x202E, 0x2066...0x2069: nil
      default: scalar.properties.generalCategory == .control ? " " : scalar
      }
    }
    return String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// For fields in which a comma parts what it stands between.
  static func withoutCommas(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "," }))
  }

  /// `12-34`, with a dash of any kind; what is no such range stays in one piece.
  private static func pages(_ text: String) -> [String] {
    let parts = text.split { "-‐‑‒–—".contains($0) }.map { line(String($0)) }.filter { !$0.isEmpty }
    return parts.count > 2 ? [text] : parts
  }
}
