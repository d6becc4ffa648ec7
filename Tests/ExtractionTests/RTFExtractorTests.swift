import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct RTFExtractorTests {
  @Test(arguments: [
    ("User", []), ("Administrator", []), ("Microsoft Office User", []), ("AED", []), ("Rosa User", ["Rosa User"]),
  ])
  func `accounts of programs are no authors`(name: String, authors: [String]) throws {
    let file = "{\\rtf1{\\info{\\author \(name)}}Skills for work\\par Firms train.\\par}"
    #expect(try document(RTFExtractor.self, file).values(.author) == authors)
  }

  @Test(arguments: [
    ("plain text\\par more", "plain text\nmore"), ("a\\tab b\\line c", "a b\nc"), ("ESP\\'cdRITO", "ESPÍRITO"),
    ("\\{braces\\} and \\\\", "{braces} and \\"), ("\\u26481 ?\\u20140 ?", "東京"), ("\\uc2\\u233 xxA", "éA"),
    ("\\u-10187?\\u-8702?", "\u{1D602}"), ("lone \\u-10187? half", "lone \u{FFFD} half"),
    ("{\\fonttbl{\\f1\\fcharset204 Arial;}}\\f1 \\'cf\\'f0\\'e8", "При"),
    ("{\\fonttbl{\\f1\\fcharset128 MS;}}{\\f1 \\'93\\'8c\\'8b\\'9e}x", "東京x"),
    ("{\\fonttbl{\\f2\\fcharset2 Symbol;}}{\\f2 \\'b7\\'41}point", "•point"), ("\\u-3913 ?point", "•point"),
    ("{\\fonttbl{\\f3\\fcharset128 OpenSymbol;}}{\\f3 \\'96}point", "–point"),
    ("\\ansicpg1250 za\\'bf\\'f3\\'b3\\'e6", "zażółć"), ("{\\*\\unknown hidden}shown", "shown"),
    ("a{\\pict 0a0b0c}b", "ab"), ("a\\bin3 }}}b", "ab"), ("kept{\\deleted gone}", "kept"),
    ("{\\b bold\\*\\cs7 still}", "boldstill"), ("{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt link}}", "link"),
    ("{\\object{\\*\\objdata d0cf}{\\result seen}}\\par", "seen"), ("\\lquote a\\rquote\\emdash b", "‘a’—b"),
    ("no end {of groups {at all", "no end of groups at all"), ("too many } ends } here", "too many ends here"),
    ("a\\_b\\~c\\-d", "a-b cd"), ("\\'zz\\u99999999?x", "zz\u{E0FF}x"),
  ])
  func `text`(source: String, expected: String) throws {
    #expect(try document(RTFExtractor.self, "{\\rtf1 \(source)}").text == expected)
  }

  @Test func `each part in its role, on its page`() throws {
    let document = try document(
      RTFExtractor.self,
      """
      {\\rtf1{\\stylesheet{ Normal;}{\\s1 heading 1;}{\\s2 Title;}}{\\info{\\title Other}{\\author King, Ada}{\\company ILO}
      {\\keywords skills; work}{\\creatim\\yr2011\\mo9}}{\\header A head\\par}{\\footer A foot\\par}
      \\pard\\s2 Colleges at work\\par\\pard\\s1 Aims\\par\\pard Training{\\footnote See the annex.\\par}
       matters{\\*\\atnid AK}{\\*\\atnauthor Ada}{\\*\\annotation Why?\\par}.
      {\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt In a box\\par}}{\\shprslt twice}}\\par
      \\trowd\\pard\\intbl Year\\cell Places\\cell\\row\\pard\\page Second page\\par}
      """)
    #expect(document.pages.map(\.number) == [1, 2])
    #expect(document.text(.heading) == "Colleges at work\nAims")
    #expect(document.text(.body) == "Training matters.\nIn a box\nSecond page")
    #expect(document.text(.table) == "Year\tPlaces")
    #expect(document.text(.note) == "See the annex.\nAda: Why?")
    #expect(document.text(.boilerplate) == "A head\nA foot")
    #expect(document.best(.title).map(\.value) == ["Colleges at work"])
    #expect(document.values(.author) == ["King, Ada"] && document.values(.organization) == ["ILO"])
    #expect(document.values(.year) == ["2011"] && document.values(.keyword) == ["skills", "work"])
  }

  @Test func `a title that the text does not hold gives way`() throws {
    let text = "{\\rtf1{\\info{\\title Template of 1999}}Bulletin on skills\\par\\par The text of it goes on.\\par}"
    #expect(try document(RTFExtractor.self, text).best(.title).map(\.value) == ["Bulletin on skills"])
    let named = text.replacing("Template of 1999", with: "bulletin on skills")
    #expect(
      try document(RTFExtractor.self, named).best(.title) == [
        Field(.title, "bulletin on skills", origin: .embedded)
      ])
  }

  @Test func `nesting is bounded`() {
    let deep = "{\\rtf1 x" + String(repeating: "{", count: 1_000_000)
    #expect { try document(RTFExtractor.self, deep) } throws: {
      if case ExtractionError.limit = $0 { true } else { false }
    }
  }

  @Test func `notes within notes come to an end`() throws {
    let nested = String(repeating: "{\\footnote n", count: 500) + String(repeating: "}", count: 500)
    #expect(try document(RTFExtractor.self, "{\\rtf1 \(nested) after\\par}").text(.body) == "after")
  }
}
