import Corpus
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

  /// Bytes of texts whose sets differ from others in a few characters.
  @Test(
    arguments: [
      ([0xA5, 0xED, 0xA5, 0xB0, 0xA5, 0xA4, 0xA5, 0xF3], "ログイン"),
      ([0xBB, 0xA2, 0xB4, 0xF3, 0x8A, 0x61, 0xB7, 0x42, 0x20, 0xD2, 0x85, 0x9D, 0x65], "직업교육 훈련"),
      (
        Array("La formaci".utf8) + [0xF3] + Array("n t".utf8) + [0xE9] + Array("cnica cuesta 100 ".utf8) + [0xA4]
          + Array(" cada a".utf8) + [0xF1] + Array("o.".utf8), "La formación técnica cuesta 100 € cada año."
      ),
      (
        Array(String(repeating: "Xtude sur la qualitY. ", count: 9).utf8).map {
          $0 == 0x58 ? 0xC9 : $0 == 0x59 ? 0xE9 : $0
        },
        String(repeating: "Étude sur la qualité. ", count: 9)
      ),
      (
        Array("forma".utf8) + [0xE7, 0xE3] + Array("o, avalia".utf8) + [0xE7, 0xE3] + Array("o, educa".utf8)
          + [0xE7, 0xE3] + Array("o.".utf8), "formação, avaliação, educação."
      ),
      (
        Array("La formazione ".utf8) + [0xE8] + Array(" un diritto e una necessit".utf8) + [0xE0],
        "La formazione è un diritto e una necessità"
      ),
      (Array("al".utf8) + [0x85] + Array(" Ach".utf8), "al… Ach"),
      (Array("\u{1B}$)C".utf8) + [0x0E, 0x47, 0x51, 0x0F], "한"),
      ([0x00, 0x55, 0x00, 0x54, 0x30, 0x68, 0x30, 0x6F, 0x4E, 0x09, 0x76, 0x84, 0x53, 0xF7, 0x53, 0x16], "UTとは三的号化"),
    ] as [([UInt8], String)])
  func mendsGuesses(_ bytes: [UInt8], _ text: String) {
    #expect(CharsetDecoder.decode(Data(bytes)).text == text)
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

  @Test func `records of mainframes without ends are lines`() throws {
    let lines = ["Skills for work", "and the training that they take", "", "in firms"]
    let records = lines.map { $0.padding(toLength: 80, withPad: " ", startingAt: 0) }.joined()
    #expect(try CharsetDecoder.decode(Self.encode(records, "IBM037")).text == lines.joined(separator: "\n"))
    let running = String(repeating: "Skills for work and training", count: 20)
    #expect(try CharsetDecoder.decode(Self.encode(running, "IBM037")).text == running)
  }

  @Test(arguments: [
    ("IBM037", "Skills [for] work! Training and education (a|b), 2019"),
    ("IBM037", "Ausbildung für die Schüler und Gehilfen der Städte, 1987"),
    ("IBM037", "printf {name} and {value} of the record, some@example.org"),
    ("IBM273", "Über Prüfungen und Lehrpläne für die Gehilfen der Straße"),
    ("IBM273", "AUSBILDUNGSSTÄTTEN UND PRÜFUNGEN DER STADT, 1987"),
    ("IBM297", "La réussite des élèves et la leçon du maître à l'école"),
    ("IBM284", "La enseñanza de los oficios en el taller de los señores"),
    ("IBM500", "Skills [for] work! Training and education (a|b), 2019"),
    ("IBM1047", "Skills [for] work! Training and education (a|b), 2019"),
  ])
  func `text of mainframes is told`(charset: String, text: String) throws {
    let content = try Self.encode(text + "\n" + text, charset)
    #expect(CharsetDecoder.decode(content).text == text + "\n" + text)
    #expect(CharsetDecoder.decode(content).charset == charset)
    #expect(MediaTypeDetector().detect(path: "a.txt", content: content) == .readable(.plainText))
  }

  /// In these the bytes past ASCII are letters of western languages as well.
  @Test(arguments: [
    ("CP1257", "Švietimas žmonėms, mokyklų tinklas"), ("CP1257", "Skolēni mācās šajā skolā, ziņojums"),
    ("CP1257", "Kutseharidus Eestis: õpilased, õpetajad. Põhikooli järel jätkavad noored õpinguid ning šokk."),
    ("CP1250", "Učenci in šola, poklicno izobraževanje"),
    ("CP1252", "Formation à l’école : élèves, été, où"), ("CP1252", "Größe und Übung, Maß"),
  ])
  func `the language tells the charset of short texts`(charset: String, text: String) throws {
    #expect(try CharsetDecoder.decode(Self.encode(text, charset)).text == text)
  }

  /// Bytes of text in a charset, found by what the converter makes of each byte.
  private static func encode(_ text: String, _ charset: String) throws -> Data {
    var bytes: [Character: UInt8] = [:]
    for byte in UInt8.min...UInt8.max {
      let decoded = [byte].withUnsafeBufferPointer { Iconv.decode($0, from: charset) }
      if let character = decoded?.first, bytes[character] == nil { bytes[character] = byte }
    }
    return Data(try text.map { try #require(bytes[$0]) })
  }
}
