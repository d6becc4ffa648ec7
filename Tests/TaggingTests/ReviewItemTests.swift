import Analysis
import Corpus
import Facets
import Foundation
import Indexing
import Testing

@testable import Tagging

@Suite("What is to be reviewed")
struct ReviewItemTests {
  private let rule = Annotation(facet: .country, value: "GH", role: .about, score: 0.5, source: .rule)

  private func shelf() throws -> Shelf {
    try Shelf([
      (
        "a", "Text.",
        [
          .machine("KE", 0.9, words: "Text"), .machine("UG", 0.55), .machine("TD", 0.52, .mentions),
          .machine("africa", 0.51, facet: .region), .machine("asia", 0.6, facet: .region, words: "Text"),
        ]
      ),
      ("b", "Text.", [.machine("KE", 0.45), rule]),
    ])
  }

  private func fetch(_ shelf: Shelf, _ change: (inout UncertainTag.Wish) -> Void = { _ in }) throws -> [String] {
    var wish = UncertainTag.Wish()
    change(&wish)
    return try shelf.store.read { try UncertainTag.fetch($0, wish) }.map(\.value)
  }

  @Test("is what nobody has decided about, the least certain first, as it is narrowed")
  func order() throws {
    let shelf = try shelf()
    // A region without words follows from a country; a rule's tag is no guess.
    #expect(try fetch(shelf) == ["TD", "UG", "KE", "asia", "KE"])
    #expect(try fetch(shelf) { $0.role = .about } == ["UG", "KE", "asia", "KE"])
    #expect(try fetch(shelf) { $0.facet = .region } == ["asia"])
    #expect(try fetch(shelf) { $0.value = "KE" } == ["KE", "KE"])
    #expect(try fetch(shelf) { $0.scores = 0.5...0.55 } == ["TD", "UG"])
    #expect(try fetch(shelf) { $0.limit = 2 } == ["TD", "UG"])
    #expect(try fetch(shelf) { $0.source = .rule } == ["GH"])
    #expect(try fetch(shelf) { ($0.source, $0.facet) = (nil, .country) } == ["GH", "TD", "UG", "KE", "KE"])
    let b = try shelf.document("b").id
    #expect(try fetch(shelf) { $0.documents = [b] } == ["KE"])
    try shelf.writer.batch { batch in
      try batch.setTags([TagRow(.machine("KE", 0.45), verdict: .reject)], document: b)
    }
    #expect(try fetch(shelf) { $0.documents = [b] } == [])
  }

  @Test("comes with the text around the places that the tagger found, and the names in it")
  func passages() throws {
    let filler = String(repeating: "Weavers learn to weave at the loom, ünd so weiter. ", count: 40)
    let text = filler + "Training in Kenya has changed; Kenyan colleges grew. " + filler
    let document = Document(
      mediaType: .plainText, record: "a", fingerprint: Fingerprint(of: "a".utf8),
      fields: [Field(.title, "Training in Kenya", origin: .embedded)],
      pages: [Page(number: 1, blocks: [Block(.heading, "Heading"), Block(.body, text)])])
    let tags = Tagger(authorities: Shelf.authorities).annotate(document, language: "en")
    let shelf = try Shelf([("a", "Heading\n" + text, tags)])
    let found = try shelf.store.read { db in
      let tag = try UncertainTag.fetch(db, UncertainTag.Wish()).first { $0.value == "KE" && $0.role == .mentions }
      return try tag.flatMap { try ReviewItem($0, authorities: Shelf.authorities, in: db) }
    }
    let item = try #require(found)
    #expect(item.label == "Kenya" && item.document == "a" && item.path == "documents/a.txt")
    let passage = try #require(item.passages.first { $0.place == "p. 1, body" })
    for (excerpt, length) in [(passage.brief, 150..<400), (passage.long, 1_500..<2_600)] {
      #expect(length.contains(excerpt.text.utf8.count), "\(excerpt.text.utf8.count)")
      #expect(excerpt.text.hasPrefix("… ") && excerpt.text.hasSuffix(" …") && !excerpt.text.contains("\u{FFFD}"))
      let names = excerpt.highlights.map { String(decoding: Array(excerpt.text.utf8)[$0], as: UTF8.self) }
      #expect(names == ["Kenya", "Kenyan"])
    }
  }

  @Test("shows a stretch of text once, however many of its words speak for the tag")
  func overlap() throws {
    let text = String(repeating: "Kenya trains weavers. ", count: 40)
    var tag = Annotation.machine("KE", 0.5)
    tag.evidence = [0, 22, 154, 440, 462].map { Evidence(page: 1, part: "body", offset: $0, words: "Kenya") }
    tag.evidence.append(Evidence(page: 0, part: "title", offset: 0, words: "Title"))
    let shelf = try Shelf([("a", text, [tag])])
    let passages = try shelf.store.read { db in
      try UncertainTag.fetch(db, UncertainTag.Wish()).compactMap {
        try ReviewItem($0, authorities: Shelf.authorities, in: db)
      }.flatMap(\.passages)
    }
    #expect(passages.map(\.place) == ["p. 1, body", "p. 1, body", "title"])
    #expect(passages.count < 2 || passages[0] != passages[1])
  }

  @Test("goes into a sheet that no spreadsheet takes for formulas")
  func sheet() throws {
    let excerpt = ReviewItem.Excerpt(text: "=HYPERLINK(\"x\")", highlights: [])
    let item = ReviewItem(
      document: "key", id: "-1", path: "@a.md", title: "=1+1, \"two\"", language: nil, facet: .theme, value: "+x",
      label: "-x",
      role: .about, score: 0.5, passages: [ReviewItem.Passage(place: "title", brief: excerpt, long: excerpt)])
    let records = try CSVReader.records(of: Data((ReviewSheet.header + ReviewSheet.line(item)).utf8))
    #expect(records[0].fields == ReviewSheet.columns)
    #expect(
      records[1].fields == [
        "'-1", "'@a.md", "'=1+1, \"two\"", "theme", "'+x", "'-x", "about", "0.500", "title: =HYPERLINK(\"x\")", "", "",
      ])
  }
}
