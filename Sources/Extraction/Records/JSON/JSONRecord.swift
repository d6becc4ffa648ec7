import Analysis
import Corpus

/// A record as a JSON object, with the names that people use for its parts.
///
/// - `id` (also `_id`, `key`): what the record is called. A number counts as its digits.
/// - `text` (`body`, `content`, `full_text`), `abstract` (`summary`), `pages` (an array of strings): what is searched.
/// - `lang` (`language`), `year` (`date`, `published`), `authors` (`author`, `creator`; an array of strings or of
///   objects with `name` or `family` and `given`, or one string), `doi`, `url`, `publisher`, `organization`, `kind`
///   (`type`), `keywords` (an array or a string cut at `;` and `,`), `journal`, `place`, `isbn`, `issn`,
///   `file` (`files`, `attachments`, `pdf`): the file of the corpus that the record describes.
/// - `tags`: an object of arrays, or an array of `facet=value`.
/// - any other string or number is kept under its own name.
struct JSONRecord {
  private let object: [String: Any]

  init(_ object: [String: Any]) { self.object = object }

  private static let names: [String: Field.Name] = [
    "title": .title, "url": .url, "link": .url, "publisher": .publisher, "organization": .organization,
    "organisation": .organization, "institution": .organization, "journal": .container, "container": .container,
    "venue": .container, "place": .place, "isbn": .isbn, "issn": .issn, "volume": .volume, "issue": .issue,
    "abstract": .abstract, "summary": .abstract, "affiliation": .affiliation, "affiliations": .affiliation,
    "editor": .editor, "editors": .editor, "authors": .author, "author": .author, "creator": .author, "file": .file,
    "files": .file, "attachments": .file, "pdf": .file,
  ]

  /// The record's document; ``Document/record`` is nil where it has no `id`.
  func document(mediaType: MediaType, fingerprint: Fingerprint) -> Document {
    var document = Document(mediaType: mediaType, fingerprint: fingerprint)
    for key in ["id", "_id", "key"] where document.record == nil {
      document.record = object[key].flatMap(JSONValue.string).map { TextBuilder.line($0) }.flatMap {
        $0.isEmpty ? nil : $0
      }
    }
    // A dictionary has no order; the fields' order must not change from run to run.
    for (key, value) in object.sorted(by: { $0.key < $1.key }) { add(key, value, to: &document) }
    addText(to: &document)
    return document
  }

  private func add(_ key: String, _ value: Any, to document: inout Document) {
    switch key {
    case "id", "_id", "key", "text", "body", "content", "full_text", "pages": return
    case "lang", "language": JSONValue.string(value).map { document.addLanguage(from: $0, origin: .record) }
    case "year", "date", "published": JSONValue.string(value).map { document.addYear(from: $0, origin: .record) }
    case "doi": JSONValue.string(value).map { document.addDOI(from: $0, origin: .record) }
    case "kind", "type":
      if let kind = JSONValue.string(value).flatMap({ DocumentKind(source: $0) }) {
        document.add(.kind, kind.rawValue, origin: .record)
      }
    case "keywords", "keyword", "subjects":
      for keyword in Self.list(value, separators: ";,") { document.add(.keyword, keyword, origin: .record) }
    case "tags": addTags(value, to: &document)
    default:
      let name = Self.names[key] ?? Field.Name(rawValue: key)
      let values =
        name == .author || name == .editor ? Self.list(value, separators: ";") : Self.list(value, separators: "")
      for value in values { document.add(name, value, origin: .record) }
    }
  }

  private func addTags(_ value: Any, to document: inout Document) {
    if let facets = value as? [String: Any] {
      for (facet, values) in facets.sorted(by: { $0.key < $1.key }) {
        for value in Self.list(values, separators: "") { document.add(.tag, "\(facet)=\(value)", origin: .record) }
      }
    } else {
      for tag in Self.list(value, separators: ";,") {
        document.add(tag.contains("=") ? .tag : .keyword, tag, origin: .record)
      }
    }
  }

  private func addText(to document: inout Document) {
    if let sheets = object["pages"] as? [Any] {
      for (index, sheet) in sheets.enumerated() {
        guard let text = JSONValue.string(sheet) ?? (sheet as? [String: Any])?["text"].flatMap(JSONValue.string) else {
          continue
        }
        var builder = TextBuilder(layout: .preformatted)
        builder.append(text)
        let blocks = builder.takeBlocks()
        if !blocks.isEmpty { document.pages.append(Page(number: index + 1, blocks: blocks)) }
      }
    } else if let range = object["pages"].flatMap(JSONValue.string) {
      document.add(.pageRange, range, origin: .record)
    }
    guard document.pages.isEmpty else { return }
    for key in ["text", "full_text", "body", "content"] {
      if let text = object[key].flatMap(JSONValue.string), !text.isEmpty {
        document.pages = TextPaginator.pages(of: text)
        return
      }
    }
  }

  /// The strings of an array, or of a string that is a list.
  private static func list(_ value: Any, separators: String) -> [String] {
    if let text = JSONValue.string(value) {
      guard !separators.isEmpty else { return [text] }
      return text.split { separators.contains($0) }.map(String.init)
    }
    guard let items = value as? [Any] else { return [] }
    return items.compactMap { item in
      if let text = JSONValue.string(item) { return text }
      guard let object = item as? [String: Any] else { return nil }
      if let name = (object["name"] ?? object["literal"]).flatMap(JSONValue.string) { return name }
      guard let family = object["family"].flatMap(JSONValue.string) else { return nil }
      return object["given"].flatMap(JSONValue.string).map { "\(family), \($0)" } ?? family
    }
  }
}
