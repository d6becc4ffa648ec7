/// A region of the world in one of the schemes.
package struct Region: Sendable, Equatable {
  /// `eastern-africa`, `unesco-africa`, `asean`.
  package var code: String
  package var scheme: Scheme
  /// The code of the region that holds it.
  package var parent: String?
  /// The United Nations' three digits; empty where there are none.
  package var m49: String
  /// English.
  package var name: String

  package enum Scheme: String, Sendable {
    case m49, unesco
    /// A group of states with members of its own and dates of membership.
    case grouping
  }
}

/// The trees of regions, and which countries lie in each.
package struct Regions: Sendable {
  /// In the order of the files.
  package let all: [Region]
  private let positions: [String: Int]
  private let countries: Countries
  private let members: [String: [Membership]]

  private struct Membership: Sendable {
    /// A country's code, or that of a region all of whose countries belong.
    var member: String
    /// Years, both included.
    var from: Int?
    var until: Int?

    /// - Parameter year: nil for today.
    func holds(in year: Int?) -> Bool {
      guard let year else { return until == nil }
      return (from ?? .min) <= year && year <= (until ?? .max)
    }
  }

  init(_ regions: [AuthorityTable], members: [AuthorityTable], countries: Countries) {
    var all: [Region] = []
    var positions: [String: Int] = [:]
    for table in regions {
      let (code, scheme, parent) = (table.column("code"), table.column("scheme"), table.column("parent"))
      let (m49, name) = (table.column("m49"), table.column("name"))
      for row in 0..<table.rowCount {
        let region = Region(
          code: table.string(row, code), scheme: Region.Scheme(rawValue: table.string(row, scheme)) ?? .grouping,
          parent: table.range(row, parent).isEmpty ? nil : table.string(row, parent),
          m49: table.string(row, m49), name: table.string(row, name))
        if let known = positions[region.code] {
          all[known] = region
        } else {
          positions[region.code] = all.count
          all.append(region)
        }
      }
    }
    var memberships: [String: [Membership]] = [:]
    for table in members {
      let (region, country) = (table.column("region"), table.column("country"))
      let (from, until) = (table.column("from"), table.column("until"))
      for row in 0..<table.rowCount {
        memberships[table.string(row, region), default: []].append(
          Membership(
            member: table.string(row, country), from: Int(table.string(row, from)),
            until: Int(table.string(row, until))))
      }
    }
    self.all = all
    self.positions = positions
    self.countries = countries
    self.members = memberships
  }

  package subscript(code: String) -> Region? { positions[code].map { all[$0] } }

  /// The United Nations regions that hold a country, the nearest first, then its UNESCO region; the world, which
  /// holds every country, is left out.
  package func ancestors(of country: String) -> [String] {
    guard let country = countries[country] else { return [] }
    var found: [String] = []
    for region in country.m49Regions { append(region, andParentsTo: &found) }
    if let region = country.unescoRegion { append(region, andParentsTo: &found) }
    return found
  }

  /// The regions that hold a region, the nearest first, without the world.
  package func ancestors(ofRegion code: String) -> [String] {
    var found: [String] = []
    if let parent = self[code]?.parent { append(parent, andParentsTo: &found) }
    return found
  }

  /// Groupings that a country belongs to.
  /// - Parameter year: nil for today.
  package func groupings(of country: String, year: Int? = nil) -> [String] {
    all.filter { $0.scheme == .grouping && countries(in: $0.code, year: year).contains(country) }.map(\.code)
  }

  /// Codes of the countries in a region of any scheme, in the order of the country file; none for a region
  /// that is not known.
  /// - Parameter year: for groupings, the year of membership; nil for today.
  package func countries(in region: String, year: Int? = nil) -> [String] {
    guard let region = self[region] else { return [] }
    var within: Set<String> = [region.code]
    // A parent may stand below its child in the file: go on until nothing is added.
    while case let added = all.filter({ child in
      !within.contains(child.code) && child.parent.map(within.contains) == true
    }), !added.isEmpty {
      within.formUnion(added.map(\.code))
    }
    var listed: Set<String> = []
    var open = Array(within)
    while let code = open.popLast() {
      for membership in members[code] ?? [] where membership.holds(in: year) {
        if countries[membership.member] != nil {
          listed.insert(membership.member)
        } else if within.insert(membership.member).inserted {
          open.append(membership.member)
        }
      }
    }
    let isWorld = region.m49 == Self.world
    return countries.all.filter { country in
      isWorld || listed.contains(country.code) || country.m49Regions.contains(where: within.contains)
        || country.unescoRegion.map(within.contains) == true
    }.map(\.code)
  }

  /// The year in which the first membership of a grouping begins; nil for a region without members of its own, or where
  /// that is not known.
  package func firstYear(of region: String) -> Int? {
    let years = (members[region] ?? []).map(\.from)
    return years.contains(nil) ? nil : years.compactMap(\.self).min()
  }

  /// The region of all countries, which is no tag.
  static let worldCode = "world"
  /// The United Nations' code of it.
  private static let world = "001"

  private func append(_ code: String, andParentsTo found: inout [String]) {
    var next: String? = code
    while let code = next, let region = self[code], region.m49 != Self.world, !found.contains(code) {
      found.append(code)
      next = region.parent
    }
  }
}
