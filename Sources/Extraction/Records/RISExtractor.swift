package import Corpus
import Foundation

/// Reads bibliographic records in RIS (Research Information Systems, 1982; vendors' dialects).
///
/// A line is `TY  - value`: two letters or a letter and a digit, spaces, a hyphen. Any other line goes on with
/// the value before it, or is matter between records. A record runs from `TY` to `ER`, or to the next `TY`.
package struct RISExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.ris]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    let text = CharsetDecoder.decode(input.content).text
    var record: [(tag: String, value: String)] = []
    var lines: [Substring] = []
    var count = 0
    var seen: Set<String> = []

    func finish() throws {
      guard !record.isEmpty else { return }
      defer {
        record = []
        lines = []
      }
      count += 1
      let fingerprint = Fingerprint(of: Array(lines.joined(separator: "\n").utf8))
      var document = Self.document(record, number: count, mediaType: input.mediaType, fingerprint: fingerprint)
      let name = document.record ?? "entry \(count)"
      if seen.contains(name) {
        // Identifiers of database exports repeat; the records differ.
        document.record = "\(name) (entry \(count))"
      }
      seen.insert(document.record ?? name)
      guard document.hasText else {
        return try emit(.failure(record: name, reason: .noText(detail: "the record has no title and no abstract")))
      }
      try emit(.document(document))
    }

    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if let (tag, value) = Self.parse(line) {
        if tag == "TY" { try finish() }
        if tag == "ER" {
          try finish()
          continue
        }
        guard tag == "TY" || !record.isEmpty else { continue }
        record.append((tag, String(value)))
        lines.append(line)
      } else if !record.isEmpty, line.contains(where: { !$0.isWhitespace }) {
        record[record.count - 1].value += "\n" + line
        lines.append(line)
      }
    }
    try finish()
    if count == 0 { throw ExtractionError.damaged(detail: "the file holds no RIS record (no line begins with TY  -)") }
  }

  /// The tag and value of a line; nil for a line that is a continuation.
  static func parse(_ line: Substring) -> (tag: String, value: Substring)? {
    let bytes = line.utf8
    guard let first = bytes.first, first < 0x80 else { return nil }
    let start = line.unicodeScalars.drop { $0 == "\u{FEFF}" }
    let scalars = Array(start.prefix(12))
    guard scalars.count >= 3, isCapital(scalars[0]), isCapital(scalars[1]) || isDigit(scalars[1]) else { return nil }
    var index = 2
    while index < scalars.count, scalars[index] == " " || scalars[index] == "\t" { index += 1 }
    guard index < scalars.count, scalars[index] == "-", index > 2 || isKnown(scalars[0], scalars[1]) else { return nil }
    let tag = String(String.UnicodeScalarView(scalars[0...1]))
    let value = start.dropFirst(index + 1)
    return (tag, Substring(value).drop { $0 == " " || $0 == "\t" })
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Without a space before the hyphen (`TY-JOUR`) only known tags count: `UK-based` goes on with a sentence.
  private static func isKnown(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    let tag = "\(first)\(second)"
    return RISTag.fields[tag] != nil || RISTag.dates.contains(tag)
      || ["TY", "ER", "ID", "SP", "EP", "SN"].contains(tag)
  }

  private static func document(
    _ record: [(tag: String, value: String)], number: Int, mediaType: MediaType, fingerprint: Fingerprint
  ) -> Document {
    var document = Document(mediaType: mediaType, fingerprint: fingerprint)
    var firstPage: String?
    var lastPage: String?
    var notes: [String] = []
    for (tag, value) in record {
      let line = TextBuilder.line(value)
      guard !line.isEmpty else { continue }
      switch tag {
      case "TY":
        if let kind = DocumentKind(source: line) { document.add(.kind, kind.rawValue, origin: .record) }
      case "ID", "AN": if document.record == nil || tag == "ID" { document.record = line }
      case "SP": firstPage = firstPage ?? line
      case "EP": lastPage = lastPage ?? line
      case "DO": document.addDOI(from: line, origin: .record)
      case "LA": document.addLanguage(from: line, origin: .record)
      case "SN": document.add(Self.isSerial(line) ? .issn : .isbn, line, origin: .record)
      case "L1", "L2", "L3", "L4", "LK":
        // The attachments' paths join a record to its document.
        document.add(line.hasPrefix("http") ? .url : "file", line, origin: .record)
      case "N1", "RN": notes.append(TextBuilder.paragraphs(value))
      default:
        if RISTag.dates.contains(tag) {
          document.addYear(from: line, origin: .record)
        } else if let name = RISTag.fields[tag] {
          if RISTag.single.contains(name), document.has(name) { continue }
          document.add(name, name == .abstract ? value : line, origin: .record)
          if name == .url { document.addDOI(from: line.contains("doi.org/") ? line : "", origin: .record) }
        } else {
          document.add(Field.Name(rawValue: "ris:\(tag)"), line, origin: .record)
        }
      }
    }
    if !document.has(.title), let container = document.best(.container).first {
      document.add(.title, container.value, origin: .record)
    }
    if let firstPage {
      let range = lastPage.map { firstPage.contains("-") ? firstPage : "\(firstPage)-\($0)" } ?? firstPage
      document.add(.pageRange, range, origin: .record)
    }
    if document.record == nil { document.record = "entry \(number)" }
    if !notes.isEmpty {
      document.pages = [Page(number: 1, blocks: [Block(.note, notes.joined(separator: "\n"))])]
    }
    return document
  }

  /// An ISSN has eight digits, an ISBN ten or thirteen.
  private static func isSerial(_ number: String) -> Bool {
    number.prefix { $0 != "(" }.count { $0.isNumber || $0 == "X" || $0 == "x" } == 8
  }
}
