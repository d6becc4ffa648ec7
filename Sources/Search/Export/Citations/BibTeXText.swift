/// Text as BibTeX and the TeX behind it want it.
enum BibTeXText {
  /// The text with TeX's own characters spelt out. BibTeX counts braces even after a backslash, so that a single
  /// one must not stand at all: it is written by name.
  static func escaped(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      // Pairs that TeX reads as one character.
      if (scalar == "-" || scalar == "'" || scalar == "`") && previous == scalar
        || scalar == "`" && (previous == "?" || previous == "!")
      {
        result += "{}"
      }
      previous = scalar
      switch scalar {
      case "&", "%", "_", "#", "$": result += "\\" + String(scalar)
      case "{": result += "\\textbraceleft{}"
      case "}": result += "\\textbraceright{}"
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text of several paragraphs, parted by blank lines.
  static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n").map { escaped(String($0)) }.joined(separator: "\n\n")
  }

  /// A keyword; braces keep one whole that holds a comma.
  static func keyword(_ text: String) -> String {
    text.contains(where: { $0 == "," || $0 == ";" }) ? "{" + escaped(text) + "}" : escaped(text)
  }

  /// A path in the field `file`, where colons and semicolons part.
  static func path(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\:;".contains(character) { result.append("\\") }
      if !"{}".contains(character) { result.append(character) }
    }
    return result
  }

  /// DOI and URL, which packages print as they stand: an escape would become part of the address.
  static func verbatim(_ address: String) -> String {
    var result = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case "{": result += "%7B"
      case "}": result += "%7D"
      case "\\": result += "%5C"
      case " ": result += "%20"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Names in one field. Braces keep a name whole that BibTeX would take apart at its words or at an `and`.
  static func names(_ names: [CitedName]) -> String {
    names.map { name in
      switch name {
      case .literal(let name): "{" + escaped(name) + "}"
      case .person(let family, let given, let suffix):
        [part(family), suffix.isEmpty ? nil : part(suffix), given.isEmpty ? nil : part(given)].compactMap(\.self)
          .joined(separator: ", ")
      }
    }.joined(separator: " and ")
  }

  private static func part(_ text: String) -> String {
    let words = text.split(separator: " ").map { $0.lowercased() }
    return words.contains("and") || words.contains("others") ? "{" + escaped(text) + "}" : escaped(text)
  }
}
