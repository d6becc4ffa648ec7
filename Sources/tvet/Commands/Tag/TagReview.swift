import ArgumentParser
import Corpus
import Facets
import Indexing
import Search
import Tagging

struct TagReview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Judge the machine's least certain tags, one after the other.",
    discussion: """
      Shows tags that nobody has decided about, those whose score is nearest 0.5 first: the document, the tag and the \
      words that it rests on. y confirms it, n rejects it, s skips it, u goes back and takes back what was decided, \
      o shows more text, f narrows what follows to a facet, a value or a score, ? explains, q ends. Each decision is on the disk before the next tag is shown; the index is \
      brought up to date at the end.

      Where there is no terminal, or with --format csv, a sheet for a spreadsheet is written instead. Write y or n into \
      its column 'verdict' and read it back with 'tvet tag import'.

      Examples:
        tvet tag review --facet country --limit 200
        tvet tag review --value country=TD --role mentions
        tvet tag review --where 'lang:fr' --below 0.8 --format csv > sheet.csv
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case screen, csv }
  enum Source: String, ExpressibleByArgument, CaseIterable { case machine, rule, all }

  @OptionGroup var options: CorpusOptions
  @OptionGroup var signing: SigningOptions

  @Option(name: .long, help: "Only this facet.")
  var facet: TaggedFacet?

  @Option(name: .long, help: ArgumentHelp("Only this value, as in country=TD.", valueName: "facet=value"))
  var value: String?

  @Option(name: .long, help: "Only tags in this role.")
  var role: Role = .about

  @Option(name: .long, help: "Only tags that the machine gave, or a rule.")
  var source = Source.machine

  @Option(name: .long, help: "Only tags with at least this score (0 to 1).")
  var above = 0.0

  @Option(name: .long, help: "Only tags with at most this score (0 to 1).")
  var below = 1.0

  @Option(
    name: .customLong("where"), help: ArgumentHelp("Only documents that this query finds.", valueName: "query"))
  var query: String?

  @Option(name: .shortAndLong, help: "How many tags at most.")
  var limit: Int?

  @Option(name: .long, help: "On the screen, or as a sheet (default: screen on a terminal, else csv).")
  var format: Format?

  func validate() throws {
    guard (0...1).contains(above), (0...1).contains(below), above <= below else {
      throw ValidationError("--above and --below want scores from 0 to 1, --above the smaller one.")
    }
    if let limit, limit < 1 { throw ValidationError("--limit wants a number above 0.") }
  }

  func run() throws {
    let authorities = try options.authorities()
    let store = try options.openIndex()
    let wish = try wish(store, authorities)
    let tags = try store.read { try UncertainTag.fetch($0, wish) }
    guard !tags.isEmpty else {
      Console.error("there is no such tag that nobody has decided about")
      throw ExitStatus.nothingFound
    }
    if format != .csv, let screen = FullScreen() {
      let desk = try Desk(options, authorities)
      let analyst = try signing.name(desk.corpus.settings)
      return try ReviewLoop(tags: tags, store: store, desk: desk, analyst: analyst).run(on: screen)
    }
    if format == .screen { throw UsageError("this is no terminal; for a sheet: tvet tag review --format csv") }
    Console.printData(ReviewSheet.header, terminator: "")
    try store.read { db in
      for tag in tags {
        guard let item = try ReviewItem(tag, authorities: authorities, in: db) else { continue }
        Console.printData(ReviewSheet.line(item), terminator: "")
      }
    }
  }

  private func wish(_ store: IndexStore, _ authorities: Authorities) throws -> UncertainTag.Wish {
    var wish = UncertainTag.Wish()
    wish.facet = facet?.facet
    wish.role = role
    wish.source =
      switch source {
      case .machine: .machine
      case .rule: .rule
      case .all: nil
      }
    wish.scores = above...below
    wish.limit = limit ?? .max
    if let value {
      let tag = try TagArgument.parse(value, authorities)
      wish.facet = tag.facet
      wish.value = tag.value
    }
    if let query {
      var request = SearchRequest(try QueryParser.parse(query, isStrict: true))
      request.isStrict = true
      wish.documents = Set(try Searcher(store: store, authorities: authorities).documents(request))
    }
    return wish
  }
}
