/// The scraps of HTML and JATS that reference managers leave in titles, abstracts and notes.
enum RecordMarkup {
  /// The text without such tags; where paragraphs end, lines do.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var output: [UInt8] = []
    let input = Array(text.utf8)
    output.reserveCapacity(input.count)
    var index = 0
    while index < input.count {
      if input[index] == UInt8(ascii: "<"), let (name, end) = tag(in: input, at: index) {
        if lines.contains(name) { output.append(0x0A) }
        index = end
      } else if input[index] == UInt8(ascii: "&"), let (character, end) = entity(in: input, at: index) {
        output.append(contentsOf: character.utf8)
        index = end
      } else {
        output.append(input[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The text without braces that go in pairs: `{UNESCO}`. Any other is text, as are all in a text with backslashes.
  static func withoutBraces(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")), !text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    let bytes = Array(text.utf8)
    var isKept = [Bool](repeating: true, count: bytes.count)
    var open: [Int] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "{") { open.append(index) }
      if byte == UInt8(ascii: "}"), let start = open.popLast() { (isKept[start], isKept[index]) = (false, false) }
    }
    return String(decoding: zip(bytes, isKept).lazy.filter(\.1).map(\.0), as: UTF8.self)
  }

  private static let lines: Set<String> = ["p", "br", "div", "li", "title", "sec", "h1", "h2", "h3"]
  private static let inline: Set<String> = [
    "i", "b", "em", "strong", "sub", "sup", "span", "u", "sc", "scp", "inf", "italic", "bold", "ul", "ol", "a", "pre",
    "blockquote", "font", "tt", "abstract",
  ]
  private static let longestTag = 300

  /// The name of a known tag that begins here, and where it ends. Any other `<` is text: `p < 0.05`.
  private static func tag(in input: [UInt8], at start: Int) -> (name: String, end: Int)? {
    guard start + 2 < input.count,
      let close = input[start..<min(input.count, start + longestTag)].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    var first = start + 1
    if input[first] == UInt8(ascii: "/") { first += 1 }
    let word = input[first..<close].prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    // `jats:p`
    let local = word.split(separator: UInt8(ascii: ":")).last ?? []
    let name = String(decoding: local, as: UTF8.self).lowercased()
    return lines.contains(name) || inline.contains(name) ? (name, close + 1) : nil
  }

  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "#39": "'", "#x27": "'",
  ]

  private static func entity(in input: [UInt8], at start: Int) -> (String, Int)? {
    guard let end = input[start..<min(input.count, start + 8)].firstIndex(of: UInt8(ascii: ";")),
      let character = entities[String(decoding: input[start + 1..<end], as: UTF8.self)]
    else { return nil }
    return (character, end + 1)
  }
}
