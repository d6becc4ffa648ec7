import Corpus
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
      output.write("@\(Self.type(citation)){\(key),\n")
      for (name, value) in Self.fields(citation) where !value.isEmpty { output.write("  \(name) = {\(value)},\n") }
      output.write("}\n\n")
    }
  }

  /// What is left, under the names that it came with. The file's field has its own way to part paths.
  private static func more(_ more: [CitedField]) -> [(String, String)] {
    let files = more.filter { $0.name == "file" }.map { BibTeXText.path($0.value) }
    return more.compactMap { field in
      let isName = field.name.utf8.allSatisfy { $0 > 0x20 && !"\"#%'(),={}".utf8.contains($0) }
      guard isName, field.name != "file", field.name != "bibtex:type" else { return nil }
      return (field.name, field.name == "url" ? BibTeXText.verbatim(field.value) : BibTeXText.escaped(field.value))
    } + [("file", files.joined(separator: ";"))]
  }

  /// The entry's type as it was, or the one that stands for the kind.
  private static func type(_ citation: Citation) -> String {
    let own = citation.more.first { $0.name == "bibtex:type" }?.value ?? ""
    let isType = !own.isEmpty && own.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    return isType ? own : citation.type.bibtex
  }

  private static func fields(_ citation: Citation) -> [(String, String)] {
    let text = BibTeXText.escaped
    let type = citation.type
    let holder = type == .chapter || type == .conference ? "booktitle" : type == .article ? "journal" : "series"
    let publisher = type == .thesis ? "school" : type == .report ? "institution" : "publisher"
    let fields = [
      // Braces of its own keep the title's capitals, which most styles would lower: TVET, Kenya.
      ("title", "{" + text(citation.title) + "}"),
      ("author", BibTeXText.names(citation.authors)),
      ("editor", BibTeXText.names(citation.editors)),
      ("year", citation.year.map(String.init) ?? ""),
      // Not every thesis is for a doctorate, though classic BibTeX has no other type: the style prints this.
      ("type", type == .thesis && !citation.more.contains { $0.name == "type" } ? "Thesis" : ""),
      (holder, text(citation.container ?? "")),
      ("volume", text(citation.volume ?? "")),
      ("number", text(citation.issue ?? "")),
      ("pages", citation.pages.map(text).joined(separator: "--")),
      // `misc` says nothing of these.
      ("kind", type.bibtex == "misc" && type.kind != .other ? type.kind.rawValue : ""),
      (publisher, text(citation.publisher ?? "")),
      ("address", text(citation.place ?? "")),
      ("isbn", text(citation.isbns.joined(separator: ", "))),
      ("issn", text(citation.issns.joined(separator: ", "))),
      ("doi", BibTeXText.verbatim(citation.doi ?? "")),
      ("url", BibTeXText.verbatim(citation.url ?? "")),
      ("abstract", BibTeXText.paragraphs(citation.abstract ?? "")),
      ("keywords", citation.keywords.map(BibTeXText.keyword).joined(separator: ", ")),
      ("language", text(citation.language ?? "")),
      ("note", text(citation.note)),
      ("annotation", BibTeXText.paragraphs(citation.notes.joined(separator: "\n"))),
    ]
    return fields + more(citation.more)
  }
}
