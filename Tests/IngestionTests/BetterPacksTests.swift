import Analysis
import Testing

@testable import Indexing
@testable import Ingestion

struct BetterPacksTests {
  private static let files = [
    RecognizedFile(path: "good", language: "en", confidence: 90),
    RecognizedFile(path: "poor", language: "en", confidence: 60),
    RecognizedFile(path: "polish", language: "pl", confidence: 90),
    RecognizedFile(path: "none", language: nil, confidence: 0),
  ]

  @Test(
    arguments: [
      (nil, ["eng", "pol"], []), (["eng", "pol"], ["eng", "pol"], []), (["eng", "pol"], ["eng"], []),
      (["eng"], ["eng", "pol"], ["none", "polish", "poor"]), (["eng"], ["eng", "rus"], ["none", "poor"]),
    ] as [([String]?, [String], [String])])
  func `files that new packs may read better`(known: [String]?, present: [String], paths: [String]) {
    let better = BetterPacks(Self.files, known: known.map { Set($0) }, present: Set(present))
    #expect(better.paths.sorted() == paths)
  }
}
