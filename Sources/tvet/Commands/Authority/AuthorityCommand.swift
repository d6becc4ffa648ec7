import ArgumentParser
import Corpus
import Facets

struct AuthorityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authority", abstract: "Look up the codes of countries, regions and organizations.",
    subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List all values of a facet with their names.")

    enum Kind: String, ExpressibleByArgument, CaseIterable { case countries, regions, organizations }

    @OptionGroup var options: CorpusOptions

    @Argument(help: "What to list: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: Kind

    func run() throws {
      let authorities = try options.authorities()
      switch kind {
      case .countries:
        for country in authorities.countries.all {
          print(
            "\(country.code)\t\(country.name)\t\(authorities.regions.ancestors(of: country.code).joined(separator: " "))"
          )
        }
      case .regions:
        for region in authorities.regions.all { print("\(region.code)\t\(region.name)\t\(region.scheme.rawValue)") }
      case .organizations:
        for organization in authorities.organizations.all {
          print("\(organization.code)\t\(organization.name)\t\(organization.type)\t\(organization.country ?? "")")
        }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tell what a code or a name in any language stands for.")

    @OptionGroup var options: CorpusOptions

    @Argument(help: "A code or a name: KE, Kenya, 肯尼亚, asean, ILO.")
    var name: [String]

    func run() throws {
      let authorities = try options.authorities()
      let name = name.joined(separator: " ")
      switch authorities.resolve(name) {
      case .found(let value): show(value, authorities)
      case .ambiguous(let values): for value in values { show(value, authorities) }
      case .unknown(let suggestions):
        let hint = suggestions.map(authorities.described)
        Console.error(
          "nothing goes by '\(name)'" + (hint.isEmpty ? "" : "; did you mean \(hint.joined(separator: ", "))?"))
        throw ExitStatus.nothingFound
      }
    }

    private func show(_ value: FacetValue, _ authorities: Authorities) {
      print("\(value.facet.rawValue) \(value.value): \(authorities.label(value.facet, value.value))")
      let regions = authorities.regions
      switch value.facet {
      case .country:
        print("  in: \(regions.ancestors(of: value.value).joined(separator: ", "))")
        print("  groupings today: \(regions.groupings(of: value.value).joined(separator: ", "))")
      case .region:
        let countries = regions.countries(in: value.value)
        print("  countries today (\(countries.count)): \(countries.joined(separator: " "))")
      case .organization: show(authorities.organizations[value.value])
      default: break
      }
    }

    private func show(_ organization: Organization?) {
      guard let organization else { return }
      let facts = [
        ("type", organization.type), ("seat", organization.country ?? ""), ("part of", organization.parent ?? ""),
        ("serves", organization.regionServed ?? ""), ("ROR", organization.ror), ("Wikidata", organization.wikidata),
        ("UNEVOC Centre", organization.isUNEVOCCentre ? "yes" : ""),
      ]
      for (name, fact) in facts where !fact.isEmpty { print("  \(name): \(fact)") }
    }
  }
}
