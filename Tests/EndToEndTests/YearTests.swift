import Foundation
import Testing

struct YearTests {
  /// `TVET_TEST_YEARS` sets how many are tried, where one has more time.
  private static let seeds: [UInt64] = {
    let count = ProcessInfo.processInfo.environment["TVET_TEST_YEARS"].flatMap(Int.init) ?? 2
    return (0..<max(1, count)).map { 1_000 + UInt64($0) }
  }()

  @Test(arguments: seeds)
  func `no decision is lost over a year of moves, edits, removals, rebuilds, kills and merges`(seed: UInt64) throws {
    var year = try Year(seed: seed)
    var acts: [String] = []
    for _ in 0..<12 {
      for _ in 0..<5 { acts.append(try year.act()) }
      let differences = try year.differences()
      acts.append("ingest")
      #expect(differences == [], "seed \(seed): \(acts.joined(separator: "; "))")
      if !differences.isEmpty { break }
    }
  }
}
