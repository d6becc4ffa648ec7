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

    @OptionGroup var new: NewValueOptions

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
      let authorities = try new.authorities(.organization)
      let seat = try country.map { try authorities.value(.country, named: $0).value }
      let owner = try parent.map { try authorities.value(.organization, named: $0).value }
      let served = try serves.map { try authorities.value(named: $0, facets: [.region, .country]).value }
      let row = [
        "code": new.code, "name": new.name, "type": type, "country": seat ?? "", "parent": owner ?? "",
        "region_served": served ?? "",
      ]
      let names =
        [new.nameRow(["code": new.code])]
        + acronym.map { ["code": new.code, "language": "und", "name": $0, "kind": "acronym", "match": "exact"] }
      try AuthorityRows(new.options).add([(.organizations, row)] + names.map { (.organizationNames, $0) })
    }
  }

  struct AddTheme: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "theme", abstract: "Add a concept to the thesaurus.",
      usage: "tvet authority add theme luban-workshops 'Luban workshop' --broader international-cooperation")

    @OptionGroup var new: NewValueOptions

    @Option(name: .long, help: "A concept right above it; repeat for several.")
    var broader: [String] = []

    @Option(name: .long, help: "What it takes in and leaves out.")
    var note = ""

    func run() throws {
      let authorities = try new.authorities(.theme)
      let above = try broader.map { name in
        let value = try authorities.value(.theme, named: name)
        guard authorities.isKnown(value) else { throw FilterError(facet: .theme, name: name, suggestions: []) }
        return value.value
      }
      try AuthorityRows(new.options).add([
        (.themes, ["code": new.code, "broader": above.joined(separator: "|"), "scope_note": note]),
        (.themeNames, new.nameRow(["code": new.code])),
      ])
    }
  }

  struct AddGrouping: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "grouping", abstract: "Add a grouping of countries with its members.",
      usage: "tvet authority add grouping our-partners 'Our partners' KE UG TZ --since 2019")

    @OptionGroup var new: NewValueOptions

    @Argument(help: "Countries or regions that belong to it.")
    var members: [String]

    @Option(name: .long, help: "The year since when they belong to it.")
    var since: Int?

    func run() throws {
      let authorities = try new.authorities(.region)
      let codes = try members.map { try authorities.value(named: $0, facets: [.country, .region]).value }
      try AuthorityRows(new.options).add(
        [
          (.regions, ["code": new.code, "scheme": "grouping", "name": new.name]),
          (.placeNames, new.nameRow(["facet": "region", "value": new.code])),
        ] + codes.map { (.regionMembers, ["region": new.code, "country": $0, "from": since.map(String.init) ?? ""]) })
    }
  }
}
