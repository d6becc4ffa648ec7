package import Corpus

/// Reads bibliographic records in RIS (Research Information Systems, 1982; vendors' dialects).
package struct RISExtractor: TaggedExtractor {
  package static let mediaTypes: [MediaType] = [.ris]

  package init() {}

  typealias Dialect = RISDialect
  static let lack = "RIS record (no line begins with TY  -)"

  static func builder(for record: TaggedRecord, mediaType: MediaType) -> RecordBuilder {
    var builder = RecordBuilder(mediaType: mediaType)
    builder.name = (record.values("ID") + record.values("AN")).map { TextBuilder.line($0) }.first { !$0.isEmpty }
    var pages: (first: String, last: String) = ("", "")
    for (tag, raw) in record.entries(first: RISDialect.order) {
      let value = braced.contains(tag) ? RecordMarkup.withoutBraces(raw) : raw
      let own = Field.Name(rawValue: "ris:\(tag)")
      switch tag {
      case "ID": if TextBuilder.line(value) != builder.name { builder.add(own, value) }
      case "SP" where pages.first.isEmpty: pages.first = TextBuilder.line(value)
      case "EP" where pages.last.isEmpty: pages.last = TextBuilder.line(value)
      case "KW": builder.keywords(value, separators: ";\n")
      case "AU", "A1": builder.person(.author, name(value, isWhole: value != raw))
      case "A2", "ED", "A3": builder.person(.editor, name(value, isWhole: value != raw))
      case "BT" where !builder.has(.title): builder.title(value)
      // Affiliations in the Web of Science's dialect, anything in others.
      case "DA": builder.date(value)
      case "DB" where value == "tvet": break
      case "L1", "L2", "L3", "L4": for path in value.split(separator: "\n") { builder.file(String(path)) }
      case "C1": builder.add(value.utf8.contains(UInt8(ascii: ",")) ? .affiliation : own, value)
      case "M2": addExtra(value, to: &builder)
      case "M3": addMedium(value, to: &builder)
      case "N1", "RN":
        builder.note(value)
        if !builder.has(.doi), value.lowercased().hasPrefix("doi:") { builder.doi(value) }
      case "UR", "LK":
        for address in value.split(whereSeparator: { $0 == ";" && !value.hasPrefix("doi") || $0 == "\n" }) {
          builder.url(String(address))
        }
      default: builder.add(known: RISDialect.fields[tag] ?? own, value, source: own)
      }
    }
    addPages(pages, to: &builder)
    return builder
  }

  /// Tags in whose values braces come from BibTeX, where they keep capitals, and names of organizations in one piece.
  private static let braced: Set<String> = [
    "TI", "T1", "T2", "T3", "CT", "BT", "ST", "JF", "JO", "JA", "J2", "AU", "A1", "A2", "A3", "ED", "PB", "CY", "KW",
  ]

  /// `Family, Given, Suffix`; EndNote writes a comma after the name of an organization.
  ///
  /// - Parameter isWhole: whether the name stood in braces.
  private static func name(_ value: String, isWhole: Bool) -> PersonName {
    let line = TextBuilder.line(value)
    if line.hasSuffix(",") { return .organization(String(line.dropLast())) }
    return isWhole && !line.contains(",") ? .organization(line) : .text(line)
  }

  /// Zotero's "Extra": lines of `name: value`.
  private static func addExtra(_ value: String, to builder: inout RecordBuilder) {
    for line in value.split(separator: "\n") {
      // Our own exports name the fields of other formats so: `medline:ZZ: value`.
      let parts = line.split(separator: ": ", maxSplits: 1)
      if parts.count == 2, isName(parts[0]) {
        builder.more(Field.Name(rawValue: String(parts[0])), parts[1])
      } else {
        builder.add("ris:M2", line)
      }
    }
  }

  private static func isName(_ name: Substring) -> Bool {
    name.first?.isLowercase == true && name.allSatisfy { $0.isLetter || $0.isNumber || "-:._".contains($0) }
  }

  /// The type of work, or in Mendeley's dialect a DOI.
  private static func addMedium(_ value: String, to builder: inout RecordBuilder) {
    if !builder.has(.doi), value.contains("10."), FieldValue.doi(value) != nil { return builder.doi(value) }
    builder.add("ris:M3", value)
  }

  private static func addPages(_ pages: (first: String, last: String), to builder: inout RecordBuilder) {
    let (first, last) = pages
    if first.isEmpty || last.isEmpty || first == last || first.contains("-") {
      builder.add(.pageRange, first.isEmpty ? last : first)
      if first.contains("-"), !last.isEmpty, !first.hasSuffix(last) { builder.add("ris:EP", last) }
    } else {
      builder.add(.pageRange, "\(first)-\(last)")
    }
  }
}

/// A line is `TY  - value`: two letters or a letter and a digit, spaces, a hyphen. A record runs from `TY` to `ER`, or
/// to the next `TY`.
enum RISDialect: TaggedDialect {
  static let endsAtBlankLine = false
  static func begins(_ tag: String) -> Bool { tag == "TY" }
  static func ends(_ tag: String) -> Bool { tag == "ER" }

  static func tag(of line: Slice<UnsafeBufferPointer<UInt8>>) -> (tag: String, value: Int)? {
    var start = line.startIndex
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    guard start + 2 < line.endIndex, TagByte.isCapital(line[start]), TagByte.isCapitalOrDigit(line[start + 1]) else {
      return nil
    }
    var index = start + 2
    while index < line.endIndex, index < start + 12, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
    guard index < line.endIndex, line[index] == UInt8(ascii: "-") else { return nil }
    let tag = line.text(start..<start + 2)
    // Without a space before the hyphen (`TY-JOUR`) only known tags count: `UK-based` goes on with a sentence.
    guard index > start + 2 || fields[tag] != nil || order.contains(tag) || others.contains(tag) else { return nil }
    return (tag, index + 1)
  }

  /// What tags mean to us, over the dialects of vendors.
  static let fields: [String: Field.Name] = [
    "TY": .kind, "TI": .title, "T1": .title, "CT": .title, "DO": .doi, "AB": .abstract, "N2": .abstract,
    "PB": .publisher, "CY": .place, "PP": .place, "JF": .container, "T2": .container, "JO": .container,
    "BT": .container, "JA": .container, "J1": .container, "J2": .container, "T3": .container, "VL": .volume,
    "IS": .issue, "CP": .issue, "LA": .language, "AD": .affiliation, "SN": .isbn, "PY": .year, "Y1": .year,
    "DA": .year, "YR": .year, "ST": .shortTitle, "L1": .file, "L2": .file, "L3": .file, "L4": .file,
  ]

  /// Tags that are read before the others: of those that say the same, the best comes first.
  static let order = [
    "TY", "TI", "T1", "CT", "BT", "JF", "T2", "JO", "JA", "J1", "J2", "PY", "Y1", "YR", "DA", "DO", "AB", "N2",
  ]

  private static let others: Set<String> = ["ER", "ID", "SP", "EP", "AU", "A1", "A2", "ED", "A3", "KW", "UR", "N1"]
}
