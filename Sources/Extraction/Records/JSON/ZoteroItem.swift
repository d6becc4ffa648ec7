import Corpus

/// What an item of Zotero's own JSON means: Better BibTeX's export, or an answer of Zotero's web API (version 3).
struct ZoteroItem {
  private let object: [String: Any]

  /// - Parameter object: the item, or the API's envelope around it.
  init(_ object: [String: Any]) {
    self.object = (object["data"] as? [String: Any]).flatMap { $0["itemType"] == nil ? nil : $0 } ?? object
  }

  /// Whether the object has the shape of an item.
  static func isItem(_ object: [String: Any]) -> Bool { ZoteroItem(object).object["itemType"] is String }

  /// Notes, files and marks in files are parts of other items, or say nothing of a work.
  var isPart: Bool {
    ["attachment", "note", "annotation"].contains(object["itemType"] as? String ?? "")
  }

  /// What other items name it by as their parent.
  var key: String? { JSONValue.string(object["key"]) ?? JSONValue.string(object["itemKey"]) }

  /// The key of the item that this one is part of: the web API lists files and notes beside their works.
  var parent: String? { isPart ? JSONValue.string(object["parentItem"]).flatMap { $0.isEmpty ? nil : $0 } : nil }

  /// Adds what a part of the item says of it.
  func add(part: ZoteroItem, to builder: inout RecordBuilder) {
    switch part.object["itemType"] as? String {
    case "attachment": addAttachment(part.object, to: &builder)
    case "note": builder.note(JSONValue.string(part.object["note"]) ?? "")
    default: break
    }
  }

  private static let fields: [String: Field.Name] = [
    "title": .title, "caseName": .title, "nameOfAct": .title, "subject": .title, "abstractNote": .abstract,
    "date": .year, "dateEnacted": .year, "dateDecided": .year, "publicationTitle": .container,
    "bookTitle": .container, "proceedingsTitle": .container, "encyclopediaTitle": .container,
    "dictionaryTitle": .container, "websiteTitle": .container, "blogTitle": .container, "volume": .volume,
    "issue": .issue, "pages": .pageRange, "publisher": .publisher, "university": .publisher,
    "institution": .publisher, "place": .place, "ISBN": .isbn, "ISSN": .issn, "DOI": .doi, "url": .url,
    "language": .language, "shortTitle": .shortTitle, "itemType": .kind,
  ]

  /// Makers that an item has in place of authors.
  private static let makers: Set<String> = [
    "author", "artist", "cartographer", "contributor", "director", "interviewee", "inventor", "performer",
    "podcaster", "presenter", "programmer", "sponsor",
  ]

  func builder(mediaType: MediaType) -> RecordBuilder {
    var builder = RecordBuilder(mediaType: mediaType)
    builder.name = ["citationKey", "key", "itemKey"].lazy.compactMap { JSONValue.string(object[$0]) }
      .first { !$0.isEmpty }
    addCreators(to: &builder)
    // A dictionary has no order; the fields' order must not change from run to run.
    for (key, value) in object.sorted(by: { $0.key < $1.key }) { add(key, value, to: &builder) }
    return builder
  }

  private func add(_ key: String, _ value: Any, to builder: inout RecordBuilder) {
    let own = Field.Name(rawValue: "zotero:\(key)")
    switch key {
    case "citationKey", "creators": break
    case "extra":
      let text = JSONValue.string(value) ?? ""
      // Kinds of items that have no DOI of their own have it here.
      for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("DOI:") && !builder.has(.doi) {
        builder.doi(String(line.dropFirst(4)))
      }
      builder.add(own, text)
    case "tags":
      for tag in JSONValue.list(value) { builder.add(.keyword, JSONValue.string(tag, member: "tag") ?? "") }
    case "notes": for note in JSONValue.list(value) { builder.note(JSONValue.string(note, member: "note") ?? "") }
    case "attachments": for attachment in JSONValue.list(value) { addAttachment(attachment, to: &builder) }
    default:
      for text in JSONValue.list(value).compactMap({ JSONValue.string($0) }) where !text.isEmpty {
        builder.add(known: Self.fields[key] ?? own, text, source: own)
      }
    }
  }

  private func addCreators(to builder: inout RecordBuilder) {
    let creators = JSONValue.list(object["creators"]).compactMap { $0 as? [String: Any] }
    let roles = creators.map { JSONValue.string($0["creatorType"]) ?? "author" }
    let maker = roles.contains("author") ? "author" : roles.first(where: Self.makers.contains)
    for (creator, role) in zip(creators, roles) {
      let family = JSONValue.string(creator["lastName"]) ?? ""
      let given = JSONValue.string(creator["firstName"]) ?? ""
      let name: PersonName =
        JSONValue.string(creator["name"]).map { .organization($0) } ?? .person(family: family, given: given)
      builder.person(
        role == maker ? .author : role == "editor" ? .editor : Field.Name(rawValue: "zotero:\(role)"), name)
    }
  }

  /// Where the file lies: in the export, in Zotero's folder (`storage:a.pdf`), or on the web.
  private func addAttachment(_ attachment: Any, to builder: inout RecordBuilder) {
    let places = ["path", "filename"].lazy.compactMap { JSONValue.string(attachment, member: $0) }
    guard let path = places.first(where: { !$0.isEmpty }) else {
      return builder.add("zotero:attachment-url", JSONValue.string(attachment, member: "url") ?? "")
    }
    let prefix = ["storage:", "attachments:"].first { path.hasPrefix($0) } ?? ""
    builder.file(String(path.dropFirst(prefix.count)))
  }
}
