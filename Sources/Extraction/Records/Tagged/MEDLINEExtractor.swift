package import Corpus

/// Reads records in PubMed's format (`.nbib`; MEDLINE/PubMed Data Element Descriptions, U.S. National Library of
/// Medicine).
package struct MEDLINEExtractor: TaggedExtractor {
  package static let mediaTypes: [MediaType] = [.medline]

  package init() {}

  typealias Dialect = MEDLINEDialect
  static let lack = "PubMed record (no line begins with PMID-)"

  private static let fields: [String: Field.Name] = [
    "TI": .title, "BTI": .title, "AB": .abstract, "JT": .container, "CTI": .container, "TA": .container, "DP": .year,
    "VI": .volume, "IP": .issue, "PG": .pageRange, "IS": .issn, "ISBN": .isbn, "LA": .language, "PL": .place,
    "PB": .publisher, "AD": .affiliation, "MH": .keyword, "OT": .keyword, "GN": .note, "PMID": "pmid",
  ]

  static func builder(for record: TaggedRecord, mediaType: MediaType) -> RecordBuilder {
    var builder = RecordBuilder(mediaType: mediaType)
    builder.name = record.values("PMID").first
    let hasFullNames = record.entries.contains { $0.tag == "FAU" }
    for (tag, lines) in record.entries(first: ["TI", "BTI", "JT", "TA", "DP"]) {
      // A value goes on at its margin.
      let value = TextBuilder.line(lines)
      let own = Field.Name(rawValue: "medline:\(tag)")
      switch tag {
      case "FAU": builder.person(.author, .text(value))
      case "AU": hasFullNames ? builder.add(own, value) : builder.person(.author, name(value))
      case "CN": builder.person(.author, .organization(value))
      case "FED": builder.person(.editor, .text(value))
      case "MH": builder.add(.keyword, value.replacing("*", with: ""))
      case "AID", "LID":
        if value.hasSuffix("[doi]") { builder.doi(value) } else { builder.add(own, value) }
      case "PT":
        if !builder.has(.kind), let kind = DocumentKind(source: value) { builder.add(.kind, kind.rawValue) }
        builder.add(own, value)
      default: builder.add(known: fields[tag] ?? own, value, source: own)
      }
    }
    return builder
  }

  /// `Smith JA` → `Smith, JA`.
  private static func name(_ value: String) -> PersonName {
    guard let space = value.lastIndex(of: " ") else { return .text(value) }
    return .person(family: String(value[..<space]), given: String(value[value.index(after: space)...]))
  }
}

/// A tag of up to four capitals, padded, and a hyphen; a blank line ends the record.
enum MEDLINEDialect: TaggedDialect {
  static let endsAtBlankLine = true
  static func begins(_ tag: String) -> Bool { tag == "PMID" }
  static func ends(_ tag: String) -> Bool { false }

  static func tag(of line: Slice<UnsafeBufferPointer<UInt8>>) -> (tag: String, value: Int)? {
    let start = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.startIndex + 3 : line.startIndex
    let letters = line[start...].prefix(while: TagByte.isCapitalOrDigit).count
    guard (2...4).contains(letters), line[start...].dropFirst(letters).prefix(4 - letters).allSatisfy({ $0 == 0x20 }),
      start + 4 < line.endIndex, line[start + 4] == UInt8(ascii: "-")
    else { return nil }
    return (line.text(start..<start + letters), start + 5)
  }
}
