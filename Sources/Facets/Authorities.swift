package import Analysis
package import Corpus
package import Foundation

/// What the tool knows about places, organizations and themes: the tables inside the binary and a site's additions.
///
/// Each part is read when it is first asked for: a search that filters by code reads no names.
package final class Authorities: Sendable {
  /// Changes with the tables, the site's files and the way of tagging; documents tagged under another version
  /// want tagging anew. 12 hexadecimal digits.
  package var version: String { tables.version }
  /// Files in the site's folder that no table bears, and that were passed over.
  package var unread: [String] { tables.unread }

  package var countries: Countries { lazyCountries.value }
  package var regions: Regions { lazyRegions.value }
  package var organizations: Organizations { lazyOrganizations.value }
  package var themes: Themes { lazyThemes.value }
  var gazetteer: Gazetteer { lazyGazetteer.value }
  var names: NameTable { lazyNames.value }
  var themeNames: NameTable { lazyThemeNames.value }
  var themeMatcher: ThemeMatcher { lazyThemeMatcher.value }
  var acronymRules: AcronymRules { lazyAcronymRules.value }
  var surroundings: Surroundings { lazySurroundings.value }

  let tables: AuthorityTables
  private let lazyCountries: Lazily<Countries>
  private let lazyRegions: Lazily<Regions>
  private let lazyOrganizations: Lazily<Organizations>
  private let lazyGazetteer: Lazily<Gazetteer>
  private let lazyAcronymRules: Lazily<AcronymRules>
  private let lazySurroundings: Lazily<Surroundings>
  private let lazyNames: Lazily<NameTable>
  private let lazyThemes: Lazily<Themes>
  private let lazyThemeNames: Lazily<NameTable>
  private let lazyThemeMatcher: Lazily<ThemeMatcher>

  /// - Parameters:
  ///   - folder: the site's `authorities` folder; it need not exist.
  ///   - passOver: takes the error of a file that is no such table, which is then left out; nil lets it be thrown.
  package init(site folder: URL? = nil, passOver: ((AuthorityError) -> Void)? = nil) throws(AuthorityError) {
    let tables = try AuthorityTables(site: folder, passOver: passOver)
    let countries = Lazily { Countries(tables.parts(of: .countries)) }
    let names = Lazily { NameTable(tables) }
    self.tables = tables
    lazyCountries = countries
    lazyRegions = Lazily {
      Regions(tables.parts(of: .regions), members: tables.parts(of: .regionMembers), countries: countries.value)
    }
    lazyOrganizations = Lazily { Organizations(tables.parts(of: .organizations)) }
    lazyAcronymRules = Lazily { AcronymRules(tables) }
    lazySurroundings = Lazily { Surroundings(tables) }
    lazyNames = names
    lazyGazetteer = Lazily { Gazetteer(names.value, tables) }
    let themeNames = Lazily { NameTable(themes: tables) }
    lazyThemes = Lazily { Themes(tables.parts(of: .themes)) }
    lazyThemeNames = themeNames
    lazyThemeMatcher = Lazily { ThemeMatcher(themeNames.value, tables) }
  }

  /// What people call a value, in a language if there is such a name, else in English; the code itself if it
  /// is not known.
  package func label(_ facet: Facet, _ value: String, language: Language = .english) -> String {
    if language != .english {
      let names = facet == .theme ? themeNames : names
      if let label = names.label(facet, value, language: language) { return label }
    }
    switch facet {
    case .country: return countries[value]?.name ?? value
    case .region: return regions[value]?.name ?? value
    case .organization: return organizations[value]?.name ?? value
    case .theme:
      guard let name = themes[value]?.name, !name.isEmpty else {
        return themeNames.label(facet, value, language: .english) ?? value
      }
      return name
    case .language: return Language(value).name(in: language) ?? value
    default: return value
    }
  }
}
