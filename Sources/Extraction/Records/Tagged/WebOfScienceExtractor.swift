package import Corpus

/// Reads the Web of Science's exports: tagged (`FN Clarivate Analytics …`; "Field tags", Clarivate) and tab-delimited.
package struct WebOfScienceExtractor: TaggedExtractor {
  package static let mediaTypes: [MediaType] = [.webOfScience]

  package init() {}

  typealias Dialect = WebOfScienceDialect
  static let lack = "record of the Web of Science (no line begins with PT)"

  private static let fields: [String: Field.Name] = [
    "TI": .title, "SO": .container, "SE": .container, "JI": .container, "LA": .language, "AB": .abstract,
    "PU": .publisher, "PI": .place, "SN": .issn, "EI": .issn, "BN": .isbn, "PY": .year, "PD": "date", "VL": .volume,
    "IS": .issue, "DI": .doi,
  ]

  static func read(_ bytes: UnsafeBufferPointer<UInt8>, hand: (TaggedRecord) throws -> Void) rethrows {
    if try WebOfScienceTable.read(bytes, hand: hand) { return }
    try TaggedReader.read(bytes, as: Dialect.self, hand: hand)
  }

  static func builder(for record: TaggedRecord, mediaType: MediaType) -> RecordBuilder {
    var builder = RecordBuilder(mediaType: mediaType)
    builder.name = record.values("UT").first
    let hasFullNames = record.entries.contains { $0.tag == "AF" }
    var pages: [String] = []
    for (tag, value) in record.entries(first: ["TI", "DT", "SO", "JI", "SE", "BP"]) {
      let own = Field.Name(rawValue: "wos:\(tag)")
      switch tag {
      case "AF", "AU", "BA", "BF":
        for line in lines(value) {
          tag == "AU" && hasFullNames ? builder.add(own, line) : builder.person(.author, .text(line))
        }
      case "CA", "GP": for line in lines(value) { builder.person(.author, .organization(line)) }
      case "BE", "ED": for line in lines(value) { builder.person(.editor, .text(line)) }
      case "C1": for line in lines(value) { builder.add(.affiliation, line) }
      case "CR": for line in lines(value) { builder.add(own, line) }
      case "DE", "ID": builder.keywords(TextBuilder.line(value), separators: ";")
      case "DT": builder.kind(TextBuilder.line(value), keptAs: own)
      case "BP", "EP": pages.append(TextBuilder.line(value))
      default: builder.add(known: fields[tag] ?? own, TextBuilder.line(value), source: own)
      }
    }
    builder.add(.pageRange, pages.prefix(2).joined(separator: "-"))
    let kinds: [String: DocumentKind] = ["J": .article, "B": .book]
    if !builder.has(.kind), let kind = record.values("PT").first.flatMap({ kinds[TextBuilder.line($0)] }) {
      builder.add(.kind, kind.rawValue)
    }
    return builder
  }

  private static func lines(_ value: String) -> [String] {
    value.split(separator: "\n").map { TextBuilder.line($0) }
  }
}

/// A tag of two characters and a blank; lines that go on are indented. `ER` ends a record, `EF` the file.
enum WebOfScienceDialect: TaggedDialect {
  static let endsAtBlankLine = false
  static func begins(_ tag: String) -> Bool { tag == "PT" }
  static func ends(_ tag: String) -> Bool { tag == "ER" || tag == "EF" }

  static func tag(of line: Slice<UnsafeBufferPointer<UInt8>>) -> (tag: String, value: Int)? {
    let start = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.startIndex + 3 : line.startIndex
    guard start + 2 <= line.endIndex, TagByte.isCapital(line[start]), TagByte.isCapitalOrDigit(line[start + 1]),
      start + 2 == line.endIndex || line[start + 2] == 0x20
    else { return nil }
    return (line.text(start..<start + 2), start + 2)
  }
}
