import Indexing

/// References as entries of BibTeX, in UTF-8.
package struct BibTeXFormat: ResultFormat {
  package static let name = "bibtex"

  package init() {}

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    let citations = result.hits.map { Citation($0, context: context) }
    for (citation, key) in zip(citations, BibTeXKeys.keys(citations)) {
      output.write("@\(citation.type.bibtex){\(key),\n")
      for (name, value) in Self.fields(citation) where !value.isEmpty { output.write("  \(name) = {\(value)},\n") }
      output.write("}\n\n")
    }
  }

  private static func fields(_ citation: Citation) -> [(String, String)] {
    let text = BibTeXText.escaped
    let type = citation.type
    let holder = type == .chapter || type == .conference ? "booktitle" : type == .article ? "journal" : "series"
    let publisher = type == .thesis ? "school" : type == .report ? "institution" : "publisher"
    return [
      // Braces of its own keep the title's capitals, which most styles would lower: TVET, Kenya.
      ("title", "{" + text(citation.title) + "}"),
      ("author", BibTeXText.names(citation.authors)),
      ("editor", BibTeXText.names(citation.editors)),
      ("year", citation.year.map(String.init) ?? ""),
      // Not every thesis is for a doctorate, though classic BibTeX has no other type: the style prints this.
      ("type", type == .thesis ? "Thesis" : ""),
      (holder, text(citation.container ?? "")),
      ("volume", text(citation.volume ?? "")),
      ("number", text(citation.issue ?? "")),
      ("pages", citation.pages.map(text).joined(separator: "--")),
      (publisher, text(citation.publisher ?? "")),
      ("address", text(citation.place ?? "")),
      ("isbn", text(citation.isbn ?? "")),
      ("issn", text(citation.issn ?? "")),
      ("doi", BibTeXText.verbatim(citation.doi ?? "")),
      ("url", BibTeXText.verbatim(citation.url ?? "")),
      ("abstract", text(citation.abstract ?? "")),
      ("keywords", citation.keywords.map { text(Citation.withoutCommas($0)) }.joined(separator: ", ")),
      ("language", text(citation.language ?? "")),
      ("note", text(citation.note)),
    ]
  }
}
