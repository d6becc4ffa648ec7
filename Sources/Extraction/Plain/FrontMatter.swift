import Analysis
import Corpus
import Yams

/// The metadata that opens a Markdown file: YAML between lines of `---`, or TOML between lines of `+++`.
struct FrontMatter {
  /// Bytes of UTF-8 beyond which a block is no front matter.
  private static let maximumSize = 1 << 18

  /// Keys in lower case, in file order.
  private(set) var values: [(key: String, values: [String])] = []
  /// The text after the front matter.
  private(set) var body: Substring

  init(_ text: String) {
    body = text[...]
    for fence in ["---", "+++"] {
      guard let (block, rest) = Self.split(text, fence: fence) else { continue }
      body = rest
      values = fence == "---" ? Self.yaml(block) : Self.lines(block, separator: "=")
    }
  }

  func addFields(to document: inout Document) {
    for (key, values) in values {
      let name = Self.withoutNumber(key)
      for value in values.map(Self.plain) where !value.isEmpty { Self.add(name, value, to: &document) }
    }
  }

  private static let names: [String: Field.Name] = [
    "title": .title, "author": .author, "authors": .author, "creator": .author, "editor": .editor, "editors": .editor,
    "publisher": .publisher, "organization": .organization, "organisation": .organization,
    "institution": .organization, "abstract": .abstract, "tags": .keyword, "keywords": .keyword, "keyword": .keyword,
    "categories": .keyword, "subject": .keyword, "url": .url, "isbn": .isbn, "issn": .issn, "journal": .container,
    "booktitle": .container, "place": .place, "volume": .volume, "issue": .issue, "pages": .pageRange,
    "affiliation": .affiliation,
  ]

  private static func add(_ key: String, _ value: String, to document: inout Document) {
    switch key {
    case "date", "year", "published", "issued": document.addYear(from: value, origin: .embedded)
    case "lang", "language": document.addLanguage(from: value, origin: .embedded)
    case "doi": document.addDOI(from: value, origin: .embedded)
    case "type", "kind":
      if let kind = DocumentKind(source: value) { document.add(.kind, kind.rawValue, origin: .embedded) }
    case "tags", "keywords", "keyword", "categories":
      for keyword in value.split(whereSeparator: { ",;".contains($0) }) {
        document.add(.keyword, keyword, origin: .embedded)
      }
    default: document.add(names[key] ?? Field.Name(rawValue: key), value, origin: .embedded)
    }
  }

  /// The block between the fences, and what follows; nil where the text does not open with one.
  private static func split(_ text: String, fence: String) -> (block: Substring, rest: Substring)? {
    guard text.hasPrefix(fence) else { return nil }
    let head = text.prefix { !$0.isNewline }
    guard TextBuilder.line(head) == fence, head.endIndex < text.endIndex else { return nil }
    let start = text.index(after: head.endIndex)
    var lineStart = start
    while lineStart < text.endIndex {
      let lineEnd = text[lineStart...].firstIndex(where: \.isNewline) ?? text.endIndex
      let line = TextBuilder.line(text[lineStart..<lineEnd])
      if line == fence || line == "..." && fence == "---" {
        return (text[start..<lineStart], lineEnd < text.endIndex ? text[text.index(after: lineEnd)...] : "")
      }
      guard lineEnd < text.endIndex, text.utf8.distance(from: start, to: lineEnd) <= maximumSize else { return nil }
      lineStart = text.index(after: lineEnd)
    }
    return nil
  }

  private static func yaml(_ block: Substring) -> [(key: String, values: [String])] {
    // Aliases can be nested to expand without end; real front matter has none.
    guard !block.contains("&") || !block.contains("*"), let node = try? Yams.compose(yaml: String(block)),
      case .mapping(let mapping) = node
    else { return lines(block, separator: ":") }
    return mapping.compactMap { key, value in key.string.map { ($0.lowercased(), strings(value)) } }
  }

  /// The strings of a value: a list's items; of an item that is a mapping, its name, or family and given name.
  private static func strings(_ node: Node) -> [String] {
    switch node {
    case .scalar(let scalar): return scalar.string == "null" || scalar.string == "~" ? [] : [scalar.string]
    case .sequence(let items): return items.flatMap { $0.sequence == nil ? strings($0) : [] }
    case .mapping(let mapping):
      if let name = mapping["name"]?.string ?? mapping["literal"]?.string { return [name] }
      if let family = mapping["family"]?.string ?? mapping["last"]?.string {
        let given = mapping["given"]?.string ?? mapping["first"]?.string
        return [given.map { "\(family), \($0)" } ?? family]
      }
      return []
    case .alias: return []
    }
  }

  /// `key: value` lines: what can be read of faulty YAML, and enough of TOML.
  private static func lines(_ block: Substring, separator: Character) -> [(key: String, values: [String])] {
    block.split(whereSeparator: \.isNewline).compactMap { line in
      guard let end = line.firstIndex(of: separator), line.first?.isWhitespace == false, line.first != "#" else {
        return nil
      }
      let key = TextBuilder.line(line[..<end]).lowercased()
      let value = TextBuilder.line(line[line.index(after: end)...])
      guard !key.isEmpty, !value.isEmpty else { return nil }
      if value.hasPrefix("["), value.hasSuffix("]"), !value.hasPrefix("[[") {
        return (key, value.dropFirst().dropLast().split(separator: ",").map { unquoted(TextBuilder.line($0)) })
      }
      return (key, [unquoted(value)])
    }
  }

  private static func unquoted(_ text: String) -> String {
    guard let first = text.first, first == "\"" || first == "'", text.count > 1, text.last == first else { return text }
    return String(text.dropFirst().dropLast())
  }

  /// `author - 2` and `author2` are `author`.
  private static func withoutNumber(_ key: String) -> String {
    var name = key[...]
    while let last = name.last, last.isNumber { name.removeLast() }
    guard name.count < key.count else { return key }
    while let last = name.last, " -_".contains(last) { name.removeLast() }
    return names[String(name)] == nil ? key : String(name)
  }

  /// Without the brackets and the `@` of a wiki link.
  private static func plain(_ value: String) -> String {
    guard value.hasPrefix("[["), value.hasSuffix("]]") else { return value }
    let target = value.dropFirst(2).dropLast(2)
    let shown = target.split(separator: "|").last ?? target
    return String(shown.hasPrefix("@") ? shown.dropFirst() : shown)
  }
}
