/// How a BibTeX file writes values.
extension BibTeXParser {
  /// A value and those joined to it with `#`.
  mutating func readValue(_ close: UInt8) throws -> String {
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

  mutating func quoted() throws -> String {
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
  mutating func skipGroup(_ close: UInt8) throws {
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

  private mutating func bare(_ close: UInt8) -> String {
    let start = index
    while index < input.count, input[index] > 0x20, input[index] != 0x2C, input[index] != 0x23, input[index] != close,
      input[index] != 0x7D, input[index] != 0x7B, input[index] != 0x22
    { index += 1 }
    return string(start..<index)
  }

  private static let months: [String: String] = [
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
  ]
}
