import Corpus
import Testing

struct FileNameTests {
  @Test(
    arguments: [
      ([0x61, 0x2E, 0x74], "a.t"), ([0xC3, 0xA9], "é"), ([0xFF, 0xFE, 0x2D], #"\xff\xfe-"#), ([0xE9, 0x61], #"\xe9a"#),
      // Cut short, too long, a surrogate, past the end of Unicode.
      ([0xE2, 0x82], #"\xe2\x82"#), ([0xC0, 0xAF], #"\xc0\xaf"#), ([0xED, 0xA0, 0x80], #"\xed\xa0\x80"#),
      ([0xF5, 0x80, 0x80, 0x80], #"\xf5\x80\x80\x80"#), ([0xF0, 0x9F, 0x91, 0xA9], "👩"),
      // What stands for a byte may stand in a name as well.
      ([0xF4, 0x8F, 0xBF, 0xA9], #"\xf4\x8f\xbf\xa9"#), ([], ""),
    ] as [([UInt8], String)])
  func `any bytes are a name, and come back as they were`(bytes: [UInt8], shown: String) {
    let path = bytes.map { CChar(bitPattern: $0) } + [0]
    let text = FileName.text(path)
    #expect(FileName.shown(text) == shown)
    let back = FileName.withBytes(of: text) { pointer in (0..<path.count).map { pointer[$0] } }
    #expect(back == path)
  }
}
