/// Reads one TeX text.
struct TeXReader {
  private let input: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var output: [UInt8] = []
  private var isMath = false
  /// Depths of the groups at whose end a closing quotation mark stands.
  private var quotations: [Int] = []
  private var depth = 0

  init(_ input: UnsafeBufferPointer<UInt8>) {
    self.input = input
    output.reserveCapacity(input.count)
  }

  mutating func read() -> String {
    while index < input.count { step() }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func step() {
    let byte = input[index]
    switch byte {
    case UInt8(ascii: "\\"):
      index += 1
      command()
    case UInt8(ascii: "{"):
      depth += 1
      index += 1
    case UInt8(ascii: "}"):
      if quotations.last == depth {
        quotations.removeLast()
        write("\u{201D}")
      }
      depth -= 1
      index += 1
    case UInt8(ascii: "$"):
      isMath.toggle()
      index += 1
    case UInt8(ascii: "^") where isMath, UInt8(ascii: "_") where isMath: index += 1
    case UInt8(ascii: "~"):
      output.append(0x20)
      index += 1
    case UInt8(ascii: "-"): dashes()
    case UInt8(ascii: "`") where next == byte, UInt8(ascii: "'") where next == byte:
      write(byte == UInt8(ascii: "`") ? "\u{201C}" : "\u{201D}")
      index += 2
    case UInt8(ascii: "?") where next == UInt8(ascii: "`"), UInt8(ascii: "!") where next == UInt8(ascii: "`"):
      write(byte == UInt8(ascii: "?") ? "¿" : "¡")
      index += 2
    default:
      output.append(byte)
      index += 1
    }
  }

  private var next: UInt8? { index + 1 < input.count ? input[index + 1] : nil }

  private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func dashes() {
    let start = index
    while index < input.count, input[index] == UInt8(ascii: "-") { index += 1 }
    switch index - start {
    case 2: write("\u{2013}")
    case 3: write("\u{2014}")
    case let count: output.append(contentsOf: repeatElement(UInt8(ascii: "-"), count: count))
    }
  }

  /// Reads what stands after a backslash.
  private mutating func command() {
    guard index < input.count else { return }
    guard Self.isLetter(input[index]) else { return sign() }
    let name = letters()
    if let accent = TeXSymbols.letterAccents[name] {
      skipBlanks()
      return apply(accent)
    }
    if let symbol = TeXSymbols.symbols[name] {
      // A blank after a command ends its name and is no text.
      write(symbol)
      return skipBlanks()
    }
    skipBlanks()
    switch name {
    case "href": skipGroup()
    case "url", "path", "nolinkurl": verbatimGroup()
    case "enquote", "mkbibquote":
      guard index < input.count, input[index] == UInt8(ascii: "{") else { return }
      write("\u{201C}")
      quotations.append(depth + 1)
    default: break
    }
  }

  /// Reads a command that is a sign: an accent, an escaped character, a kind of space.
  private mutating func sign() {
    let mark = input[index]
    if let accent = TeXSymbols.markAccents[mark] {
      index += 1
      return apply(accent)
    }
    switch mark {
    case UInt8(ascii: "\\"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      output.append(0x20)
      index += 1
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "("),
      UInt8(ascii: ")"):
      index += 1
    default:
      // A character beyond ASCII is taken whole.
      repeat {
        output.append(input[index])
        index += 1
      } while index < input.count && input[index] & 0xC0 == 0x80
    }
  }

  /// Puts an accent on the letter that follows, which may stand in braces or be `\i`.
  private mutating func apply(_ accent: String) {
    var opened = 0
    while index < input.count, input[index] == UInt8(ascii: "{") || Self.isBlank(input[index]) && opened == 0 {
      if input[index] == UInt8(ascii: "{") { opened += 1 }
      index += 1
    }
    depth += opened
    guard index < input.count, input[index] != UInt8(ascii: "}") else { return }
    if input[index] == UInt8(ascii: "\\") {
      index += 1
      guard index < input.count, Self.isLetter(input[index]) else { return }
      let name = letters()
      // Accents on `\i` and `\j` replace the dot.
      write(name == "i" ? "i" : name == "j" ? "j" : TeXSymbols.symbols[name] ?? "")
      skipBlanks()
    } else {
      repeat {
        output.append(input[index])
        index += 1
      } while index < input.count && input[index] & 0xC0 == 0x80
    }
    write(accent)
  }

  private mutating func letters() -> String {
    let start = index
    while index < input.count, Self.isLetter(input[index]) { index += 1 }
    return String(decoding: UnsafeBufferPointer(rebasing: input[start..<index]), as: UTF8.self)
  }

  private mutating func skipBlanks() { while index < input.count, Self.isBlank(input[index]) { index += 1 } }

  /// Goes on past a group, if one begins here, and the blanks after it.
  private mutating func skipGroup() {
    guard index < input.count, input[index] == UInt8(ascii: "{") else { return }
    var open = 0
    while index < input.count {
      if input[index] == UInt8(ascii: "{") { open += 1 }
      if input[index] == UInt8(ascii: "}") { open -= 1 }
      index += 1
      if open == 0 { return skipBlanks() }
    }
  }

  /// Takes a group as it stands: the signs of TeX are part of an address.
  private mutating func verbatimGroup() {
    guard index < input.count, input[index] == UInt8(ascii: "{"),
      let end = input[index...].firstIndex(of: UInt8(ascii: "}"))
    else { return }
    output.append(contentsOf: input[(index + 1)..<end])
    index = end + 1
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
