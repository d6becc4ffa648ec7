import ArgumentParser
import Corpus
import Search

struct FacetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facets",
    abstract: "Count documents by country, region, organization, theme, language, year and kind.",
    discussion: """
      Counts all documents, or those that a query and filters find. Regions are shown as a tree: the United Nations', \
      UNESCO's, then groupings of states (asean, eu, income-low …), each with the documents of its members today, or in \
      the year of --as-of.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case human, json, csv }

  @OptionGroup var options: CorpusOptions
  @OptionGroup var narrowing: QueryOptions
  @OptionGroup var literal: LiteralOptions

  @Argument(help: "A query, as for 'tvet search'; all documents without one.")
  var query: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: "Only this facet; repeat for several.")
  var facet: [Facet] = []

  @Option(name: .long, help: "How the counts are written.")
  var format: Format = .human

  func run() throws {
    let authorities = try options.authorities()
    let searcher = try Searcher(store: options.openIndex(), authorities: authorities)
    let text = query.joined(separator: " ")
    var request = try narrowing.request(text)
    MembershipYear.noteEmpty([request], authorities)
    request.limit = 0
    request.suggestsWords = false
    request.expandsConcepts = !literal.noExpand
    request.countsFacets = true
    request.countsGroupings = facet.isEmpty || facet.contains(.region)
    if request.countsGroupings { MembershipYear.noteMissing(year: narrowing.asOf, authorities) }
    let result = try searcher.search(request)
    let counts = result.facets ?? FacetCounts()
    let wanted = facet.isEmpty ? Facet.allCases : facet
    switch format {
    case .json: try JSONOutput.print(CountsJSON(total: result.total, counts, wanted))
    case .csv:
      Console.printData(CSVWriter.record(["facet", "value", "label", "count"]), terminator: "")
      for facet in wanted {
        for count in counts[facet] {
          Console.printData(
            CSVWriter.record([facet.rawValue, count.value, count.label, "\(count.count)"]), terminator: "")
        }
      }
    case .human:
      var context = ExportContext(query: text, authorities: authorities)
      context.terminal = TerminalStyle(width: Console.outputIsTerminal ? Console.width : nil)
      print("\(result.total) \(result.total == 1 ? "document" : "documents")")
      for facet in wanted { AnswerOutput.printTable(facet, counts, context: context) }
    }
    if result.total == 0 { throw ExitStatus.nothingFound }
  }
}

private struct CountsJSON: Encodable {
  var total: Int
  var facets: [String: [Value]]

  struct Value: Encodable {
    var value: String
    var label: String
    var count: Int
  }

  init(total: Int, _ counts: FacetCounts, _ facets: [Facet]) {
    self.total = total
    self.facets = Dictionary(
      uniqueKeysWithValues: facets.map { facet in
        (facet.rawValue, counts[facet].map { Value(value: $0.value, label: $0.label, count: $0.count) })
      })
  }
}

extension Facet: ExpressibleByArgument {}
