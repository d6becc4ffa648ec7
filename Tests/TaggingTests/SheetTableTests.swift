import Foundation
import Testing

@testable import Tagging

@Suite("A sheet")
struct SheetTableTests {
  private let text = "Document;Verdict;note\r\na;y;\"one; two\nthree\"\r\n;;\r\nb;n;'=ümlaut\r\n"

  private func rows(_ content: Data) throws -> [String] {
    let table = try SheetTable(content, required: ["document", "verdict"])
    return table.rows.map { "\($0.line) \($0["document"]) \($0["verdict"]) \($0["note"])" }
  }

  @Test("is read as spreadsheets save it")
  func encodings() throws {
    let expected = ["2 a y one; two\nthree", "5 b n =ümlaut"]
    #expect(try rows(Data(text.utf8)) == expected)
    #expect(try rows(Data([0xEF, 0xBB, 0xBF] + text.utf8)) == expected)
    for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .windowsCP1252] {
      let content = try #require(text.data(using: encoding))
      #expect(try rows(content) == expected, "\(encoding)")
    }
    let marked = try #require(text.data(using: .utf16BigEndian))
    #expect(try rows(Data([0xFE, 0xFF] + marked)) == expected)
    #expect(try rows(Data("sep=;\r\n\(text)".utf8)) == ["3 a y one; two\nthree", "6 b n =ümlaut"])
    let commas = text.replacing(";", with: ",").replacing("one, two", with: "one; two")
    #expect(try rows(Data(commas.utf8)) == expected)
    #expect(try rows(Data(text.replacing(";", with: "\t").replacing("one\t", with: "one;").utf8)) == expected)
    #expect(try rows(Data("document,verdict\ra,y\r#b,n\r".utf8)) == ["2 a y ", "3 #b n "])
  }

  @Test(
    "without form is refused",
    arguments: [
      ("", 1, "no column document, verdict"), ("document,note\n", 1, "no column verdict"),
      ("document,verdict\na,y\nb,\"n\n", 3, "never closed"), ("sep=;\ndocument\n", 2, "no column verdict"),
    ])
  func faults(text: String, line: Int, reason: String) {
    let fault = #expect(throws: SheetFault.self) { try SheetTable(Data(text.utf8), required: ["document", "verdict"]) }
    #expect(fault?.line == line && fault?.reason.contains(reason) == true, "\(String(describing: fault))")
  }
}
