import Foundation

extension Samples {
  static let rtf = Data(
    "{\\rtf1\\ansi{\\info{\\author King, Ada}}Training \\'e9t\\'e9 \\u25945 ?\\par{\\footnote Annex}\\page B}".utf8)

  static var doc: Data {
    var builder = DOCBuilder()
    builder.parts[0] = "Aims\rTraining \u{13}X\u{14}matters\u{15}.\u{C}Année\r"
    return builder.content
  }

  static let mail = Data(
    """
    From: Rosa <rosa@example.org>
    Subject: Skills
    Message-ID: <1@example.org>
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8

    Words of a message
    """.utf8)

  static let mailbox = """
    From rosa@example.org Tue May  5 10:00:00 2015
    From: Rosa <rosa@example.org>
    Subject: Skills
    Message-ID: <1@example.org>
    MIME-Version: 1.0

    First words

    From rosa@example.org Tue May  5 11:00:00 2015
    Subject: Skills
    Message-ID: <1@example.org>

    Second words
    >From the start

    From rosa@example.org Tue May  5 12:00:00 2015
    Subject:

    --

    """

  static let djvu = djvu(text: "Hello wörld\n教育 \"q\" \\ end")

  /// A page without pixels and, perhaps, a text layer (DjVu 3, chunks INFO and TXTa).
  static func djvu(text: String?) -> Data {
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
      Array(name.utf8) + little(content.count, 4).reversed() + content + zeros(content.count % 2)
    }
    var page = Array("DJVU".utf8) + chunk("INFO", [0, 64, 0, 64, 24, 0, 44, 1, 22, 1])
    if let text {
      let bytes = Array(text.utf8)
      let length = Array(little(bytes.count, 3).reversed())
      let zone: [UInt8] = [1, 128, 0, 128, 0, 128, 64, 128, 64, 128, 0] + length + zeros(3)
      page += chunk("TXTa", length + bytes + [1] + zone)
    }
    return Data(Array("AT&T".utf8) + chunk("FORM", page))
  }
}
