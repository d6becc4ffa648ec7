/// TeX as bibliographies write it, as plain text: `Universit{\"a}t` → `Universität`.
enum TeXText {
  /// Groups lose their braces, accents become characters, commands their symbol or their argument.
  static func plain(_ text: String) -> String {
    guard
      text.utf8.contains(where: { $0 == 0x5C || $0 == 0x7B || $0 == 0x7E || $0 == 0x24 || $0 == 0x2D || $0 == 0x60 })
    else { return text }
    var reader = Reader(Array(text.unicodeScalars))
    return reader.read()
  }

  private struct Reader {
    private let input: [Unicode.Scalar]
    private var index = 0
    private var output: [Unicode.Scalar] = []

    init(_ input: [Unicode.Scalar]) { self.input = input }

    mutating func read() -> String {
      while index < input.count {
        let scalar = input[index]
        switch scalar {
        case "\\":
          index += 1
          command()
        case "{", "}", "$": index += 1
        case "~":
          output.append(" ")
          index += 1
        case "-": dashes()
        case "`" where next == "`", "'" where next == "'":
          output.append(scalar == "`" ? "\u{201C}" : "\u{201D}")
          index += 2
        default:
          output.append(scalar)
          index += 1
        }
      }
      return String(String.UnicodeScalarView(output))
    }

    private var next: Unicode.Scalar? { index + 1 < input.count ? input[index + 1] : nil }

    private mutating func dashes() {
      var count = 0
      while index < input.count, input[index] == "-" {
        count += 1
        index += 1
      }
      switch count {
      case 2: output.append("\u{2013}")
      case 3: output.append("\u{2014}")
      default: output.append(contentsOf: repeatElement("-", count: count))
      }
    }

    /// Reads what stands after a backslash.
    private mutating func command() {
      guard index < input.count else { return }
      var name = ""
      if isLetter(input[index]) {
        while index < input.count, isLetter(input[index]) {
          name.unicodeScalars.append(input[index])
          index += 1
        }
        if let accent = TeXSymbols.letterAccents[name] {
          skipBlanks()
          return apply(accent)
        }
        if name == "char" || name == "url" || name == "href" { skipBlanks() }
        // A blank after a command ends its name and is no text.
        if let symbol = TeXSymbols.symbols[name] {
          output.append(contentsOf: symbol.unicodeScalars)
          skipBlanks()
        } else if index < input.count, input[index] == " " {
          skipBlanks()
        }
        return
      }
      let mark = input[index]
      index += 1
      if let accent = TeXSymbols.markAccents[mark] { return apply(accent) }
      switch mark {
      case "\\", "/", ",", ";", ":", "!": output.append(mark == "\\" || mark == "," || mark == ";" ? " " : "\u{200B}")
      case "-": break
      default: output.append(mark)
      }
    }

    /// Puts an accent on the letter that follows, which may stand in braces or be `\i`.
    private mutating func apply(_ accent: Unicode.Scalar) {
      var depth = 0
      while index < input.count, input[index] == "{" || input[index] == " " && depth == 0 {
        if input[index] == "{" { depth += 1 }
        index += 1
      }
      guard index < input.count, input[index] != "}" else { return }
      if input[index] == "\\" {
        index += 1
        var name = ""
        while index < input.count, isLetter(input[index]) {
          name.unicodeScalars.append(input[index])
          index += 1
        }
        // Accents on `\i` and `\j` replace the dot.
        let base = name == "i" ? "i" : name == "j" ? "j" : TeXSymbols.symbols[name] ?? ""
        output.append(contentsOf: base.unicodeScalars)
        skipBlanks()
      } else {
        output.append(input[index])
        index += 1
      }
      output.append(accent)
    }

    private mutating func skipBlanks() {
      while index < input.count, input[index] == " " || input[index] == "\n" || input[index] == "\t" { index += 1 }
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
  }
}
