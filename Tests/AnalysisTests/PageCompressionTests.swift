import Testing

@testable import Analysis

@Suite struct PageCompressionTests {
  @Test(arguments: [("", 1), ("a", 1), ("職業教育", 1), ("vocational ", 10_000)])
  func roundTrip(repeated: String, times: Int) throws {
    let text = String(repeating: repeated, count: times)
    let frame = try PageCompression.compress(text)
    #expect(try PageCompression.decompress(frame) == text)
    #expect(text.utf8.count < 1000 || frame.count < text.utf8.count / 10)
  }

  @Test func damageIsAnError() throws {
    let frame = try PageCompression.compress("Some text that is long enough to be damaged in several places.")
    for length in 0..<frame.count {
      #expect(throws: PageCompression.Failure.self) { try PageCompression.decompress(Array(frame[..<length])) }
    }
    // A frame that states 1 TiB.
    let bomb: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0]
    #expect(throws: PageCompression.Failure.self) { try PageCompression.decompress(bomb) }
  }
}
