package import Analysis

/// One thing known about a document, and where it came from.
package struct Field: Sendable, Equatable, Codable {
  package var name: Name
  package var value: String
  /// The language of the value, where the source says it.
  package var language: Language?
  package var origin: Origin

  package init(_ name: Name, _ value: String, language: Language? = nil, origin: Origin) {
    self.name = name
    self.value = value
    self.language = language
    self.origin = origin
  }

  /// The name of a field. Those that the tool itself reads are constants; any other is kept as the source spelt it.
  package struct Name: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { self.init(rawValue: value) }

    package static let title: Name = "title"
    package static let author: Name = "author"
    package static let affiliation: Name = "affiliation"
    /// Four digits.
    package static let year: Name = "year"
    /// Without resolver or prefix: `10.1000/182`.
    package static let doi: Name = "doi"
    package static let isbn: Name = "isbn"
    package static let issn: Name = "issn"
    package static let url: Name = "url"
    package static let publisher: Name = "publisher"
    /// The issuing or publishing organization, where the source tells it apart from the publisher.
    package static let organization: Name = "organization"
    package static let abstract: Name = "abstract"
    /// A BCP 47 tag.
    package static let language: Name = "language"
    /// One of ``DocumentKind``'s raw values.
    package static let kind: Name = "kind"
    package static let keyword: Name = "keyword"
    package static let place: Name = "place"
    /// The journal, book or series that holds the document.
    package static let container: Name = "container"
    package static let volume: Name = "volume"
    package static let issue: Name = "issue"
    package static let pageRange: Name = "pages"
    /// The charset that the file was read in, by its name in the WHATWG Encoding Standard where it has one.
    package static let charset: Name = "charset"
    package static let editor: Name = "editor"
    package static let note: Name = "note"
    /// A file that a record says it describes: a path, as the record spells it.
    package static let file: Name = "file"
    /// An author or editor that is an organization, named once more.
    package static let corporateName: Name = "corporate-name"
    /// A tag that the source itself gives, `facet=value` (from a JSONL record's `tags`).
    package static let tag: Name = "tag"
  }

  /// Where a value came from; the smaller, the more trusted.
  package enum Origin: Int, Sendable, Codable, Comparable, CaseIterable {
    /// A bibliographic record.
    case record
    /// The file's own structured metadata (front matter, `citation_` tags, JATS front, OPF).
    case embedded
    /// Read off the page (the largest type on page 1, "doi:" in the text).
    case page
    /// Metadata that is often wrong (a PDF's Info dictionary).
    case info
    case fileName

    package static func < (left: Origin, right: Origin) -> Bool { left.rawValue < right.rawValue }
  }
}

extension [Field] {
  /// All values of a field from the most trusted origin that has any.
  package func best(_ name: Field.Name) -> [Field] {
    let named = filter { $0.name == name && !$0.value.isEmpty }
    guard let origin = named.map(\.origin).min() else { return [] }
    return named.filter { $0.origin == origin }
  }
}

/// What kind of publication a document is.
package enum DocumentKind: String, Sendable, Codable, CaseIterable {
  case article, book, chapter, conference, dataset, law, policy, record, report, slides, thesis, web, other
}
