import ArgumentParser
import Corpus
import Facets
import Foundation

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

  /// Says of regions that they have no members in a year, where they have in others: nothing found would be taken for
  /// an answer.
  static func noteEmpty(_ names: [String], year: Int?, _ authorities: Authorities) {
    guard let year else { return }
    for name in names {
      guard case .found(let region) = authorities.resolve(name, facets: [.region]),
        authorities.regions.countries(in: region.value, year: year).isEmpty,
        let first = authorities.regions.firstYear(of: region.value)
      else { continue }
      Console.note(
        year < first
          ? "tvet: no member of \(region.value) is known for \(year): its memberships begin in \(first)"
          : "tvet: no member of \(region.value) is known for \(year)")
    }
  }
}
