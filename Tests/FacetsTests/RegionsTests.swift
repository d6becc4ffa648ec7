import Corpus
import Facets
import Testing

@Suite struct RegionsTests {
  let regions = Samples.authorities.regions

  @Test(arguments: [
    ("KE", ["eastern-africa", "sub-saharan-africa", "africa", "unesco-africa"]),
    ("EG", ["northern-africa", "africa", "unesco-arab-states"]),
    ("DE", ["western-europe", "europe", "unesco-europe-north-america"]),
    ("JM", ["caribbean", "latin-america-and-the-caribbean", "americas", "unesco-latin-america-caribbean"]),
    ("XX", []),
  ])
  func ancestorsStandNearestFirst(_ country: String, _ ancestors: [String]) {
    #expect(regions.ancestors(of: country) == ancestors)
  }

  @Test func everyCountryWithARegionLiesInIt() {
    for country in Samples.authorities.countries.all {
      for region in regions.ancestors(of: country.code) {
        #expect(regions.countries(in: region).contains(country.code), "\(country.code) in \(region)")
      }
    }
  }

  @Test func theWorldHoldsAllAndStandsOverNone() {
    #expect(regions.countries(in: "world").count == Samples.authorities.countries.all.count)
    #expect(!regions.ancestors(of: "KE").contains("world"))
    #expect(regions.ancestors(ofRegion: "eastern-africa") == ["sub-saharan-africa", "africa"])
  }

  @Test(arguments: [
    ("eu", "GB", 2010, true), ("eu", "GB", 2023, false), ("eu", "HR", 2012, false), ("eu", "HR", 2014, true),
    ("asean", "KH", 1998, false), ("asean", "KH", 2000, true),
    ("ecowas", "ML", 2020, true), ("ecowas", "ML", 2026, false),
    ("income-high", "BG", 2020, false), ("income-high", "BG", 2025, true),
    ("worldbank-south-asia", "PK", 2020, true), ("worldbank-middle-east-north-africa", "PK", 2025, true),
  ])
  func membershipHasItsYears(_ region: String, _ country: String, _ year: Int, _ isMember: Bool) {
    #expect(regions.countries(in: region, year: year).contains(country) == isMember)
  }

  @Test(arguments: [
    ("soviet-union", 1980, "KZ", true), ("soviet-union", 1930, "KZ", false), ("soviet-union", 2000, "RU", false),
    ("yugoslavia", 1980, "SI", true), ("yugoslavia", 1995, "SI", false), ("yugoslavia", 1995, "RS", true),
    ("czechoslovakia", 1980, "SK", true), ("czechoslovakia", 1993, "SK", false),
    ("netherlands-antilles", 1990, "AW", false), ("netherlands-antilles", 1990, "CW", true),
  ])
  func formerStatesHadTheirRepublics(_ state: String, _ year: Int, _ country: String, _ isMember: Bool) {
    #expect(regions.countries(in: state, year: year).contains(country) == isMember)
  }

  @Test func aFormerStateHoldsNobodyToday() {
    #expect(regions.countries(in: "soviet-union").isEmpty)
    #expect(!regions.groupings(of: "KZ").contains("soviet-union"))
    #expect(regions.groupings(of: "KZ", year: 1980).contains("soviet-union"))
  }

  @Test func membersOfToday() {
    #expect(!regions.countries(in: "eu").contains("GB"))
    #expect(regions.countries(in: "nowhere").isEmpty)
    #expect(regions.groupings(of: "KE").contains("eac"))
  }

  @Test func everyRowOfTheTablesNamesSomethingKnown() {
    #expect(Samples.authorities.faults() == [])
  }
}
