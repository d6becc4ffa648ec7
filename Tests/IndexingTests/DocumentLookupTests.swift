import Corpus
import GRDB
import Testing

@testable import Indexing

@Suite("Naming a document")
struct DocumentLookupTests {
  private let index: TestIndex
  private let digits: [String]

  init() throws {
    index = try TestIndex()
    for (id, path, record) in [
      ("r1", "documents/a.jsonl", "r1"), ("r2", "documents/a.jsonl", "r2"), ("x", "documents/one.pdf", ""),
      ("y", "documents/sub/one.pdf", ""), ("z", "documents/sub/under_score%.pdf", ""), ("w", "documents/we#rd.pdf", ""),
      ("v", "/library/Deep/v.pdf", ""), ("m1", "documents/two.zip", "m1.ris#m1"),
      ("m2", "documents/two.zip", "m2.ris#m2"),
    ] {
      try index.add(TestIndex.document(id, title: "Title of \(id)"), at: path, record: record)
    }
    digits = ["x", "y"].map { Fingerprint(of: $0.utf8).hex }
  }

  private func find(_ name: String) throws -> String {
    try index.store.read { try DocumentLookup.find(name, in: $0).key }
  }

  @Test(
    "works by id, by path, and by the end of a path",
    arguments: [
      ("r1", "r1"), ("documents/one.pdf", "x"), ("one.pdf", "x"), ("sub/one.pdf", "y"), ("documents/sub/one.pdf", "y"),
      ("under_score%.pdf", "z"), ("a.jsonl#r2", "r2"), ("documents/a.jsonl#r1", "r1"), ("we#rd.pdf", "w"),
      ("/library/Deep/v.pdf", "v"), ("v.pdf", "v"), ("Deep/v.pdf", "v"),
      ("two.zip#m2.ris", "m2"), ("documents/two.zip#m1.ris", "m1"), ("two.zip#m2.ris#m2", "m2"),
    ])
  func names(name: String, key: String) throws { #expect(try find(name) == key) }

  @Test("works by the digits of a fingerprint, four at least, in either case")
  func prefixes() throws {
    for count in [4, 12, 63, 64] {
      #expect(try find(String(digits[0].prefix(count))) == "x")
      #expect(try find(digits[1].prefix(count).uppercased()) == "y")
    }
    #expect(throws: LookupError.self) { try find(String(digits[0].prefix(3))) }
    #expect(throws: LookupError.self) { try find(digits[0] + "0") }
  }

  @Test(
    "finds nothing for what is no document's name",
    arguments: [
      "", "one", "ne.pdf", "under-score%.pdf", "%", "_", "a.jsonl#r3", "two.zip#m_.ris", "#", "'; DROP TABLE file",
      "beefbeef",
    ])
  func unknown(name: String) {
    let error = #expect(throws: LookupError.self) { try find(name) }
    #expect(error?.description.hasPrefix("no document goes by '\(name)'") == true)
  }

  @Test("finds nothing for a text of any length, rather than failing")
  func longName() {
    #expect(throws: LookupError.self) { try find(String(repeating: "a/", count: 100_000)) }
  }

  @Test("shows the candidates where a name is of several")
  func ambiguous() throws {
    let error = #expect(throws: LookupError.self) { try find("a.jsonl") }
    #expect(error?.description.hasPrefix("2 documents go by 'a.jsonl':") == true)
    #expect(error?.description.contains("Title of r2") == true)
  }
}
