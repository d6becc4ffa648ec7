import Corpus
import Indexing
import Testing

@testable import Search

/// What holds for any text that a document may bring.
@Suite struct ExportRobustnessTests {
  static let pieces: [String] = [
    "\n", "\r\n", "\t", "\u{0}", "\u{1B}]0;x\u{7}", "\u{9B}", "\u{7F}", "{", "}", "\\", "\"", ",", "'", "=", "-", "@",
    "*", "_",
    "[", "](", "<script>", "&", "%", "ER  - ", "TY  - ", "\u{202E}", "\u{2069}", "\u{FEFF}", "\u{2028}", "职", "ب",
    "\u{301}",
    "👩‍🎓", "🇰", "\u{FE0F}", "ก", "ำ", " ", "a", "7", "and", ".",
  ]

  /// Texts of a simple congruential sequence, the same in every run.
  static let texts: [String] = {
    var state: UInt64 = 2026
    return (0..<150).map { _ in
      (0..<14).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return pieces[Int(state >> 33) % pieces.count]
      }.joined()
    }
  }()

  private func result(_ text: String) -> SearchResult {
    var hit = ExportFixtures.english
    hit.document.title = text
    hit.document.authors = [text, "Ann " + text]
    hit.document.publisher = text
    hit.document.doi = text
    hit.document.record = text
    hit.locations = [text]
    hit.document.fields = [
      Field(.abstract, text, origin: .record), Field(.container, text, origin: .record),
      Field(.url, "https://x.org/" + text, origin: .record),
    ]
    let bytes = text.utf8.count
    hit.snippets = [
      Snippet(page: 1, text: text, highlights: [0..<(bytes / 2)], isCutBefore: false, isCutAfter: true)
    ]
    return SearchResult(total: 1, hits: [hit])
  }

  @Test func noTextBreaksAFormat() throws {
    var context = try ExportFixtures.context()
    for text in Self.texts {
      let result = result(text)
      for line in try RISFormat().render(result, context: context).split(separator: "\r\n") {
        // What goes on with an abstract cannot be taken for a tag.
        #expect(
          line.wholeMatch(of: /(?:[A-Z][A-Z0-9]  - |(?![A-Z][A-Z0-9]))[^\r\n]*/.matchingSemantics(.unicodeScalar))
            != nil,
          "\(line.debugDescription)")
      }
      let bibtex = try BibTeXFormat().render(result, context: context)
      #expect(bibtex.utf8.count { $0 == UInt8(ascii: "{") } == bibtex.utf8.count { $0 == UInt8(ascii: "}") })
      let csv = try CSVFormat().render(result, context: context)
      #expect(try CSVReader.records(of: csv.utf8).map(\.fields.count) == [16, 16])
      let trec = try TRECFormat().render(result, context: context)
      #expect(trec.split(whereSeparator: \.isWhitespace).count == 6)
      #expect(try JSONLinesFormat().render(result, context: context).utf8.count { $0 == UInt8(ascii: "\n") } == 1)
      for width in [nil, 10, 60] {
        context.terminal = TerminalStyle(width: width)
        let human = try HumanFormat().render(result, context: context)
        #expect(
          human.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control },
          "\(text.debugDescription)")
      }
    }
  }
}
