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

  struct Fault: Error { let detail: String }

  let input: [UInt8]
  var index = 0
  var macros: [String: String] = [:]
  var usesMacros = false
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

  mutating func skipBlanks() {
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

  func string(_ range: Range<Int>) -> String { String(decoding: input[range], as: UTF8.self) }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2B, 0x2E, 0x3A, 0x2F, 0x80...0xFF: true
    default: false
    }
  }
}
