import ArgumentParser
import Corpus
import Facets
import Search

struct AuthorityAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a name, an organization, a theme or a grouping to the site's own files.",
    discussion: """
      Writes rows into CORPUS/authorities. Documents are tagged anew at the next 'tvet ingest', or by \
      'tvet reindex --retag'.
      """,
    subcommands: [AddName.self, AddOrganization.self, AddTheme.self, AddGrouping.self])

  struct AddName: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "name", abstract: "Add a name of a country, region, organization or theme.",
      usage: "tvet authority add name country=KE 'Jamhuri ya Kenya' --language sw")

    @OptionGroup var options: CorpusOptions
    @OptionGroup var naming: NamingOptions

    @Argument(help: ArgumentHelp("What it is the name of.", valueName: "facet=value"))
    var value: String

    @Argument(help: "The name.")
    var name: String

    @Option(name: .long, help: "alias, acronym, historic, demonym, capital, division or city.")
    var kind = "alias"

    func run() throws {
      let authorities = try options.authorities()
      let value = try TagArgument.parse(value, authorities)
      guard authorities.isKnown(value) else {
        throw UsageError("there is no \(value.facet.rawValue) '\(value.value)'; 'tvet authority add' adds one first")
      }
      try AuthorityRows.check(name: name, language: naming.language)
      guard ListedName.kinds.contains(kind) else {
        throw UsageError("'\(kind)' is no kind of name; there are \(ListedName.kinds.joined(separator: ", "))")
      }
      if authorities.names(of: value, equalTo: name).contains(where: { $0.language == naming.language }) {
        throw UsageError("\(authorities.described(value)) has the name '\(name)' already")
      }
      var row = naming.row
      row["name"] = name
      row["kind"] = kind
      let file: AuthorityFile
      switch value.facet {
      case .organization: file = .organizationNames
      case .theme: file = .themeNames
      default:
        file = .placeNames
        row["facet"] = value.facet.rawValue
      }
      row[file == .placeNames ? "value" : "code"] = value.value
      try AuthorityRows(options).add([(file, row)])
    }
  }

  struct AddOrganization: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "organization", abstract: "Add an organization.",
      usage: "tvet authority add organization nita 'National Industrial Training Authority' --acronym NITA --country KE"
    )

    @OptionGroup var options: CorpusOptions
    @OptionGroup var naming: NamingOptions

    @Argument(help: "Its code: lower-case letters, digits and hyphens.")
    var code: String

    @Argument(help: "Its name.")
    var name: String

    @Option(name: .long, help: "An acronym; repeat for several. It counts in this case only.")
    var acronym: [String] = []

    @Option(name: .long, help: "What kind it is: national-authority, research, foundation …")
    var type = "other"

    @Option(name: .long, help: "The country where it sits.")
    var country: String?

    @Option(name: .long, help: "The organization that it is part of.")
    var parent: String?

    @Option(name: .long, help: "The region or country that it works for.")
    var serves: String?

    func run() throws {
      let authorities = try options.authorities()
      try AuthorityRows.check(code)
      try AuthorityRows.check(name: name, language: naming.language)
      if authorities.organizations[code] != nil { throw UsageError("there is an organization '\(code)' already") }
      let seat = try country.map { try authorities.value(.country, named: $0).value }
      let owner = try parent.map { try authorities.value(.organization, named: $0).value }
      let served = try serves.map { try authorities.value(named: $0, facets: [.region, .country]).value }
      let row = [
        "code": code, "name": name, "type": type, "country": seat ?? "", "parent": owner ?? "",
        "region_served": served ?? "",
      ]
      let names =
        [naming.row.merging(["code": code, "name": name, "kind": "name"]) { $1 }]
        + acronym.map { ["code": code, "language": "und", "name": $0, "kind": "acronym", "match": "exact"] }
      try AuthorityRows(options).add([(.organizations, row)] + names.map { (.organizationNames, $0) })
    }
  }

  struct AddTheme: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "theme", abstract: "Add a concept to the thesaurus.",
      usage: "tvet authority add theme luban-workshops 'Luban workshop' --broader international-cooperation")

    @OptionGroup var options: CorpusOptions
    @OptionGroup var naming: NamingOptions

    @Argument(help: "Its code: lower-case letters, digits and hyphens.")
    var code: String

    @Argument(help: "Its label, as it stands in running text.")
    var name: String

    @Option(name: .long, help: "A concept right above it; repeat for several.")
    var broader: [String] = []

    @Option(name: .long, help: "What it takes in and leaves out.")
    var note = ""

    func run() throws {
      let authorities = try options.authorities()
      try AuthorityRows.check(code)
      try AuthorityRows.check(name: name, language: naming.language)
      if authorities.themes[code] != nil { throw UsageError("there is a theme '\(code)' already") }
      let above = try broader.map { name in
        let value = try authorities.value(.theme, named: name)
        guard authorities.isKnown(value) else { throw FilterError(facet: .theme, name: name, suggestions: []) }
        return value.value
      }
      try AuthorityRows(options).add([
        (.themes, ["code": code, "broader": above.joined(separator: "|"), "scope_note": note]),
        (.themeNames, naming.row.merging(["code": code, "name": name, "kind": "name"]) { $1 }),
      ])
    }
  }

  struct AddGrouping: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "grouping", abstract: "Add a grouping of countries with its members.",
      usage: "tvet authority add grouping our-partners 'Our partners' KE UG TZ --since 2019")

    @OptionGroup var options: CorpusOptions
    @OptionGroup var naming: NamingOptions

    @Argument(help: "Its code: lower-case letters, digits and hyphens.")
    var code: String

    @Argument(help: "Its name.")
    var name: String

    @Argument(help: "Countries or regions that belong to it.")
    var members: [String]

    @Option(name: .long, help: "The year since when they belong to it.")
    var since: Int?

    func run() throws {
      let authorities = try options.authorities()
      try AuthorityRows.check(code)
      try AuthorityRows.check(name: name, language: naming.language)
      if authorities.regions[code] != nil { throw UsageError("there is a region '\(code)' already") }
      let codes = try members.map { try authorities.value(named: $0, facets: [.country, .region]).value }
      try AuthorityRows(options).add(
        [
          (.regions, ["code": code, "scheme": "grouping", "name": name]),
          (.placeNames, naming.row.merging(["facet": "region", "value": code, "name": name, "kind": "name"]) { $1 }),
        ] + codes.map { (.regionMembers, ["region": code, "country": $0, "from": since.map(String.init) ?? ""]) })
    }
  }
}
