import Analysis
import Corpus

/// What a BibTeX entry means, with what it inherits from the entry it refers to.
struct BibTeXRecord {
  private let entry: BibTeXParser.Entry
  private let parent: BibTeXParser.Entry?

  init(_ entry: BibTeXParser.Entry, parent: BibTeXParser.Entry?) {
    self.entry = entry
    self.parent = parent
  }

  private static let names: [String: Field.Name] = [
    "journal": .container, "journaltitle": .container, "booktitle": .container, "maintitle": .container,
    "series": .container, "publisher": .publisher, "institution": .organization, "school": .organization,
    "organization": .organization, "address": .place, "location": .place, "volume": .volume, "number": .issue,
    "issue": .issue, "pages": .pageRange, "isbn": .isbn, "issn": .issn, "affiliation": .affiliation,
    "abstract": .abstract, "annotation": "annotation", "annote": "annotation",
  ]

  func document(mediaType: MediaType, fingerprint: Fingerprint) -> Document {
    var document = Document(mediaType: mediaType, fingerprint: fingerprint)
    if let kind = DocumentKind(source: entry.type) { document.add(.kind, kind.rawValue, origin: .record) }
    let title = entry.value("title").map { title in
      guard let subtitle = entry.value("subtitle"), !subtitle.isEmpty else { return title }
      return "\(title): \(subtitle)"
    }
    if let title = title ?? entry.value("booktitle") ?? entry.value("journaltitle") ?? entry.value("shorttitle") {
      document.add(.title, Self.plain(title), origin: .record)
    }
    for (name, value) in entry.fields where name != "title" && name != "subtitle" {
      add(name, value, to: &document)
    }
    inherit(into: &document)
    return document
  }

  private func add(_ name: String, _ value: String, to document: inout Document) {
    switch name {
    case "author", "editor":
      for person in Self.people(value) { document.add(name == "author" ? .author : .editor, person, origin: .record) }
    case "year", "date": document.addYear(from: Self.plain(value), origin: .record)
    case "doi": document.addDOI(from: value.replacing("\\_", with: "_"), origin: .record)
    case "url", "howpublished":
      let url = Self.url(value)
      if let url { document.add(.url, url, origin: .record) }
      if let url, url.contains("doi.org/") { document.addDOI(from: url, origin: .record) }
      if url == nil { document.add(Field.Name(rawValue: name), Self.plain(value), origin: .record) }
    case "language", "langid", "hyphenation": document.addLanguage(from: Self.plain(value), origin: .record)
    case "keywords", "keyword":
      for keyword in Self.plain(value).split(whereSeparator: { ",;".contains($0) }) {
        document.add(.keyword, keyword, origin: .record)
      }
    case "note", "annote", "annotation":
      let text = TextBuilder.paragraphs(TeXText.plain(value))
      if !text.isEmpty {
        document.pages = [Page(number: 1, blocks: (document.pages.first?.blocks ?? []) + [Block(.note, text)])]
      }
    // The attachments' paths join a record to its document: what looks like TeX in them is none.
    case "file": document.add("file", value, origin: .record)
    default:
      let known = Self.names[name]
      if let known, known == .container, document.has(.container) { return }
      // Blank lines of an abstract part its paragraphs; single line ends are where the editor broke the line.
      let text = name == "abstract" ? Self.paragraphs(value) : Self.plain(value)
      document.add(known ?? Field.Name(rawValue: name), text, origin: .record)
    }
  }

  /// Fields of the entry that `crossref` names and that this one lacks; a book's title becomes its chapter's book.
  private func inherit(into document: inout Document) {
    guard let parent, parent.key != entry.key else { return }
    for (name, value) in parent.fields {
      switch name {
      case "title": if !document.has(.container) { document.add(.container, Self.plain(value), origin: .record) }
      case "author", "abstract", "note", "annote", "annotation", "keywords", "crossref", "subtitle", "doi", "url":
        break
      case "year", "date": if !document.has(.year) { add(name, value, to: &document) }
      case "editor": if !document.has(.editor) { add(name, value, to: &document) }
      default:
        if entry.value(name) == nil, let known = Self.names[name], !document.has(known) {
          add(name, value, to: &document)
        }
      }
    }
  }

  private static func plain(_ value: String) -> String { TextBuilder.line(TeXText.plain(value)) }

  private static func paragraphs(_ value: String) -> String {
    value.split(separator: "\n\n").map { plain(String($0)) }.joined(separator: "\n")
  }

  /// The address in `\url{…}`, or a bare one; nil for other text.
  private static func url(_ value: String) -> String? {
    var text = value[...]
    if let start = text.firstRange(of: "\\url{") { text = text[start.upperBound...].prefix { $0 != "}" } }
    let line = TextBuilder.line(
      text.replacing("\\_", with: "_").replacing("\\%", with: "%").replacing("\\&", with: "&")
    )
    .replacing("{", with: "").replacing("}", with: "")
    return line.hasPrefix("http") || line.hasPrefix("ftp") ? line : nil
  }

  /// The names of an `and` list: `Last, First`. A name in braces is an organization and is not cut.
  static func people(_ value: String) -> [String] {
    var names: [String] = []
    var current: [Substring] = []
    var depth = 0
    for word in value.split(whereSeparator: \.isWhitespace) {
      if depth <= 0, word.lowercased() == "and" {
        names.append(current.joined(separator: " "))
        current = []
        continue
      }
      for byte in word.utf8 { depth += byte == 0x7B ? 1 : byte == 0x7D ? -1 : 0 }
      current.append(word)
    }
    names.append(current.joined(separator: " "))
    return names.map(plain).filter { !$0.isEmpty && $0.lowercased() != "others" }
  }
}
