import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct XLSExtractorTests {
  static let sample = workbook(cells: [
    record(0xFD, cell(0, 0) + little(0, 4)), record(0xFD, cell(0, 1) + little(1, 4)),
    record(0x27E, cell(1, 0) + little(2010 << 2 | 2, 4)), record(0x203, cell(1, 1) + real(12.5)),
  ])

  @Test func `rows of a sheet, under its name`() throws {
    let document = try document(XLSExtractor.self, Self.sample)
    #expect(document.pages.map(\.number) == [1])
    #expect(document.text(.heading) == "Enrolment")
    #expect(document.text(.table) == "Year\t教育 in two records\n2010\t12.5")
    #expect(document.values(.kind) == ["dataset"])
  }

  @Test(arguments: [
    (record(0x203, cell(0, 0, format: 1) + real(38138)), "2004-05-31"),
    (record(0x203, cell(0, 0, format: 1) + real(-4)), "-4"),
    (record(0x203, cell(0, 0, format: 2) + real(38138)), "3813800.0%"),
    (record(0x27E, cell(0, 0) + little(150 << 2 | 3, 4)), "1.5"),
    (record(0xBD, cell(0, 3) + little(4 << 2 | 2, 4) + little(0, 2) + little(5 << 2 | 2, 4) + little(4, 2)), "4\t5"),
    (record(0x06, cell(0, 0) + zeros(6) + [0xFF, 0xFF]) + record(0x207, little(2, 2) + [0] + Array("ok".utf8)), "ok"),
    (record(0x06, cell(0, 0) + [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]), "TRUE"), (record(0x205, cell(0, 0) + [0, 0]), "FALSE"),
    (record(0x204, cell(0, 0) + little(3, 2) + [0] + [0x61, 0xE9, 0x62]), "aéb"),
  ])
  func `values of cells`(cells: [UInt8], expected: String) throws {
    #expect(try document(XLSExtractor.self, Self.workbook(cells: [cells])).text(.table) == expected)
  }

  @Test func `comments, text boxes and headers`() throws {
    func object(_ kind: Int, _ text: String) -> [UInt8] {
      Self.record(0x5D, zeros(4) + little(kind, 2))
        + Self.record(0x1B6, zeros(10) + little(text.utf8.count, 2) + zeros(6))
        + Self.record(0x3C, [0] + Array(text.utf8)) + Self.record(0x3C, zeros(8))
    }
    let header = Array("&CPage &P of \"R&&D\"".utf8)
    let document = try document(
      XLSExtractor.self,
      Self.workbook(cells: [
        Self.record(0x14, little(header.count, 2) + [0] + header), Self.record(0xFD, Self.cell(0, 0) + little(0, 4)),
        object(0x19, "Estimated"), object(0x06, "In a box"),
      ]))
    #expect(document.text(.note) == "Estimated" && document.text(.body) == "In a box")
    #expect(document.text(.boilerplate) == "Page of \"R&D\"")
  }

  @Test func `an old workbook with a password is told from one that it opens`() {
    let file = Self.workbook(globals: Self.record(0x2F, zeros(6)), cells: [])
    #expect { try document(XLSExtractor.self, file) } throws: { ($0 as? ExtractionError)?.kind == .locked }
  }

  static func record(_ kind: Int, _ content: [UInt8]) -> [UInt8] {
    little(kind, 2) + little(content.count, 2) + content
  }

  static func cell(_ row: Int, _ column: Int, format: Int = 0) -> [UInt8] {
    little(row, 2) + little(column, 2) + little(format, 2)
  }

  static func real(_ value: Double) -> [UInt8] {
    let bits = value.bitPattern
    return little(Int(bits & 0xFFFF_FFFF), 4) + little(Int(bits >> 32), 4)
  }

  /// One sheet; its second shared string goes on in another record, where characters have another width.
  private static func workbook(globals: [UInt8] = [], cells: [[UInt8]]) -> Data {
    let start = record(0x809, little(0x600, 2) + little(5, 2))
    let text = wide("教育 in ")
    let strings =
      record(0xFC, little(2, 4) + little(2, 4) + little(4, 2) + [0] + Array("Year".utf8) + little(17, 2) + [1] + text)
      + record(0x3C, [0] + Array("two records".utf8))
    let formats =
      record(0x41E, little(170, 2) + little(10, 2) + [0] + Array("yyyy-mm-dd".utf8))
      + record(0x41E, little(171, 2) + little(9, 2) + [0] + Array("[Red]0.0%".utf8))
      + record(0xE0, zeros(4)) + record(0xE0, zeros(2) + little(170, 2)) + record(0xE0, zeros(2) + little(171, 2))
    let name = [9, 0] + Array("Enrolment".utf8)
    let size = start.count + globals.count + 4 + 6 + name.count + strings.count + formats.count + 4
    let stream =
      start + globals + record(0x85, little(size, 4) + [0, 0] + name) + strings + formats + record(0x0A, [])
      + record(0x809, little(0x600, 2) + little(0x10, 2)) + cells.flatMap { $0 } + record(0x0A, [])
    return OLEWriter.file(["Workbook": stream])
  }
}
