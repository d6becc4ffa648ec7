import Analysis
import Corpus

/// Collects what one bibliographic record says, in the form that the rest of the tool expects. Nothing is dropped:
/// what has no place of its own is kept under a name of the source's.
struct RecordBuilder {
  private(set) var document: Document
  /// The record's own identifier, where it has one.
  var name: String?

  init(mediaType: MediaType) {
    document = Document(mediaType: mediaType, fingerprint: .unknown)
  }

  /// Fields that are looked through for what is there already: a record of ten thousand is none.
  private static let longestSearch = 200

  private var searched: ArraySlice<Field> { document.fields.prefix(Self.longestSearch) }

  func has(_ name: Field.Name) -> Bool { searched.contains { $0.name == name } }

  private func has(_ name: Field.Name, _ value: String) -> Bool {
    searched.contains { $0.name == name && $0.value == value }
  }

  mutating func add(_ name: Field.Name, _ value: some StringProtocol, language: Language? = nil) {
    document.add(name, value, language: language, origin: .record)
  }

  /// A title; markup in it is taken out.
  mutating func title(_ value: String, language: Language? = nil) {
    add(.title, RecordMarkup.plain(value), language: language)
  }

  mutating func person(_ role: Field.Name, _ name: PersonName) {
    let value = TextBuilder.line(name.value)
    guard value.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return }
    add(role, value)
    if case .organization = name, !NameWords.isWhole(value) { add(.corporateName, value) }
  }

  /// The record's year, and the date itself where it says more.
  mutating func date(_ value: String, keptAs name: Field.Name = "date") {
    let line = TextBuilder.line(value)
    let known = has(.year)
    if !known { document.addYear(from: line, origin: .record) }
    if !line.isEmpty, !has(.year, line) { add(name, Self.trimmedDate(line)) }
  }

  /// `12 – 34`, `12--34` → `12-34`.
  private static func pageRange(_ value: String) -> String {
    let parts = TextBuilder.line(value).split { "-‐‑‒–—".contains($0) }.map { TextBuilder.line($0) }
    return parts.count == 2 ? parts.joined(separator: "-") : value
  }

  /// `2014/03//` as RIS writes it → `2014/03`.
  private static func trimmedDate(_ date: String) -> String {
    String(date.reversed().drop { $0 == "/" || $0 == " " }.reversed())
  }

  mutating func kind(_ source: String, keptAs name: Field.Name) {
    if !has(.kind), let kind = DocumentKind(source: source) { add(.kind, kind.rawValue) }
    add(name, source)
  }

  mutating func language(_ value: String) {
    let line = TextBuilder.line(value)
    guard let language = FieldValue.language(line) else { return add("language-name", line) }
    let known = searched.first { $0.name == .language }?.value
    if known == nil { add(.language, language.rawValue) }
    if let known, known != language.rawValue { add("language-name", line) }
  }

  mutating func doi(_ value: String) {
    let known = document.fields.count
    document.addDOI(from: value, origin: .record)
    if document.fields.count == known, FieldValue.doi(value) == nil { add("identifier", value) }
  }

  mutating func url(_ value: String) {
    let line = TextBuilder.line(value)
    guard !has(.url, line) else { return }
    add(.url, line)
    if !has(.doi), Self.isResolver(line) { document.addDOI(from: line, origin: .record) }
  }

  private static func isResolver(_ url: String) -> Bool {
    let lower = url.lowercased()
    return ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/"].contains {
      lower.hasPrefix($0)
    }
  }

  /// ISBNs and ISSNs, however many the value holds; what is neither is kept as `name`.
  mutating func standardNumbers(_ value: String, keptAs name: Field.Name) {
    let found = StandardNumber.all(in: value)
    for number in found.numbers {
      let own: Field.Name = number.isSerial ? .issn : .isbn
      if !has(own, number.value) { add(own, number.value) }
    }
    if found.numbers.isEmpty || found.hasMore {
      add(found.numbers.isEmpty ? name : Field.Name(rawValue: "\(name.rawValue)-note"), value)
    }
  }

  /// Keywords, one or a list.
  mutating func keywords(_ value: some StringProtocol, separators: String) {
    for keyword in value.split(whereSeparator: { separators.contains($0) }) { add(.keyword, keyword) }
  }

  mutating func abstract(_ value: String, language: Language? = nil) {
    add(.abstract, RecordMarkup.plain(value), language: language)
  }

  /// A note, but for that with which our own exports say where they come from.
  mutating func note(_ value: String) {
    let text = TextBuilder.paragraphs(RecordMarkup.plain(value))
    if !text.isEmpty, !ProvenanceNote.isOne(text, record: name) {
      document.fields.append(Field(.note, text, origin: .record))
    }
  }

  /// Files that the record names, in the notations of reference managers.
  mutating func files(_ value: String, keptAs name: Field.Name) {
    let (paths, hasMore) = AttachmentPaths.read(value)
    for path in paths { file(path) }
    if hasMore { add(name, value) }
  }

  /// A file that the record names; what leads to the web is an address.
  mutating func file(_ path: String) {
    let path = TextBuilder.line(path)
    path.hasPrefix("http://") || path.hasPrefix("https://") ? url(path) : add(.file, path)
  }

  /// A field that the source names freely. One that our own exports wrote beside the format's takes its place.
  mutating func more(_ name: Field.Name, _ value: some StringProtocol) {
    switch name {
    case .kind:
      document.fields.removeAll { $0.name == .kind }
      add(.kind, value)
    case .note: note(String(value))
    case .file: file(String(value))
    default: add(name, value)
    }
  }

  /// Puts a value into the field that a table names, by what the field holds; `source` is the name of last resort.
  mutating func add(known name: Field.Name, _ value: String, source: Field.Name) {
    switch name {
    case .title: has(.title) ? add(source, value) : title(value)
    case .abstract: has(.abstract) ? add(source, value) : abstract(value)
    case .year: date(value, keptAs: has(.year) ? source : "date")
    case .doi: doi(value)
    case .url: url(value)
    case .isbn, .issn: standardNumbers(value, keptAs: source)
    case .language: language(value)
    case .kind: kind(value, keptAs: source)
    case .note: note(value)
    case .file: files(value, keptAs: source)
    case .keyword: keywords(value, separators: ";")
    case .author, .editor: person(name, .text(value))
    case .pageRange where !has(.pageRange): add(.pageRange, Self.pageRange(value))
    case .container, .publisher, .place, .volume, .issue, .pageRange:
      if has(name, TextBuilder.line(value)) { return }
      add(has(name) ? source : name, value)
    default: add(name, value)
    }
  }

  /// The document: its notes as text, and a title of last resort where the record gives none.
  func finished() -> Document {
    var document = document
    let notes = document.fields.filter { $0.name == .note }.map(\.value)
    if document.pages.isEmpty, !notes.isEmpty {
      document.pages = [Page(number: 1, blocks: [Block(.note, notes.joined(separator: "\n"))])]
    }
    if !document.has(.title) {
      // Never before the title of a file that the record may describe.
      document.add(.title, Self.makeshiftTitle(document), origin: .fileName)
    }
    return document
  }

  /// The short title, the journal, or whom and when a citation would name; the address where all that is known is that.
  private static func makeshiftTitle(_ document: Document) -> String {
    for name in [Field.Name.shortTitle, .container] {
      if let found = document.best(name).first { return found.value }
    }
    let people = (document.best(.author) + document.best(.editor)).prefix(3).map(\.value).joined(separator: "; ")
    guard !people.isEmpty else { return (document.best(.doi) + document.best(.url)).first?.value ?? "" }
    return document.best(.year).first.map { "\(people) (\($0.value))" } ?? people
  }
}

extension Field.Name {
  static let shortTitle: Field.Name = "shorttitle"
}
