/// A way to write an answer as text. A format is a small value without state: the same answer gives the same text.
package protocol ResultFormat: Sendable {
  /// What the command line calls it.
  static var name: String { get }
  /// Whether it shows passages (``SearchRequest/snippets``).
  static var showsSnippets: Bool { get }
  /// Whether it shows documents that are only related (``SearchResult/related``).
  static var showsRelated: Bool { get }

  init()

  /// Writes the answer; what is written ends with a line end, or is empty.
  func write(
    _ result: SearchResult, context: ExportContext, to output: inout some TextOutputStream) throws
}

extension ResultFormat {
  package static var showsSnippets: Bool { false }
  package static var showsRelated: Bool { false }

  package func render(_ result: SearchResult, context: ExportContext) throws -> String {
    var text = ""
    try write(result, context: context, to: &text)
    return text
  }
}

/// The formats there are: the one list that the command line and the manual read.
package enum ResultFormats {
  package static let all: [any ResultFormat.Type] = [
    HumanFormat.self, JSONFormat.self, JSONLinesFormat.self, CSVFormat.self, RISFormat.self, BibTeXFormat.self,
    CSLJSONFormat.self, MarkdownFormat.self, TRECFormat.self,
  ]

  /// - Returns: nil for a name that no format has.
  package static func named(_ name: String) -> (any ResultFormat.Type)? { all.first { $0.name == name } }
}
