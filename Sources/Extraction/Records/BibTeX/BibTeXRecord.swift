import Analysis
import Corpus

/// What a BibTeX entry means.
struct BibTeXRecord {
  private var builder: RecordBuilder
  /// Values by name, the first of each.
  private var values: [String: String] = [:]

  /// - Parameter fields: names in lower case and values with their TeX, what is inherited included.
  init(_ entry: BibTeXParser.Entry, fields: [(name: String, value: String)], mediaType: MediaType) {
    builder = RecordBuilder(mediaType: mediaType)
    builder.name = entry.key
    for (name, value) in fields where values[name] == nil { values[name] = value }
    builder.kind(entry.type, keptAs: "bibtex:type")
    addTitle()
    for name in ["date", "year", "journal", "journaltitle", "booktitle", "maintitle", "institution"] {
      if let value = values[name] { add(name, value) }
    }
    var seen: Set<String> = []
    for (name, value) in fields where !Self.early.contains(name) || !seen.insert(name).inserted {
      add(name, value)
    }
  }

  var record: RecordBuilder { builder }

  /// Fields that are read before the others: of those that say the same the best is to come first.
  private static let early: Set<String> = [
    "title", "subtitle", "date", "year", "journal", "journaltitle", "booktitle", "maintitle", "institution",
  ]

  private mutating func addTitle() {
    let title = values["title"].map(Self.plain) ?? ""
    let subtitle = values["subtitle"].map(Self.plain) ?? ""
    if !title.isEmpty {
      builder.title(subtitle.isEmpty ? title : "\(title): \(subtitle)")
    } else if !subtitle.isEmpty {
      builder.add("subtitle", subtitle)
    }
  }

  private mutating func add(_ name: String, _ value: String) {
    let own = Field.Name(rawValue: name)
    if BibTeXFields.people.contains(name) {
      for person in BibTeXNames.names(value) { builder.person(own, person) }
      return
    }
    if name == "howpublished" || name == "eprint" { return addPlace(name, value) }
    guard let known = BibTeXFields.names[name] else {
      return builder.more(own, BibTeXFields.verbatim.contains(name) ? Self.address(value) : Self.plain(value))
    }
    switch known {
    case .author, .editor:
      for person in BibTeXNames.names(value) { builder.person(known, person) }
    case .keyword: for keyword in Self.keywords(value) { builder.add(.keyword, keyword) }
    case .abstract: builder.add(known: .abstract, Self.paragraphs(value), source: own)
    case .note: builder.note(Self.paragraphs(value))
    case .doi: builder.doi(Self.address(value))
    case .url: addPlace(name, value)
    // What looks like TeX in a path is none.
    case .file: builder.files(value, keptAs: Field.Name(rawValue: "bibtex:\(name)"))
    default: builder.add(known: known, Self.plain(value), source: own)
    }
  }

  /// A field that may hold an address: `\url{https://…}`, or a bare one.
  private mutating func addPlace(_ name: String, _ value: String) {
    let address = Self.address(value)
    if address.hasPrefix("http") || address.hasPrefix("ftp") { return builder.url(address) }
    builder.add(Field.Name(rawValue: name), name == "url" ? address : Self.plain(value))
  }

  private static func plain(_ value: String) -> String { TextBuilder.line(TeXText.plain(value)) }

  /// Blank lines of a text part its paragraphs; single line ends are where the editor broke the line.
  private static func paragraphs(_ value: String) -> String {
    let text = TeXText.plain(value)
    guard text.utf8.contains(0x0A) else { return TextBuilder.line(text) }
    var paragraphs: [String] = []
    var start = text.startIndex
    func close(at end: String.Index) {
      let paragraph = TextBuilder.line(text[start..<end])
      if !paragraph.isEmpty { paragraphs.append(paragraph) }
    }
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    where line.allSatisfy({ $0 <= 0x20 }) {
      close(at: line.startIndex)
      start = line.endIndex
    }
    close(at: text.endIndex)
    return paragraphs.joined(separator: "\n")
  }

  /// An address or path without the TeX that hides its characters: `\url{a\_b}` → `a_b`.
  private static func address(_ value: String) -> String {
    var bytes: [UInt8] = []
    let input = Array(value.utf8)
    var index = 0
    let macro = Array("\\url{".utf8)
    if input.contains(macro[0]), let start = input.indices.first(where: { input[$0...].starts(with: macro) }) {
      index = start + macro.count
    }
    let isMacro = index > 0
    while index < input.count {
      let byte = input[index]
      if byte == UInt8(ascii: "}"), isMacro { break }
      if byte == UInt8(ascii: "\\"), index + 1 < input.count, !isLetter(input[index + 1]) {
        bytes.append(input[index + 1])
        index += 2
        continue
      }
      if byte != UInt8(ascii: "{"), byte != UInt8(ascii: "}") { bytes.append(byte) }
      index += 1
    }
    return TextBuilder.line(String(decoding: bytes, as: UTF8.self))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Cut at commas and semicolons outside braces.
  private static func keywords(_ value: String) -> [String] {
    var keywords: [String] = []
    var current: [UInt8] = []
    var depth = 0
    for byte in value.utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth <= 0, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
        keywords.append(plain(String(decoding: current, as: UTF8.self)))
        current = []
      } else {
        current.append(byte)
      }
    }
    return keywords + [plain(String(decoding: current, as: UTF8.self))]
  }
}
