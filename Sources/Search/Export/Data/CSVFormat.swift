import Analysis
import Corpus
import Foundation
import Indexing

/// A table with a line a hit, as spreadsheets read it; several values of a field are separated by `; `.
package struct CSVFormat: ResultFormat {
  package static let name = "csv"
  package static let showsSnippets = true

  package init() {}

  private static let header = [
    "rank", "score", "id", "title", "authors", "year", "language", "kind", "doi", "publisher", "countries", "regions",
    "organizations", "path", "page", "snippet",
  ]

  package func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream
  ) throws {
    if context.isFirst { output.write(CSVWriter.record(Self.header)) }
    for hit in result.hits { output.write(CSVWriter.record(fields(hit, context).map(Self.harmless))) }
  }

  private func fields(_ hit: Hit, _ context: ExportContext) -> [String] {
    let document = hit.document
    func labels(_ facet: Facet) -> String { hit.labels(facet, context: context).joined(separator: "; ") }
    return [
      "\(hit.rank)", String(format: "%.6f", hit.score), document.displayID, document.title,
      document.authors.joined(separator: "; "), document.year.map(String.init) ?? "",
      document.language?.rawValue ?? "", document.kind.rawValue, document.doi ?? "", document.publisher ?? "",
      labels(.country), labels(.region), labels(.organization), hit.locations.first ?? "",
      hit.page.map(String.init) ?? "", hit.snippets.first?.text ?? "",
    ]
  }

  /// A spreadsheet takes a field that begins like a formula for one and runs it: an apostrophe makes it text.
  /// Numbers stay as they are.
  static func harmless(_ field: String) -> String {
    guard let first = field.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else { return field }
    return field.wholeMatch(of: /[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?/) != nil ? field : "'" + field
  }
}
