import Corpus

/// What an item of CSL-JSON means, or one of CSL-YAML.
struct CSLItem {
  private let object: [String: Any]

  init(_ object: [String: Any]) { self.object = object }

  private static let fields: [String: Field.Name] = [
    "type": .kind, "title": .title, "container-title": .container, "collection-title": .container, "volume": .volume,
    "issue": .issue, "page": .pageRange, "publisher": .publisher, "publisher-place": .place, "ISBN": .isbn,
    "ISSN": .issn, "DOI": .doi, "URL": .url, "abstract": .abstract, "language": .language, "note": .note,
    "title-short": .shortTitle, "shortTitle": .shortTitle,
  ]

  func builder(mediaType: MediaType) -> RecordBuilder {
    var builder = RecordBuilder(mediaType: mediaType)
    builder.name = JSONValue.string(object["id"])
    if let value = JSONValue.string(object["container-title"]) { builder.add(.container, value) }
    // A dictionary has no order; the fields' order must not change from run to run.
    for (key, value) in object.sorted(by: { $0.key < $1.key }) where key != "id" { add(key, value, to: &builder) }
    return builder
  }

  private func add(_ key: String, _ value: Any, to builder: inout RecordBuilder) {
    let own = Field.Name(rawValue: key == "type" ? "csl:type" : key)
    switch (key, value) {
    case ("source", let source as String) where source == "tvet": break
    case ("issued", _):
      if let date = Self.date(value) { builder.date(date) }
    case ("keyword", _):
      for text in Self.strings(value) {
        // Zotero and Pandoc write commas; who needs these within a keyword writes semicolons.
        builder.keywords(text, separators: text.contains(";") ? ";" : ",")
      }
    case ("custom", let fields as [String: Any]):
      for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
        for text in Self.strings(value) { builder.more(Field.Name(rawValue: name), text) }
      }
    case (_, let names as [[String: Any]])
    where names.contains { $0["family"] != nil || $0["literal"] != nil } && !key.hasSuffix("date"):
      let role: Field.Name = key == "author" ? .author : key == "editor" ? .editor : own
      for name in names { Self.name(name).map { builder.person(role, $0) } }
    case (_, let dates as [[String: Any]]) where dates.contains { $0["year"] != nil || $0["literal"] != nil }:
      if let text = Self.date(dates) { builder.add(own, text) }
    case (_, let date as [String: Any]): if let text = Self.date(date) { builder.add(own, text) }
    default:
      for text in Self.strings(value) { builder.add(known: Self.fields[key] ?? own, text, source: own) }
    }
  }

  private static func name(_ object: [String: Any]) -> PersonName? {
    func part(_ name: String) -> String { JSONValue.string(object[name]) ?? "" }
    if object["literal"] != nil { return .organization(part("literal")) }
    let particles = [part("dropping-particle"), part("non-dropping-particle"), part("family")]
    return .person(
      family: particles.filter { !$0.isEmpty }.joined(separator: " "), given: part("given"), suffix: part("suffix"))
  }

  /// `{"date-parts": [[2014, 3, 1], …]}`, `{"raw": …}`, `{"literal": …}`, `{"year": …, "month": …}` (in YAML; a list of
  /// these for a range), or a string → `2014-03-01`.
  private static func date(_ value: Any) -> String? {
    if let ends = value as? [[String: Any]] { return ends.first.flatMap { date($0) } }
    guard let object = value as? [String: Any] else { return strings(value).first }
    if let year = object["year"] {
      return [year, object["month"], object["day"]].compactMap { JSONValue.string($0) }
        .map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "-")
    }
    if let parts = object["date-parts"] as? [[Any]] {
      let dates = parts.prefix(2).map { part in
        part.compactMap { JSONValue.string($0) }.map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "-")
      }.filter { !$0.isEmpty }
      if !dates.isEmpty { return dates.joined(separator: "/") }
    }
    return ["raw", "literal", "date"].lazy.compactMap { JSONValue.string(object[$0]) }.first
  }

  private static func strings(_ value: Any) -> [String] { JSONValue.list(value).compactMap { JSONValue.string($0) } }
}
