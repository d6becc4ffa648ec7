import Analysis
import Corpus

/// A stretch of a document that the taggers read, and what it counts for.
struct DocumentPart {
  enum Weight: Int {
    case title, abstract, heading, lead, body, minor
    /// Says where the document comes from.
    case provenance
  }

  /// A field's name or a block's role, as evidence shows it.
  var name: String
  var weight: Weight
  /// 1-based; 0 for a field.
  var page: Int
  /// Bytes of UTF-8 from the start of the page's text.
  var offset: Int
  var text: String
  var language: Language?
}

enum DocumentParts {
  /// How many bytes of the first page's body count as its opening.
  static let leadLength = 600

  /// The parts of a document in reading order. References, contents and boilerplate are left out: they name
  /// places that the document neither treats nor mentions.
  static func parts(of document: Document, language: Language?) -> [DocumentPart] {
    var parts: [DocumentPart] = []
    for (name, weight) in fields {
      for field in document.best(name) {
        parts.append(
          DocumentPart(
            name: name.rawValue, weight: weight, page: 0, offset: 0, text: field.value,
            language: field.language ?? language))
      }
    }
    var read = 0
    for (index, page) in document.pages.enumerated() {
      var offset = 0
      for block in page.blocks {
        defer { offset += block.text.utf8.count + 1 }
        guard let weight = weight(of: block.role) else { continue }
        let part = DocumentPart(
          name: name(of: block.role), weight: weight, page: page.number, offset: offset, text: block.text,
          language: block.language ?? language)
        guard weight == .body, index == 0, read < leadLength else {
          parts.append(part)
          continue
        }
        parts += split(part, at: leadLength - read)
        read += block.text.utf8.count
      }
    }
    return parts
  }

  private static let fields: [(Field.Name, DocumentPart.Weight)] = [
    (.title, .title), (.abstract, .abstract), (.keyword, .abstract), (.affiliation, .provenance),
    (.publisher, .provenance), (.organization, .provenance), (.place, .provenance),
  ]

  private static func weight(of role: Block.Role) -> DocumentPart.Weight? {
    switch role {
    case .body: .body
    case .heading: .heading
    case .table, .caption, .note: .minor
    case .affiliation: .provenance
    case .contents, .references, .boilerplate: nil
    }
  }

  private static func name(of role: Block.Role) -> String {
    switch role {
    case .body: "body"
    case .heading: "heading"
    case .table: "table"
    case .caption: "caption"
    case .note: "note"
    case .affiliation: "affiliation"
    case .contents: "contents"
    case .references: "references"
    case .boilerplate: "boilerplate"
    }
  }

  /// The opening of a part and its rest, cut at the first space after `length` bytes.
  private static func split(_ part: DocumentPart, at length: Int) -> [DocumentPart] {
    var lead = part
    lead.weight = .lead
    let utf8 = part.text.utf8
    guard let from = utf8.index(utf8.startIndex, offsetBy: length, limitedBy: utf8.endIndex),
      let cut = utf8[from...].firstIndex(of: UInt8(ascii: " "))
    else { return [lead] }
    var rest = part
    lead.text = String(part.text[..<cut])
    rest.text = String(part.text[cut...])
    rest.offset += lead.text.utf8.count
    return [lead, rest]
  }
}
