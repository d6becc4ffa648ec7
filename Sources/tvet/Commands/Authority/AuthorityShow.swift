import ArgumentParser
import Corpus
import Facets
import Search

struct AuthorityShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Tell what a code or a name in any language stands for, and why.")

  @OptionGroup var options: CorpusOptions

  @Argument(help: "A code or a name: KE, Kenya, 肯尼亚, asean, ILO, apprenticeship, 学徒制.")
  var name: [String]

  @Flag(name: .long, help: "List all names, by language.")
  var names = false

  func run() throws {
    let authorities = try options.authorities()
    let name = name.joined(separator: " ")
    switch authorities.resolve(name, facets: Facet.tagged) {
    case .found(let value): show(value, name, authorities)
    case .ambiguous(let values): for value in values { show(value, name, authorities) }
    case .unknown(let suggestions):
      let pointed = authorities.values(pointedToBy: name)
      for value in pointed { show(value, name, authorities) }
      if !pointed.isEmpty { return }
      let hint = suggestions.map(authorities.described)
      Console.error(
        "nothing goes by '\(name)'" + (hint.isEmpty ? "" : "; did you mean \(hint.joined(separator: ", "))?"))
      throw ExitStatus.nothingFound
    }
  }

  private func show(_ value: FacetValue, _ name: String, _ authorities: Authorities) {
    Console.print("\(value.facet.rawValue) \(value.value): \(authorities.label(value.facet, value.value))")
    for (title, fact) in [("found by", reason(value, name, authorities))] + facts(value, authorities)
    where !fact.isEmpty { Console.print("  \(title): \(fact)") }
    guard names else { return }
    var table = TextTable([.left, .left, .left])
    for (name, languages) in Self.byName(authorities.names(of: value)) {
      table.append([languages, name.name, name.kind + (name.isExact ? ", in this case only" : "")])
    }
    for line in table.lines() { Console.print("    " + line) }
  }

  /// Which of its names the text is; nothing for a code.
  private func reason(_ value: FacetValue, _ name: String, _ authorities: Authorities) -> String {
    guard value.value.lowercased() != name.lowercased() else { return "its code" }
    return Self.byName(authorities.names(of: value, equalTo: name))
      .map { "\($0.kind) \($0.name) (\($1.isEmpty ? "any language" : $1))" }.joined(separator: "; ")
  }

  /// Names that are alike in several languages once, with those languages; in the order of the first.
  private static func byName(_ names: [ListedName]) -> [(name: ListedName, languages: String)] {
    var places: [[String]: Int] = [:]
    var grouped: [(name: ListedName, languages: [String])] = []
    for name in names {
      let key = [name.name, name.kind, "\(name.isExact)"]
      if let place = places[key] {
        grouped[place].languages.append(name.language)
      } else {
        places[key] = grouped.count
        grouped.append((name, [name.language]))
      }
    }
    return grouped.map { ($0.name, $0.languages.filter { !$0.isEmpty }.joined(separator: ", ")) }
  }

  private func facts(_ value: FacetValue, _ authorities: Authorities) -> [(String, String)] {
    let regions = authorities.regions
    switch value.facet {
    case .country:
      return [
        ("in", regions.ancestors(of: value.value).joined(separator: ", ")),
        ("groupings today", regions.groupings(of: value.value).joined(separator: ", ")),
      ]
    case .region:
      let countries = regions.countries(in: value.value)
      return [
        ("in", regions.ancestors(ofRegion: value.value).joined(separator: ", ")),
        ("countries today (\(countries.count))", countries.joined(separator: " ")),
      ]
    case .organization: return authorities.organizations[value.value].map(facts) ?? []
    case .theme: return authorities.themes[value.value].map { facts($0, authorities) } ?? []
    default: return []
    }
  }

  private func facts(_ organization: Organization) -> [(String, String)] {
    [
      ("type", organization.type), ("seat", organization.country ?? ""), ("part of", organization.parent ?? ""),
      ("serves", organization.regionServed ?? ""), ("ROR", organization.ror), ("Wikidata", organization.wikidata),
      ("UNEVOC Centre", organization.isUNEVOCCentre ? "yes" : ""),
    ]
  }

  private func facts(_ theme: Theme, _ authorities: Authorities) -> [(String, String)] {
    [
      ("scope", theme.scopeNote), ("broader", theme.broader.joined(separator: ", ")),
      ("narrower", authorities.themes.narrower(than: theme.code).map(\.code).joined(separator: ", ")),
      ("related", theme.related.joined(separator: ", ")),
      (
        "labels",
        Self.byName(authorities.names(of: FacetValue(.theme, theme.code)).filter { $0.kind == "name" })
          .map { "\($0.name) (\($1))" }.joined(separator: "; ")
      ),
    ]
  }
}
