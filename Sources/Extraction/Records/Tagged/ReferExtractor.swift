package import Corpus

/// Reads EndNote's tagged export (`.enw`), which is refer's format (M. E. Lesk, 1978) with tags of its own.
package struct ReferExtractor: TaggedExtractor {
  package static let mediaTypes: [MediaType] = [.refer]

  package init() {}

  typealias Dialect = ReferDialect
  static let lack = "EndNote record (no line begins with %0)"

  private static let fields: [String: Field.Name] = [
    "0": .kind, "T": .title, "J": .container, "B": .container, "S": .container, "D": .year, "8": .year, "V": .volume,
    "N": .issue, "P": .pageRange, "I": .publisher, "C": .place, "X": .abstract, "U": .url, "R": .doi, "@": .isbn,
    "G": .language, "Z": .note, "+": .affiliation, ">": .file,
  ]

  static func builder(for record: TaggedRecord, mediaType: MediaType) -> RecordBuilder {
    var builder = RecordBuilder(mediaType: mediaType)
    builder.name = record.values("F").first ?? record.values("M").first
    for (tag, value) in record.entries(first: ["T", "J", "B", "S", "D", "8"]) {
      let own = Field.Name(rawValue: "refer:\(tag)")
      switch tag {
      case "A", "E", "Y":
        for line in value.split(separator: "\n") {
          let name = TextBuilder.line(line)
          builder.person(
            tag == "A" ? .author : .editor,
            name.hasSuffix(",") ? .organization(String(name.dropLast())) : .text(name))
        }
      case "K": builder.keywords(value, separators: ";\n")
      default: builder.add(known: fields[tag] ?? own, value, source: own)
      }
    }
    return builder
  }
}

/// `%A value`; any other line goes on with the value before it. A record begins with `%0`.
enum ReferDialect: TaggedDialect {
  static let endsAtBlankLine = false
  static func begins(_ tag: String) -> Bool { tag == "0" }
  static func ends(_ tag: String) -> Bool { false }

  static func tag(of line: Slice<UnsafeBufferPointer<UInt8>>) -> (tag: String, value: Int)? {
    let start = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.startIndex + 3 : line.startIndex
    guard start + 2 <= line.endIndex, line[start] == UInt8(ascii: "%"), (0x21...0x7E).contains(line[start + 1]),
      start + 2 == line.endIndex || line[start + 2] == 0x20
    else { return nil }
    return (line.text(start + 1..<start + 2), start + 2)
  }
}
