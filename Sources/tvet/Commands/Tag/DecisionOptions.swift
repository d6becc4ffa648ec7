import ArgumentParser
import Corpus
import Facets
import Indexing
import Search
import Tagging

/// What the deciding commands share.
struct DecisionOptions: ParsableArguments {
  @OptionGroup var options: CorpusOptions
  @OptionGroup var narrowing: QueryOptions
  @OptionGroup var signing: SigningOptions

  @Argument(
    help: ArgumentHelp(
      "A document (its id, whose first digits will do, a record's id, or its path) unless --where is given, and tags.",
      valueName: "document-and-tags"))
  var words: [String]

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "All documents that this query finds, and the filters beside it; '' for the filters alone.", valueName: "query"))
  var query: String?

  @Option(name: .long, help: "The tag's role.")
  var role: Role = .about

  @Option(name: .long, help: "Why, for those who come later.")
  var note = ""

  @Flag(name: .long, help: "Tell what would be decided; decide nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Do not ask before many documents are decided about.")
  var yes = false

  static func usage(_ command: String) -> String {
    """
    tvet tag \(command) DOCUMENT FACET=VALUE … [options]
    tvet tag \(command) FACET=VALUE … --where QUERY [filters] [options]
    """
  }

  static let discussion = """
    With --where, all documents that the query and the filters find are decided about: --country, --region, \
    --organization, --theme, --year, --language and --kind narrow it as they do a search, and --about, --mentions \
    and --from say in which role tags count for it. A tag that is as it shall be gets no new decision. On a terminal \
    you are asked before more than 20 documents are decided about. --where '' without a filter is about all documents \
    of the index, and wants --yes where nobody can be asked. 'tvet tag undo' takes it all back at once.

    Examples:
      tvet tag add 37a4 country=Uganda theme=apprenticeship --note "chapter 4"
      tvet tag add organization=unevoc-network --where 'i-hub* AND country:NG' --dry-run
      tvet tag reject country=TD --where 'author:chad' --language en
    """

  func validate() throws {
    let tags = query == nil ? Array(words.dropFirst()) : words
    if tags.isEmpty { throw ValidationError("Name at least one tag as facet=value, such as country=KE.") }
    if query == nil, narrowing.narrows {
      throw ValidationError("Filters narrow --where; for all documents that they find, add --where ''.")
    }
  }

  func decide(_ action: BulkEdit.Action, includesAbsent: Bool = false) throws {
    let authorities = try options.authorities()
    let tags = query == nil ? Array(words.dropFirst()) : words
    var values: [FacetValue] = []
    // One that is named twice, by code and by name perhaps, is decided once.
    for value in try tags.map({ try TagArgument.parse($0, authorities) }) where !values.contains(value) {
      values.append(value)
    }
    var edit = BulkEdit(
      action: action, values: values, role: role,
      analyst: try signing.name(options.directory().settings), note: note)
    edit.includesAbsent = includesAbsent
    if query == nil {
      try SingleEdit(edit: edit, options: options, authorities: authorities, isDryRun: dryRun).run(document: words[0])
    } else {
      try decideByQuery(edit, authorities)
    }
  }

  private func decideByQuery(_ edit: BulkEdit, _ authorities: Authorities) throws {
    let store = try options.openIndex()
    var narrowing = narrowing
    // Words that a filter's slip would be searched as must not decide about documents that nobody meant.
    narrowing.strict = true
    let request = try narrowing.request(query ?? "")
    MembershipYear.noteEmpty(narrowing.region, year: narrowing.asOf, authorities)
    let found = try Searcher(store: store, authorities: authorities).documents(request)
    guard !found.isEmpty else {
      Console.error("the query finds no document; nothing is decided")
      throw ExitStatus.nothingFound
    }
    var tally = EditTally(edit: edit)
    var decisions: [Decision] = []
    try store.read { db in
      for id in found {
        guard let document = try StoredDocument.fetch(db, id: id) else { continue }
        let change = try edit.change(of: document, in: db)
        tally.count(change)
        decisions += change.decisions
        if dryRun, !change.decisions.isEmpty { tally.show(change) }
      }
    }
    guard !dryRun else { return tally.showSum(isDryRun: true) }
    guard !decisions.isEmpty else { return tally.showSum(isDryRun: false) }
    let isEverything = request.filters.isEmpty && (query ?? "").allSatisfy(\.isWhitespace)
    try Confirmation(skips: yes, isEverything: isEverything).ask(documents: tally.documents, what: tally.question)
    try Desk(options, authorities).record(decisions)
    tally.showSum(isDryRun: false)
  }
}

extension Role: ExpressibleByArgument {}
