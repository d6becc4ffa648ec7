/// Text as BibTeX and the TeX behind it want it.
enum BibTeXText {
  /// The text with TeX's own characters spelt out. BibTeX counts braces even after a backslash, so that a single
  /// one must not stand at all: it is written by name.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
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
