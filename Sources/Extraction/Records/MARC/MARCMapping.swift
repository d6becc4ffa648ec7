import Corpus

/// What the fields of MARC 21 mean to us (MARC 21 Format for Bibliographic Data, Library of Congress).
struct MARCMapping {
  private let record: MARCRecord

  init(_ record: MARCRecord) { self.record = record }

  func fill(_ builder: inout RecordBuilder) {
    if builder.name == nil { builder.name = record.control("001") }
    addKind(to: &builder)
    for field in record.data { add(field, to: &builder) }
    addCodes(to: &builder)
  }

  /// Type of record and bibliographic level, the leader's characters 6 and 7.
  private func addKind(to builder: inout RecordBuilder) {
    let leader = Array(record.leader)
    guard leader.count > 7 else { return }
    let isThesis = !record.all("502").isEmpty
    let kind: DocumentKind? =
      switch (leader[6], leader[7]) {
      case _ where isThesis: .thesis
      case ("a", "a"), ("a", "b"): .article
      case ("a", "m"), ("t", "m"): .book
      case ("m", _): .dataset
      default: nil
      }
    if let kind { builder.add(.kind, kind.rawValue) }
    builder.add("marc:leader", String(leader[5...7]))
  }

  /// The fixed field 008: date, language; and what the cataloguer has coded in it otherwise.
  private func addCodes(to builder: inout RecordBuilder) {
    guard let codes = record.control("008") else { return }
    let characters = Array(codes)
    if characters.count > 37 {
      if !builder.has(.year) { builder.date(String(characters[7...10])) }
      if !builder.has(.language) { builder.language(String(characters[35...37])) }
    }
    builder.add("marc:008", codes)
  }

  private func add(_ field: MARCRecord.DataField, to builder: inout RecordBuilder) {
    let own = Field.Name(rawValue: "marc:\(field.tag)")
    switch field.tag {
    case "020", "022": builder.standardNumbers(field.text("a"), keptAs: own)
    case "024":
      let text = field.text("a")
      field.first("2") == "doi" || text.hasPrefix("10.") ? builder.doi(text) : builder.add(own, text)
    case "041": for code in field.subfields where code.code == "a" { builder.language(code.value) }
    case "100", "700": builder.person(role(of: field), person(field))
    case "110", "710": builder.person(role(of: field), .organization(trimmed(field.text("ab"), also: ".")))
    case "111", "711": builder.person(role(of: field), .organization(trimmed(field.text("acdn"), also: ".")))
    case "245": builder.title(title(field))
    case "260", "264": addPublication(field, to: &builder)
    case "440", "490", "830":
      builder.add(known: .container, trimmed(field.text("a")), source: "marc:series")
      builder.add("marc:series-volume", trimmed(field.text("v")))
    case "502": builder.add("thesis", field.text("abcd"))
    case "520": builder.add(known: .abstract, field.text("ab"), source: own)
    case "500"..."599": builder.note(field.text("abcdt"))
    case "600"..."654":
      builder.add(
        .keyword,
        trimmed(
          field.subfields.filter { "abtxyzv".contains($0.code) }.map {
            trimmed($0.value)
          }.joined(separator: " -- "), also: "."))
    case "773": addHost(field, to: &builder)
    case "856": for url in field.subfields where url.code == "u" { builder.url(url.value) }
    default: builder.add(own, field.subfields.map(\.value).joined(separator: " "))
    }
  }

  private func person(_ field: MARCRecord.DataField) -> PersonName {
    let name = trimmed(field.text("ab"))
    // A first indicator of 1 says that the family name comes first; 0, that there is none.
    return .text(field.indicators.0 == "0" ? name : trimmed(name, also: isInitial(name) ? "" : "."))
  }

  /// Whether a name ends in an initial, whose full stop is its own.
  private func isInitial(_ name: String) -> Bool {
    name.split(whereSeparator: { " .".contains($0) }).last.map { $0.count == 1 } ?? false
  }

  private func role(of field: MARCRecord.DataField) -> Field.Name {
    let relators = field.subfields.filter { $0.code == "4" || $0.code == "e" }
      .map { $0.value.lowercased().prefix { $0.isLetter } }
    if relators.isEmpty || relators.contains(where: { ["aut", "author", "cre", "creator", "dis"].contains($0) }) {
      return .author
    }
    return relators.contains { $0.hasPrefix("ed") } ? .editor : Field.Name(rawValue: "marc:\(relators[0])")
  }

  private func title(_ field: MARCRecord.DataField) -> String {
    var title = trimmed(field.text("a"))
    let rest = trimmed(field.text("b"))
    if !rest.isEmpty { title += ": " + rest }
    let part = trimmed(field.text("np"))
    return part.isEmpty ? title : "\(title). \(part)"
  }

  private func addPublication(_ field: MARCRecord.DataField, to builder: inout RecordBuilder) {
    builder.add(known: .place, trimmed(field.first("a") ?? ""), source: "marc:place")
    builder.add(known: .publisher, trimmed(field.first("b") ?? ""), source: "marc:publisher")
    if let date = field.first("c") { builder.date(trimmed(date, also: ".")) }
  }

  /// The journal or book that holds the work.
  private func addHost(_ field: MARCRecord.DataField, to builder: inout RecordBuilder) {
    builder.add(known: .container, trimmed(field.text("t")), source: "marc:series")
    builder.add("marc:773", field.text("g"))
    for number in field.subfields where number.code == "x" || number.code == "z" {
      builder.standardNumbers(number.value, keptAs: "marc:773")
    }
  }

  /// Without the punctuation that ISBD puts at the end of subfields.
  private func trimmed(_ text: String, also more: String = "") -> String {
    var text = TextBuilder.line(text)
    while let last = text.last, " /:;,=".contains(last) || more.contains(last) { text.removeLast() }
    return text
  }
}
