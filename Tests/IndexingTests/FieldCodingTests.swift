import Analysis
import Corpus
import Testing

@testable import Indexing

@Suite struct FieldCodingTests {
  @Test(arguments: [
    [],
    [Field(.title, "Skills", origin: .page), Field(.title, "Skills", language: "en", origin: .fileName)],
    [
      Field(.author, "Nobody", origin: .info), Field(.author, "Mwangi, A.", origin: .record),
      Field(.author, "Mwangi, A.", origin: .record), Field(.author, "Sok, B.", origin: .record),
      Field(.author, "Sok, B.", origin: .page),
    ],
    [
      Field(.doi, "10.1000/182", origin: .record), Field(.publisher, "", origin: .record),
      Field("ris:U1", "x", origin: .record),
    ],
  ])
  func roundTrip(fields: [Field]) throws {
    let coding = FieldCoding(
      title: "Skills", authors: ["Mwangi, A.", "Mwangi, A.", "Sok, B."], doi: "10.1000/182", publisher: nil)
    #expect(try coding.decode(coding.encode(fields)) == fields)
  }

  @Test func separatorsInValuesBecomeSpaces() throws {
    let coding = FieldCoding(title: "", authors: [], doi: nil, publisher: nil)
    let decoded = try coding.decode(coding.encode([Field(.publisher, "a\u{1D}b\u{1E}c\u{1F}d", origin: .record)]))
    #expect(decoded == [Field(.publisher, "a b c d", origin: .record)])
  }
}
