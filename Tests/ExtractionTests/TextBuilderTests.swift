import Analysis
import Testing

@testable import Corpus
@testable import Extraction

@Suite struct TextBuilderTests {
  @Test(arguments: [
    ("  a \t\n b  ", "a b"), ("a\u{A0}\u{2003}\u{3000}b", "a b"), ("soft\u{AD}hyphen", "softhyphen"),
    ("bell\u{7} and \u{1}marker\u{2}", "bell and marker"), ("c1\u{9B}x", "c1x"), ("e\u{301}", "\u{E9}"),
    ("\u{FEFF}mark", "mark"), ("का", "का"), ("\u{1100}\u{1161}", "\u{AC00}"), ("", ""), (" \n ", ""),
  ])
  func squeezes(_ input: String, _ expected: String) {
    #expect(Array(TextBuilder.line(input).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func keepsLinesOfPreformattedText() {
    #expect(TextBuilder.paragraphs(" a  b\tc \r\n\r\n d\u{2028}e ") == "a b\tc\nd\ne")
  }

  @Test func joinsStretchesOfOneRole() {
    var builder = TextBuilder()
    builder.open(.heading)
    builder.append("Aims")
    builder.open(.body)
    builder.append("One.")
    builder.open(.body)
    builder.append("Two.")
    builder.open(.body, language: "fr")
    builder.append("Trois.")
    #expect(
      builder.takeBlocks() == [
        Block(.heading, "Aims"), Block(.body, "One.\nTwo."), Block(.body, "Trois.", language: "fr"),
      ])
    #expect(builder.isEmpty)
  }

  @Test func capsRunsOfCombiningMarks() {
    let text = "e" + String(repeating: "\u{323}\u{301}", count: 50_000)
    #expect(TextBuilder.line(text).unicodeScalars.count < 40)
  }

  @Test(
    arguments: [
      ("14 November 2014", "2014"), ("2014-11-14T10:00:00Z", "2014"), ("20141114", "2014"), ("1948/07//", "1948"),
      ("٢٠١٩", "2019"), ("page 12345", nil), ("0042", nil), ("", nil), ("2015-2017", "2015"),
    ] as [(String, String?)])
  func findsYears(_ date: String, _ year: String?) {
    #expect(YearFinder.year(in: date) == year)
  }

  @Test(
    arguments: [
      ("https://doi.org/10.1000/182", "10.1000/182"), ("doi:10.1000/182.", "10.1000/182"),
      ("10.1002/(SICI)1<1", "10.1002/(SICI)1"),
      ("version 10.2", nil), ("none", nil),
    ] as [(String, String?)])
  func findsDOIs(_ text: String, _ doi: String?) {
    #expect(FieldValue.doi(text) == doi)
  }
}
