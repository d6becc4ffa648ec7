import Indexing

/// References in the format of Research Information Systems.
///
/// Each line is a tag of two letters, two blanks, a hyphen, a blank and the value; a reference begins with `TY` and
/// ends with `ER`. Lines end in CR LF as the format's description demands: Zotero writes it so and reads either,
/// some older readers take nothing else. There is no way to escape: only abstracts and notes have several lines, of
/// which those that look like a tag begin with a blank. What has no tag is written as Zotero writes its "Extra".
package struct RISFormat: ResultFormat {
  package static let name = "ris"

  package init() {}

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    for hit in result.hits {
      let citation = Citation(hit, context: context)
      for (tag, value) in Self.lines(citation) where !value.isEmpty {
        output.write("\(tag)  - \(Self.several(value))\r\n")
      }
      output.write("ER  - \r\n\r\n")
    }
  }

  private static func lines(_ citation: Citation) -> [(String, String)] {
    let type = citation.more.first { $0.name == "ris:TY" && isTag($0.value.prefix(2)) }
    var lines = [("TY", type?.value ?? citation.type.ris), ("ID", citation.id), ("TI", citation.title)]
    lines += citation.authors.map { ("AU", name($0)) }
    lines += citation.editors.map { ("ED", name($0)) }
    lines += [
      ("PY", citation.year.map(String.init) ?? ""), ("T2", citation.container ?? ""), ("VL", citation.volume ?? ""),
      ("IS", citation.issue ?? ""), ("SP", citation.pages.first ?? ""),
      ("EP", citation.pages.count > 1 ? citation.pages[1] : ""), ("PB", citation.publisher ?? ""),
      ("CY", citation.place ?? ""),
    ]
    lines += (citation.issns + citation.isbns).map { ("SN", $0) }
    lines += [
      ("DO", citation.doi ?? ""), ("UR", citation.url ?? ""), ("AB", citation.abstract ?? ""),
      ("LA", citation.language ?? ""),
    ]
    lines += citation.keywords.map { ("KW", $0) }
    lines += citation.more.compactMap(line)
    lines += [("DB", "tvet"), ("N1", citation.note)]
    return lines + citation.notes.map { ("N1", $0) }
  }

  private static let tags = ["shorttitle": "ST", "date": "DA", "file": "L1", "url": "UR", "affiliation": "AD"]

  /// A field under the tag that it came from, or that is meant for it.
  private static func line(_ field: CitedField) -> (String, String)? {
    if field.name == "ris:TY" { return nil }
    if let tag = tags[field.name] { return (tag, field.value) }
    if field.name.hasPrefix("ris:"), field.name.utf8.count == 6, isTag(field.name.dropFirst(4)) {
      return (String(field.name.dropFirst(4)), field.value)
    }
    return ("M2", "\(field.name): \(field.value)")
  }

  private static func isTag(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
  }

  private static func several(_ value: String) -> String {
    guard value.contains("\n") else { return value }
    let lines = value.split(separator: "\n").map { line in
      isTag(line.prefix(2)) ? " " + line : String(line)
    }
    return lines.joined(separator: "\r\n").drop { $0 == " " }.description
  }

  /// A reader takes what follows a comma for a given name: organizations are written without one, or, where nothing
  /// in their name tells what they are, with one at the end (EndNote's way).
  private static func name(_ name: CitedName) -> String {
    switch name {
    case .person: name.inverted
    case .literal(let name): Citation.withoutCommas(name) + (CitedName(name) == .literal(name) ? "" : ",")
    }
  }
}
