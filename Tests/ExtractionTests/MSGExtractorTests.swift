import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct MSGExtractorTests {
  /// 5 May 2015, in hundred nanoseconds since 1601.
  private static let time = 130_752_576_000_000_000

  private static let properties = zeros(32) + property(0x0039, 0x0040, time) + property(0x3FFD, 0x0003, 1257)

  private static func property(_ name: Int, _ type: Int, _ value: Int) -> [UInt8] {
    little(type, 2) + little(name, 2) + little(6, 4) + little(value, 8)
  }

  static let sample = OLEWriter.file([
    "__properties_version1.0": properties,
    "__substg1.0_0037001F": wide("Overview of skills"),
    "__substg1.0_0C1A001F": wide("Rosa Quispe"),
    "__substg1.0_0E04001F": wide("office@example.org; Ada King"),
    "__substg1.0_1000001F": wide("See the file."),
    "__attach_version1.0_#00000000/__properties_version1.0": zeros(8),
    "__attach_version1.0_#00000000/__substg1.0_3707001F": wide("notes.rtf"),
    "__attach_version1.0_#00000000/__substg1.0_37010102": Array("{\\rtf1 Attached words}".utf8),
    "__attach_version1.0_#00000001/__properties_version1.0": zeros(8),
    "__attach_version1.0_#00000001/__substg1.0_3001001F": wide("Forwarded"),
    "__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0": zeros(24),
    "__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001F": wide("Words of the other message"),
  ])

  @Test func `header, text and attachments`() throws {
    let document = try document(MSGExtractor.self, Self.sample)
    #expect(document.values(.title) == ["Overview of skills"])
    #expect(document.values(.author) == ["Rosa Quispe"])
    #expect(document.values("to") == ["office@example.org; Ada King"])
    #expect(document.values(.year) == ["2015"])
    #expect(
      document.pages.map(\.text)
        == ["See the file.", "notes.rtf\nAttached words", "Forwarded\nWords of the other message"])
  }

  @Test(arguments: [
    ("1000001E", [0xD0, 0x76, 0x69, 0x65, 0x74, 0x69, 0x6D, 0x61, 0x73], "Švietimas"),
    ("10130102", Array("<html><body><p>Words of the page</p></body></html>".utf8), "Words of the page"),
    ("10090102", rtf(plain: "{\\rtf1 Words of rich text}"), "Words of rich text"),
    ("10090102", compressed, "hello world"),
  ])
  func `each form of the text is read`(stream: String, content: [UInt8], expected: String) throws {
    let file = OLEWriter.file([
      ("__properties_version1.0", Self.properties), ("__substg1.0_" + stream, content),
    ])
    #expect(try document(MSGExtractor.self, file).text == expected)
  }

  private static func rtf(plain: String) -> [UInt8] {
    little(plain.utf8.count + 12, 4) + little(plain.utf8.count, 4) + Array("MELA".utf8) + zeros(4) + Array(plain.utf8)
  }

  /// `{\rtf1\ansi\ansicpg1252\pard hello world}` (MS-OXRTFCP 3.1.1, the example there).
  private static let compressed: [UInt8] = [
    0x2D, 0, 0, 0, 0x2B, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5, 0xC7, 0xA7, 0x03, 0, 0x0A, 0, 0x72, 0x63, 0x70,
    0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A, 0xF3, 0x20, 0x68, 0x65, 0x6C, 0x09, 0, 0x20, 0x62, 0x77, 0x05, 0xB0, 0x6C,
    0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0,
  ]
}
