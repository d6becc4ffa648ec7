import Analysis
import Corpus
import Indexing

/// What is known of a document, as reference managers divide it.
struct Citation: Sendable {
  var id: String
  /// The key that the document has in a BibTeX file of the corpus.
  var key: String?
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
  var isbns: [String]
  var issns: [String]
  var doi: String?
  var url: String?
  /// Plain text, a line each paragraph.
  var abstract: String?
  /// Notes of records, a line each paragraph.
  var notes: [String]
  /// What the document is about, then its own keywords; each once.
  var keywords: [String]
  var language: String?
  /// Where the document was found.
  var note: String
  /// What records say besides, by name, in their order.
  var more: [CitedField]

  init(_ hit: Hit, context: ExportContext) {
    let stored = hit.document
    let document = Document(mediaType: stored.mediaType, fingerprint: stored.fingerprint, fields: stored.fields)
    func values(_ name: Field.Name) -> [String] { document.best(name).map { Self.line($0.value) } }
    func value(_ name: Field.Name) -> String? { values(name).first { !$0.isEmpty } }

    let organizations = hit.labels(.organization, context: context)
    let issuers = Set(
      (organizations + values(.organization) + values(.corporateName) + [stored.publisher ?? ""]).map {
        Self.line($0).lowercased()
      })
    func names(_ texts: [String]) -> [CitedName] {
      texts.map(Self.line).filter { !$0.isEmpty }
        .map { CitedName($0, isOrganization: issuers.contains($0.lowercased())) }
    }
    id = Self.line(stored.displayID)
    key = stored.mediaType == .bibtex ? stored.record.flatMap(Self.key) : nil
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
    isbns = values(.isbn)
    issns = values(.issn)
    doi = stored.doi.map(Self.line)
    url = value(.url).flatMap(WebAddress.safe)
    abstract = stored.abstract.map { Self.paragraphs(MarkedText.strip($0)) }.flatMap { $0.isEmpty ? nil : $0 }
    notes = document.best(.note).map { Self.paragraphs($0.value) }.filter { !$0.isEmpty }
    var seen: Set<String> = []
    keywords = (hit.labels(.country, context: context).sorted() + organizations.sorted() + values(.keyword))
      .filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    language = stored.language?.rawValue
    note = Self.line(ProvenanceNote.text(id: stored.displayID, location: hit.locations.first))
    type = CitationType(
      stored.kind, container: container != nil, isSerial: volume != nil || issue != nil || !issns.isEmpty,
      hasISBN: !isbns.isEmpty)
    more = CitedField.all(of: stored, url: url, type: type)
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

  /// - Returns: nil for a name that not every version of BibTeX takes for a key.
  private static func key(_ name: String) -> String? {
    let isKey = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"#%'(),={}\\~".utf8.contains($0) }
    return isKey && !name.isEmpty ? name : nil
  }

  /// The text with each of its lines as ``line(_:)`` has it.
  static func paragraphs(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { line(String($0)) }.filter { !$0.isEmpty }.joined(separator: "\n")
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
