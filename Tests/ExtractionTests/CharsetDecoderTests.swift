import Foundation
import Testing

@testable import Extraction

@Suite struct CharsetDecoderTests {
  private static let russian = "Профессиональное образование и обучение в Российской Федерации. Отчёт за год."
  private static let japanese = "職業教育と訓練に関する報告書。学校と企業の連携について述べる。"

  @Test(arguments: [
    (russian, String.Encoding.windowsCP1251, "CP1251"), (russian, .utf8, "UTF-8"), (russian, .utf16, "UTF-16LE"),
    (russian, .utf16BigEndian, "UTF-16BE"), (japanese, .shiftJIS, "CP932"), (japanese, .iso2022JP, "ISO-2022-JP"),
    ("Formación técnica; año, España", .windowsCP1252, "CP1252"),
  ])
  func guesses(_ text: String, _ encoding: String.Encoding, _ charset: String) throws {
    let content = try #require(text.data(using: encoding))
    let found = CharsetDecoder.decode(content)
    #expect(found.text == text)
    if encoding != .utf16BigEndian { #expect(found.charset == charset) }
  }

  @Test func believesADeclarationOnlyWhereTheBytesAreNotUTF8() {
    #expect(CharsetDecoder.decode(Data("né".utf8), declared: "iso-8859-1").text == "né")
    #expect(CharsetDecoder.decode(Data([0x6E, 0xE9]), declared: "ISO-8859-1").text == "né")
    #expect(CharsetDecoder.decode(Data([0xD6, 0xB0, 0xD2, 0xB5, 0xBD, 0xCC]), declared: "gb2312").text == "职业教")
    #expect(CharsetDecoder.decode(Data([0x6E, 0xE9]), declared: "no-such-charset").text == "né")
  }

  @Test func bearsATextCutInsideACharacter() {
    let content = Data("образование".utf8.dropLast())
    #expect(CharsetDecoder.decode(content).text == "образовани\u{FFFD}")
  }
}
