import Analysis
import ArgumentParser
import Corpus
import Facets
import Search

struct AuthorityTree: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "Draw what lies below what: regions, organizations or themes.")

  enum Kind: String, ExpressibleByArgument, CaseIterable { case regions, organizations, themes }

  @OptionGroup var options: CorpusOptions

  @Argument(help: "What to draw: \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: Kind

  @Argument(help: "Only what lies below this, by code or name; all without one.")
  var top: String?

  @Option(name: .long, help: "The language of the names, as far as the tables have them.")
  var language = "en"

  @Option(
    name: .long, help: ArgumentHelp("The year of membership for groupings (default: today).", valueName: "year"),
    transform: MembershipYear.parse)
  var asOf: Int?

  func run() throws {
    let authorities = try options.authorities()
    let tree = Tree(authorities, kind, year: asOf)
    let facet = tree.facet
    var roots = tree.roots
    if let top {
      roots = [try authorities.value(facet, named: top)]
      if facet == .region { MembershipYear.noteEmpty([top], year: asOf, authorities) }
    }
    var shown: Set<FacetValue> = []
    func draw(_ value: FacetValue, depth: Int) {
      let label = authorities.label(value.facet, value.value, language: Language(language))
      Console.print(String(repeating: "  ", count: depth) + value.value + (label == value.value ? "" : "  \(label)"))
      // A concept below two others is drawn under both, and what lies below it once.
      guard shown.insert(value).inserted else { return }
      for child in tree.children(of: value) { draw(child, depth: depth + 1) }
    }
    for root in roots { draw(root, depth: 0) }
  }
}

/// What lies right below what.
private struct Tree {
  let facet: Facet
  let roots: [FacetValue]
  private let authorities: Authorities
  private let below: [String: [FacetValue]]
  private let year: Int?

  init(_ authorities: Authorities, _ kind: AuthorityTree.Kind, year: Int?) {
    let nodes: [(value: FacetValue, parents: [String])] =
      switch kind {
      case .regions:
        authorities.regions.all.map { (FacetValue(.region, $0.code), [$0.parent].compactMap(\.self)) }
          + authorities.countries.all.map { country in
            let parents = [country.m49Regions.first, country.unescoRegion].compactMap(\.self)
            return (FacetValue(.country, country.code), parents)
          }
      case .organizations:
        authorities.organizations.all.map { (FacetValue(.organization, $0.code), [$0.parent].compactMap(\.self)) }
      case .themes: authorities.themes.all.map { (FacetValue(.theme, $0.code), $0.broader) }
      }
    facet = kind == .regions ? .region : kind == .organizations ? .organization : .theme
    var below: [String: [FacetValue]] = [:]
    for node in nodes { for parent in node.parents { below[parent, default: []].append(node.value) } }
    self.authorities = authorities
    self.below = below
    self.year = year
    roots = nodes.filter { $0.parents.isEmpty && $0.value.facet != .country }.map(\.value)
  }

  func children(of value: FacetValue) -> [FacetValue] {
    if value.facet == .country { return [] }
    let children = below[value.value] ?? []
    guard value.facet == .region, children.isEmpty else { return children }
    return authorities.regions.countries(in: value.value, year: year).map { FacetValue(.country, $0) }
  }
}
