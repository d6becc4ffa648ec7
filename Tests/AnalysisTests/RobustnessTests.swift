import Testing

@testable import Analysis

/// Whatever the bytes: no crash, and offsets inside the text, in order.
@Suite struct RobustnessTests {
  @Test(arguments: 0..<40) func randomBytes(seed: UInt64) {
    var random = SplitMix(state: seed)
    let analyzer = Analyzer()
    for mode in [Analyzer.Mode.document, .query, .terms, .exact, .prefix] {
      check((0..<3000).map { _ in UInt8.random(in: 0...255, using: &random) }, analyzer, mode)
      check(Array(Self.text(using: &random).utf8), analyzer, mode)
      // Valid text with damage.
      var bytes = Array(Self.text(using: &random).utf8)
      for _ in 0..<200 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      check(bytes, analyzer, mode)
    }
  }

  @Test func everyCodePointAlone() {
    let analyzer = Analyzer()
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      check(Array(String(Character(scalar)).utf8), analyzer, .document)
    }
  }

  @Test func endlessMarkers() {
    let analyzer = Analyzer()
    check(Array(repeating: 1, count: 1_000_000), analyzer, .document)
    check(Array(String(repeating: "\u{1}en", count: 300_000).utf8), analyzer, .document)
    check(Array(String(repeating: "字\u{200D}", count: 300_000).utf8), analyzer, .document)
    check(Array(String(repeating: "a\u{301}", count: 300_000).utf8), analyzer, .document)
    check(Array(("字" + String(repeating: "\u{3099}", count: 300_000)).utf8), analyzer, .document)
  }

  private func check(_ bytes: [UInt8], _ analyzer: Analyzer, _ mode: Analyzer.Mode) {
    var isSound = true
    var fault: Token?
    var position = -1
    var start = 0
    // Not verbatim tokens by chance, which are taken as they are.
    let bytes = [0x20] + bytes
    bytes.withUnsafeBufferPointer { buffer in
      analyzer.forEachToken(in: buffer, languages: ["en", "ar", "tr"], mode: mode) { token in
        position += token.isColocated ? 0 : 1
        isSound =
          isSound && token.position == position && token.utf8Range.lowerBound >= start && !token.utf8Range.isEmpty
          && token.utf8Range.upperBound <= bytes.count && (1...255).contains(token.bytes.count)
          && !token.bytes.contains { [0x20, 0x22, 0, 1, 2, 3].contains($0) }
          && String(validating: token.bytes, as: UTF8.self) != nil
        if !isSound && fault == nil { fault = Token(token) }
        start = token.utf8Range.lowerBound
        return true
      }
    }
    #expect(isSound, "\(mode) \(String(describing: fault))")
  }

  /// Characters of many scripts, marks and markers in no order.
  private static func text(using random: inout SplitMix) -> String {
    let pieces = [
      "training ", "élève", "İI", "\u{301}", "\u{AD}", "職業", "ガ", "\u{3099}", "ﾞ", "한", "\u{1161}", "การ", "ខ្មែរ",
      "\u{200B}", "والتدريب", "\u{64B}", "\u{640}", "कौशल", "\u{94D}", "ﬁ", "½", "ﷺ", "\n", "\u{C}", "\u{1}fr;b\u{2}",
      "\u{1}", "\u{2}", "\u{1}=\u{2}", "\u{3}", "\u{5}", "\u{0}", "9", "😀", "𠀀", "𝒜", " ", "\u{FEFF}", "Ⱥ",
    ]
    return (0..<600).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}

/// A small random generator, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
