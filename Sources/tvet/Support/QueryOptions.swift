import ArgumentParser
import Corpus
import Search

/// What narrows a question; the same for searching and counting.
struct QueryOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Only documents of this region or grouping (africa, asean, eu …); repeat for several.", valueName: "region"))
  var region: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Only documents of this country, by code or name; repeat for several.", valueName: "country"))
  var country: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Only documents of this organization, by code, acronym or name.", valueName: "organization"))
  var organization: [String] = []

  @Option(name: .long, parsing: .singleValue, help: ArgumentHelp("Only documents of this theme.", valueName: "theme"))
  var theme: [String] = []

  @Flag(name: .long, help: "Tags count where the document treats the value (the default).")
  var about = false

  @Flag(name: .long, help: "Tags count where the document names the value.")
  var mentions = false

  @Flag(name: .long, help: "Tags count where the document comes from there (affiliation, publisher).")
  var from = false

  @Option(
    name: .long, help: ArgumentHelp("The year of membership for groupings (default: today).", valueName: "year"),
    transform: MembershipYear.parse)
  var asOf: Int?

  @Option(
    name: .long,
    help: ArgumentHelp("Only these years of publication: 2015, 2015..2020, 2015.., ..2020.", valueName: "years"))
  var year: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Only documents in this language (en, zh, French …).", valueName: "language"))
  var language: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp(
      "Only this kind: \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
  var kind: [String] = []

  @Flag(name: .long, help: "Make an error of what makes no sense in the query, instead of searching for it.")
  var strict = false

  func validate() throws {
    if let year, QueryField.years(year) == nil {
      throw ValidationError("'\(year)' is no year and no range of years such as 2015..2020.")
    }
  }

  /// Whether any option narrows the question.
  var narrows: Bool {
    ![region, country, organization, theme, language, kind].allSatisfy(\.isEmpty) || year != nil || about || mentions
      || from || asOf != nil
  }

  /// The question that a query and these options make.
  func request(_ query: String) throws -> SearchRequest {
    var request = SearchRequest(try QueryParser.parse(query, isStrict: strict))
    let facets: [(Facet, [String])] = [
      (.region, region), (.country, country), (.organization, organization), (.theme, theme), (.language, language),
      (.kind, kind),
    ]
    request.filters = facets.filter { !$0.1.isEmpty }.map { .facet($0.0, $0.1) }
    if let years = year.flatMap(QueryField.years) { request.filters.append(.years(years)) }
    let roles: [(Bool, Role)] = [(about, .about), (mentions, .mentions), (from, .from)]
    let chosen = Set(roles.filter(\.0).map(\.1))
    if !chosen.isEmpty { request.roles = chosen }
    request.membershipYear = asOf
    request.isStrict = strict
    return request
  }
}
