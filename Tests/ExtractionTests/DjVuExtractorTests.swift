import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct DjVuExtractorTests {
  @Test func `the text layer is read`() throws {
    #expect(try document(DjVuExtractor.self, Samples.djvu).text == "Hello wörld\n教育 \"q\" \\ end")
  }

  @Test func `damage is told in the program's words`() {
    #expect(throws: ExtractionError.damaged(detail: "djvutxt: Unexpected End Of File.")) {
      try document(DjVuExtractor.self, Data(Samples.djvu.prefix(40)))
    }
  }

  @Test func `a page of pixels has no text`() {
    #expect(throws: ExtractionError.noText(detail: "1 pages are images without a text layer")) {
      try document(DjVuExtractor.self, Samples.djvu(text: nil))
    }
  }

  @Test(arguments: [
    (
      "(page 0 0 9 9 \"a \\\"b\\\" (c) \\\\\\n\")\n()\n(page 0 0 9 9 \"\\346\\225\\231\")",
      ["a \"b\" (c) \\\n", "", "教"]
    ),
    ("", []), ("(page \"a\\", []),
  ])
  func `pages are counted with those that have no text`(output: String, expected: [String]) {
    #expect(DjVuExtractor.pages(of: Array(output.utf8)) == expected)
  }
}
