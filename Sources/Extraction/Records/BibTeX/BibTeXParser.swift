/// Reads the entries of a BibTeX file.
///
/// Grammar, after Patashnik's `bibtex.web` and what BibLaTeX and reference managers add: `@type{key, field = value,
/// …}` or with parentheses; a value is braces, quotes, a number or a macro, joined by `#`; `@string` defines
/// macros, `@comment` and `@preamble` are passed over; text between entries is a comment.
struct BibTeXParser {
  struct Entry {
    /// In lower case.
    var type: String
    var key: String
    /// Names in lower case, in file order; values with their TeX.
    var fields: [(name: String, value: String)]
    /// Bytes of the entry in the input.
    var range: Range<Int>
    /// Whether some value comes from an `@string`, and so not from these bytes alone.
    var usesMacros: Bool

    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }
  }

  enum Item {
    case entry(Entry)
    /// An entry that could not be read; reading goes on at the next `@` that begins a line.
    case broken(key: String?, line: Int, detail: String)
  }

  private struct Fault: Error { let detail: String }

  private let input: [UInt8]
  private var index = 0
  private var macros: [String: String] = [:]
  private var usesMacros = false
  private var line = 1
  private var countedTo = 0

  init(_ input: [UInt8]) { self.input = input }

  /// The next entry; nil at the end.
  mutating func next() -> Item? {
    while let at = input[index...].firstIndex(of: 0x40) {
      index = at + 1
      let type = word().lowercased()
      skipBlanks()
      guard !type.isEmpty, index < input.count, input[index] == 0x7B || input[index] == 0x28 else { continue }
      // An address in a comment is no entry.
      if at > 0, Self.isWord(input[at - 1]) { continue }
      var key: String?
      do {
        let close: UInt8 = input[index] == 0x7B ? 0x7D : 0x29
        index += 1
        switch type {
        case "comment": try skipGroup(close)
        case "preamble": try skipGroup(close)
        case "string": try readMacro(close)
        default: return .entry(try readEntry(type, close: close, start: at, key: &key))
        }
      } catch {
        let detail = (error as? Fault)?.detail ?? "it cannot be read"
        let place = lineNumber(of: at)
        resynchronize(after: at)
        return .broken(key: key, line: place, detail: detail)
      }
    }
    index = input.count
    return nil
  }

  private mutating func readEntry(_ type: String, close: UInt8, start: Int, key: inout String?) throws -> Entry {
    skipBlanks()
    let keyStart = index
    while index < input.count, input[index] != 0x2C, input[index] != close, input[index] != 0x0A, input[index] != 0x3D {
      index += 1
    }
    var name = string(keyStart..<index)
    if index < input.count, input[index] == 0x3D {
      // No key: `@misc{title = {…}}`.
      index = keyStart
      name = ""
    } else if index < input.count, input[index] == 0x2C {
      index += 1
    }
    name = TextBuilder.line(name)
    key = name.isEmpty ? nil : name

    usesMacros = false
    var fields: [(name: String, value: String)] = []
    while true {
      skipBlanks()
      guard index < input.count else { throw Fault(detail: "the file ends inside the entry") }
      if input[index] == close {
        index += 1
        return Entry(type: type, key: name, fields: fields, range: start..<index, usesMacros: usesMacros)
      }
      if input[index] == 0x2C {
        index += 1
        continue
      }
      let field = word()
      skipBlanks()
      guard !field.isEmpty, index < input.count, input[index] == 0x3D else {
        throw Fault(detail: field.isEmpty ? "a field has no name" : "no = follows the field \(field)")
      }
      index += 1
      let value = try readValue(close)
      // Names with a colon are those that our own exports write for fields of other formats.
      fields.append((field.utf8.contains(0x3A) ? field : field.lowercased(), value))
    }
  }

  private mutating func readMacro(_ close: UInt8) throws {
    skipBlanks()
    let name = word().lowercased()
    skipBlanks()
    guard !name.isEmpty, index < input.count, input[index] == 0x3D else { throw Fault(detail: "@string has no =") }
    index += 1
    macros[name] = try readValue(close)
    skipBlanks()
    if index < input.count, input[index] == close { index += 1 }
  }

  /// A value and those joined to it with `#`.
  private mutating func readValue(_ close: UInt8) throws -> String {
    var value = ""
    while true {
      skipBlanks()
      guard index < input.count else { throw Fault(detail: "the file ends inside a value") }
      switch input[index] {
      case 0x7B:
        index += 1
        let start = index
        try skipGroup(0x7D)
        append(string(start..<index - 1), to: &value)
      case 0x22: append(try quoted(), to: &value)
      default:
        let name = bare(close)
        guard !name.isEmpty else { throw Fault(detail: "a value is missing") }
        let macro = name.lowercased()
        if let defined = macros[macro] {
          usesMacros = true
          value += defined
        } else {
          value += Self.months[macro] ?? name
        }
      }
      // Macros may name macros: what they grow to is bounded.
      guard value.utf8.count <= 1 << 26 else { throw Fault(detail: "a value is over 64 MiB") }
      skipBlanks()
      guard index < input.count, input[index] == 0x23 else { return value }
      index += 1
    }
  }

  /// Most values have one part: it is not copied.
  private func append(_ part: String, to value: inout String) {
    if value.isEmpty { value = part } else { value += part }
  }

  private mutating func quoted() throws -> String {
    index += 1
    let start = index
    var depth = 0
    while index < input.count {
      switch input[index] {
      case 0x5C where index + 1 < input.count: index += 1
      case 0x7B: depth += 1
      case 0x7D: depth -= 1
      case 0x22 where depth <= 0:
        index += 1
        return string(start..<index - 1)
      default: break
      }
      index += 1
    }
    throw Fault(detail: "a quotation mark is not closed")
  }

  /// Goes on past the brace that closes the group just opened.
  private mutating func skipGroup(_ close: UInt8) throws {
    var depth = 0
    while index < input.count {
      let byte = input[index]
      if byte == 0x5C {
        index += 2
        continue
      }
      if byte == close, depth == 0 {
        index += 1
        return
      }
      if byte == 0x7B { depth += 1 }
      if byte == 0x7D {
        depth -= 1
        if depth < 0 { break }
      }
      index += 1
    }
    index = min(index, input.count)
    throw Fault(detail: "a brace is not closed")
  }

  private mutating func resynchronize(after at: Int) {
    index = at + 1
    while index < input.count {
      guard let end = input[index...].firstIndex(of: 0x0A) else {
        index = input.count
        return
      }
      index = end + 1
      if index < input.count, input[index] == 0x40 { return }
    }
  }

  private mutating func lineNumber(of offset: Int) -> Int {
    if offset > countedTo {
      line += input[countedTo..<offset].count { $0 == 0x0A }
      countedTo = offset
    }
    return line
  }

  private mutating func skipBlanks() {
    while index < input.count {
      switch input[index] {
      case 0x09...0x0D, 0x20: index += 1
      case 0x25:  // a comment to the end of the line
        while index < input.count, input[index] != 0x0A { index += 1 }
      default: return
      }
    }
  }

  private mutating func word() -> String {
    let start = index
    while index < input.count, Self.isWord(input[index]) { index += 1 }
    return string(start..<index)
  }

  private mutating func bare(_ close: UInt8) -> String {
    let start = index
    while index < input.count, input[index] > 0x20, input[index] != 0x2C, input[index] != 0x23, input[index] != close,
      input[index] != 0x7D, input[index] != 0x7B, input[index] != 0x22
    { index += 1 }
    return string(start..<index)
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: input[range], as: UTF8.self) }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2B, 0x2E, 0x3A, 0x2F, 0x80...0xFF: true
    default: false
    }
  }

  private static let months: [String: String] = [
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
  ]
}
