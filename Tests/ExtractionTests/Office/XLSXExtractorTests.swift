import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct XLSXExtractorTests {
  @Test func readsAllPartsOfSheets() throws {
    let found = try document(XLSXExtractor.self, Samples.xlsx)
    #expect(
      found.pages.map(\.blocks) == [
        [
          Block(.heading, "Places"), Block(.table, "Places by year\nYear of entry\tNumber\n2020-01-01\t1,234.6"),
          Block(.note, "An estimate"), Block(.boilerplate, "Ministry & Agency Page"),
        ],
        [Block(.heading, "Notes"), Block(.table, "Kept out of sight")],
      ])
    #expect(found.values(.title) == ["Places by year"])
    #expect(found.values(.kind) == ["dataset"])
  }

  @Test func stopsWhereASheetIsTooLong() throws {
    let row = "<row><c t='inlineStr'><is><t>x</t></is></c></row>"
    let file = ZipWriter.archive([
      "xl/workbook.xml": "<workbook/>",
      "xl/worksheets/sheet1.xml":
        "<worksheet><sheetData>\(String(repeating: row, count: SheetLimits.rows + 5))</sheetData>",
      "xl/worksheets/sheet2.xml": "<worksheet><sheetData>\(row)",
    ])
    let found = try document(XLSXExtractor.self, file)
    #expect(found.pages.map { $0.text.count } == [2 * SheetLimits.rows - 1, 1])
    #expect(found.values("omitted") == ["sheet 1: rows after the first \(SheetLimits.rows)"])
  }

  @Test(
    arguments: [
      ("General", 1234567.0, "1234567"), ("General", 1.0 / 3, "0.3333333333"), ("General", 1e20, "1e+20"),
      ("0", 2.5, "2"), ("0.00", 2.5, "2.50"), ("#,##0", 1_234_567, "1,234,567"),
      ("#,##0.0;[Red]-#,##0.0", -1234, "-1,234.0"),
      ("0.0%", 0.125, "12.5%"), ("\"Day\" 0", 3, "3"), ("0.00E+00", 12345, "12345"), ("# ?/?", 0.5, "0.5"),
      ("yyyy-mm-dd", 43831, "2020-01-01"), ("[$-409]d\\-mmm\\-yy;@", 44197, "2021-01-01"),
      ("mmm yyyy", 43831, "2020-01"),
      ("yyyy", 43831, "2020"), ("h:mm AM/PM", 0.75, "18:00"), ("[h]:mm:ss", 0.5, "12:00:00"),
      ("mm:ss", 0.5, "12:00:00"),
      ("dd/mm/yyyy hh:mm", 43831.25, "2020-01-01 06:00"), ("d/m/yyyy", 1, "1900-01-01"), ("d/m/yyyy", 61, "1900-03-01"),
      ("d/m/yyyy", -5, "-5"), ("d/m/yyyy", 1e12, "1000000000000"),
    ] as [(String, Double, String)])
  func showsNumbers(_ code: String, _ number: Double, _ text: String) {
    #expect(CellFormat(code: code).text(number, startsIn1904: false) == text)
  }

  @Test func countsDaysFrom1904() {
    #expect(CellFormat(builtIn: 14).text(0, startsIn1904: true) == "1904-01-01")
  }

  @Test(arguments: [
    (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (28, "lowerLetter", "bb"), (3, "russianUpper", "В"),
    (11, "ordinal", "11th"), (23, "ordinal", "23rd"), (7, "decimalZero", "07"), (10, "chineseCounting", "十"),
    (105, "chineseCountingThousand", "一百零五"), (2010, "chineseCountingThousand", "二千零一十"), (0, "lowerLetter", "0"),
    (5, "unheardOf", "5"), (3, "ideographTraditional", "丙"),
  ])
  func writesNumbersOfLists(_ number: Int, _ format: String, _ text: String) {
    #expect(NumberFormat.text(number, format: format) == text)
  }
}
