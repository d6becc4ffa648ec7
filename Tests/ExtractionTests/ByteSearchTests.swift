import Testing

@testable import Extraction

@Suite struct ByteSearchTests {
  @Test(arguments: [
    ("<html><body>", "<body", true), ("<bod", "<body", false), ("aab", "ab", true), ("", "a", false), ("a", "", true),
    ("métier", "tier", true), ("ab", "ba", false),
  ])
  func words(text: String, word: String, isThere: Bool) {
    #expect(text.holds(word) == isThere)
    let bytes = Array("x".utf8) + text.utf8
    let place = ByteSearch.index(of: word, in: bytes[1...])
    #expect((place != nil) == isThere)
    if let place { #expect(bytes[place...].starts(with: word.utf8)) }
  }
}
