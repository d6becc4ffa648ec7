import Analysis
import Corpus
import Facets
import Testing

@Suite struct HostileTextTests {
  /// Bytes that are no text, repaired as an extractor would.
  private static let noise: String = {
    var state: UInt64 = 42
    let bytes = (0..<1_000_000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    return String(decoding: bytes, as: UTF8.self)
  }()

  /// Ten megabytes of what matches nothing, one of what matches everywhere: no time but a linear one passes.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "a", count: 10_000_000),
      String(repeating: "Ａ", count: 3_000_000),
      String(repeating: ".", count: 1_000_000),
      String(repeating: "U.S.", count: 250_000),
      String(repeating: "\u{301}", count: 500_000),
      String(repeating: "Democratic Republic of the ", count: 40_000),
      String(repeating: "Kenya World Bank ADB ", count: 5_000),
      String(repeating: "\u{0}", count: 1_000_000),
      noise,
    ].map(LongText.init))
  func takesLinearTime(_ hostile: LongText) {
    let document = Samples.document(title: hostile.text, [Block(.body, hostile.text)])
    let tags = Samples.tagger.annotate(document, language: "en")
    #expect(tags.allSatisfy { $0.evidence.count <= 8 })
  }
}
