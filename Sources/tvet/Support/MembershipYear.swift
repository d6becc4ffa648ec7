import ArgumentParser
import Corpus
import Facets
import Foundation
import Search

/// The year at which memberships of groupings are taken, as `--as-of` names it.
enum MembershipYear {
  /// Before this no grouping of the tables had members.
  private static let earliest = 1900
  /// So many years ahead memberships may be agreed upon.
  private static let yearsAhead = 10

  /// - Throws: `ValidationError` for what is no year, or one that makes no sense.
  static func parse(_ text: String) throws -> Int {
    let latest = Calendar(identifier: .gregorian).component(.year, from: Date()) + yearsAhead
    guard let year = Int(text), text.utf8.count == 4, (earliest...latest).contains(year) else {
      throw ValidationError("'\(text)' is no year from \(earliest) to \(latest), such as 1998")
    }
    return year
  }

  /// Says of the regions that questions ask for, in their words or their filters, that they have no members in the
  /// questions' year, where they have in others: nothing found would be taken for an answer. Each is told once.
  static func noteEmpty(_ requests: [SearchRequest], _ authorities: Authorities) {
    let filters = requests.flatMap { request in
      request.query.facetFilters + request.filters.flatMap { Query.filter($0).facetFilters }
    }
    let regions = filters.filter { $0.facet == .region }.map(\.name)
    noteEmpty(regions, year: requests.first?.membershipYear, authorities)
  }

  /// The same for regions as they were typed.
  static func noteEmpty(_ names: [String], year: Int?, _ authorities: Authorities) {
    guard let year else { return }
    var told: Set<String> = []
    for name in names {
      guard case .found(let region) = authorities.resolve(name, facets: [.region]),
        isEmpty(region.value, year, authorities), told.insert(region.value).inserted
      else { continue }
      let first = authorities.regions.firstYear(of: region.value).flatMap { year < $0 ? $0 : nil }
      Console.note(
        "tvet: no member of \(region.value) is known for \(year)"
          + (first.map { ": its memberships begin in \($0)" } ?? ""))
    }
  }

  /// Says which groupings a table of regions lacks since their members are known for later years only; states that are
  /// no more are not missed.
  static func noteMissing(year: Int?, _ authorities: Authorities) {
    guard let year else { return }
    let missing = authorities.regions.all.map(\.code).filter { code in
      isEmpty(code, year, authorities) && authorities.regions.firstYear(of: code).map { year < $0 } ?? false
    }
    guard !missing.isEmpty else { return }
    let shown = missing.prefix(mostNamed).joined(separator: ", ")
    let others = missing.count > mostNamed ? " and \(missing.count - mostNamed) others" : ""
    Console.note("tvet: no members are known for \(year) of \(shown)\(others)")
  }

  /// So many groupings are named in one line.
  private static let mostNamed = 12

  /// Whether a region has no members in a year, and has in others.
  private static func isEmpty(_ region: String, _ year: Int, _ authorities: Authorities) -> Bool {
    authorities.regions.countries(in: region, year: year).isEmpty && authorities.regions.firstYear(of: region) != nil
  }
}
