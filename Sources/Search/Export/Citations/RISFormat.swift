import Indexing

/// References in the format of Research Information Systems.
///
/// Each line is a tag of two letters, two blanks, a hyphen, a blank and the value; a reference begins with `TY` and
/// ends with `ER`. Lines end in CR LF as the format's description demands: Zotero writes it so and reads either,
/// some older readers take nothing else. There is no way to escape, so that a value is always one line.
package struct RISFormat: ResultFormat {
  package static let name = "ris"

  package init() {}

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    for hit in result.hits {
      let citation = Citation(hit, context: context)
      for (tag, value) in Self.lines(citation) where !value.isEmpty { output.write("\(tag)  - \(value)\r\n") }
      output.write("ER  - \r\n\r\n")
    }
  }

  private static func lines(_ citation: Citation) -> [(String, String)] {
    var lines = [("TY", citation.type.ris), ("ID", citation.id), ("TI", citation.title)]
    lines += citation.authors.map { ("AU", name($0)) }
    lines += citation.editors.map { ("ED", name($0)) }
    lines += [
      ("PY", citation.year.map(String.init) ?? ""), ("T2", citation.container ?? ""), ("VL", citation.volume ?? ""),
      ("IS", citation.issue ?? ""), ("SP", citation.pages.first ?? ""),
      ("EP", citation.pages.count > 1 ? citation.pages[1] : ""), ("PB", citation.publisher ?? ""),
      ("CY", citation.place ?? ""), ("SN", citation.issn ?? citation.isbn ?? ""), ("DO", citation.doi ?? ""),
      ("UR", citation.url ?? ""), ("AB", citation.abstract ?? ""), ("LA", citation.language ?? ""),
    ]
    lines += citation.keywords.map { ("KW", $0) }
    lines += [("DB", "tvet"), ("N1", citation.note)]
    return lines
  }

  /// A reader takes what follows a comma for a given name: organizations are written without one.
  private static func name(_ name: CitedName) -> String {
    switch name {
    case .person: name.inverted
    case .literal(let name): Citation.withoutCommas(name)
    }
  }
}
