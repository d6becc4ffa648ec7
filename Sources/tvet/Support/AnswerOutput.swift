import Corpus
import Search

/// Writes answers to standard output in a format.
final class AnswerOutput {
  private let format: any ResultFormat.Type
  private var context: ExportContext

  init(format: any ResultFormat.Type, context: ExportContext) {
    self.format = format
    self.context = context
    self.context.terminal = TerminalStyle(
      width: Console.outputIsTerminal ? Console.width : nil, usesColour: Console.outputHasColour)
  }

  func write(_ result: SearchResult, query: String, queryID: String?) throws {
    context.query = query
    context.queryID = queryID
    print(try format.init().render(result, context: context), terminator: "")
    context.isFirst = false
  }

  /// A facet's table under its name; nothing where nothing was counted.
  static func printTable(_ facet: Facet, _ counts: FacetCounts, context: ExportContext) {
    guard !counts[facet].isEmpty else { return }
    print("\n\(facet.rawValue)")
    print(FacetTable(facet, counts, context: context).render(), terminator: "")
  }
}
