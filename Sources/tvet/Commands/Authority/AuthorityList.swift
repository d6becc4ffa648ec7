import ArgumentParser
import Corpus
import Facets

/// What the authority files hold.
enum AuthorityKind: String, ExpressibleByArgument, CaseIterable {
  case countries, regions, organizations, themes

  static let names = allCases.map(\.rawValue).joined(separator: ", ")
}

struct AuthorityList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all values of a facet with their names.",
    discussion: "One value a line, columns parted by tabs.")

  @OptionGroup var options: CorpusOptions

  @Argument(help: "What to list: \(AuthorityKind.names).")
  var kind: AuthorityKind

  func run() throws {
    let authorities = try options.authorities()
    for line in lines(authorities) { Console.printData(line.joined(separator: "\t")) }
  }

  private func lines(_ authorities: Authorities) -> [[String]] {
    switch kind {
    case .countries:
      authorities.countries.all.map {
        [$0.code, $0.name, authorities.regions.ancestors(of: $0.code).joined(separator: " ")]
      }
    case .regions: authorities.regions.all.map { [$0.code, $0.name, $0.scheme.rawValue] }
    case .organizations: authorities.organizations.all.map { [$0.code, $0.name, $0.type, $0.country ?? ""] }
    case .themes:
      authorities.themes.all.map {
        [$0.code, authorities.label(.theme, $0.code), $0.broader.joined(separator: " ")]
      }
    }
  }
}
