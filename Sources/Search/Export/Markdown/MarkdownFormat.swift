import Indexing

/// A numbered list for notes and reports: title, authors and year, quotes with their pages, a line to cite.
package struct MarkdownFormat: ResultFormat {
  package static let name = "markdown"
  package static let showsSnippets = true

  package init() {}

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    for hit in result.hits {
      let citation = Citation(hit, context: context)
      let number = "\(hit.rank). "
      // What belongs to an item stands below its text, not below its number.
      let indent = String(repeating: " ", count: number.count)
      output.write(number + Self.heading(citation) + "\n\n")
      for snippet in hit.snippets {
        output.write(indent + "> " + Self.quote(snippet) + "\n\n")
      }
      output.write(indent + Self.reference(citation) + "\n\n")
    }
  }

  private static func heading(_ citation: Citation) -> String {
    let authors =
      citation.authors.prefix(3).map(\.inverted).joined(separator: "; ")
      + (citation.authors.count > 3 ? "; et al." : "")
    let year = citation.year.map { "(\($0))" } ?? ""
    let rest = [MarkdownText.escaped(authors), year].filter { !$0.isEmpty }.joined(separator: " ")
    return "**\(MarkdownText.escaped(citation.title))**" + (rest.isEmpty ? "" : " — " + rest)
  }

  private static func quote(_ snippet: Snippet) -> String {
    let text = snippet.pieces.map { piece in
      let text = MarkdownText.escaped(Citation.piece(piece.text))
      return piece.isHighlighted ? "**\(text)**" : text
    }.joined()
    let place = snippet.page > 0 ? "p. \(snippet.page)" : "abstract"
    return (snippet.isCutBefore ? "… " : "") + MarkdownText.escapedStart(text) + (snippet.isCutAfter ? " …" : "")
      + " (\(place))"
  }

  private static func reference(_ citation: Citation) -> String {
    let text = MarkdownText.escaped
    let authors = text(citation.authors.map(\.inverted).joined(separator: "; "))
    let year = citation.year.map { "(\($0))" } ?? ""
    var parts = [[authors, year].filter { !$0.isEmpty }.joined(separator: " "), "*\(text(citation.title))*"]
    var source = citation.container.map(text) ?? ""
    if let volume = citation.volume { source += " " + text(volume) }
    if let issue = citation.issue { source += "(\(text(issue)))" }
    if !citation.pages.isEmpty { source += (source.isEmpty ? "" : ", ") + text(citation.pages.joined(separator: "–")) }
    parts += [source, citation.publisher.map(text) ?? ""]
    if let address = citation.doi.map(WebAddress.doi) ?? citation.url { parts.append("<\(address)>") }
    let sentences = parts.filter { !$0.isEmpty }.map { $0.hasSuffix(".") ? $0 : $0 + "." }
    return MarkdownText.escapedStart(sentences.joined(separator: " ")) + " " + text("[\(citation.note)]")
  }
}

extension Citation {
  /// A piece of a line: control characters become blanks, those at its ends stay.
  static func piece(_ text: String) -> String {
    let body = line(text)
    guard !body.isEmpty else { return text.isEmpty ? "" : " " }
    return (text.first?.isWhitespace == true ? " " : "") + body + (text.last?.isWhitespace == true ? " " : "")
  }
}
