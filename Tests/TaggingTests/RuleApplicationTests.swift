import Analysis
import Corpus
import Facets
import Foundation
import Indexing
import Ingestion
import Testing

@testable import Tagging

@Suite("Tags by rules")
struct RuleApplicationTests {
  private let shelf: Shelf
  private let corpus: CorpusDirectory

  init() throws {
    // What the tagger finds in the texts, so that tagging anew finds the same.
    let texts = [("a", "Weaving in Kenya. Kenya trains weavers."), ("b", "Weaving anywhere."), ("c", "Masonry.")]
    let tagger = Tagger(authorities: Shelf.authorities)
    shelf = try Shelf(
      texts.map { id, text in
        let document = Document(
          mediaType: .plainText, record: id, fingerprint: Fingerprint(of: id.utf8),
          fields: [Field(.title, "Title of \(id)", origin: .embedded)],
          pages: [Page(number: 1, blocks: [Block(.body, text)])])
        return (id, text, tagger.annotate(document, language: "en"))
      })
    corpus = try CorpusDirectory(path: shelf.folder, environment: [:])
  }

  private var application: RuleApplication { RuleApplication(corpus: corpus, authorities: Shelf.authorities) }

  @discardableResult
  private func apply(_ lines: String...) throws -> [Int] {
    try FileManager.default.createDirectory(
      atPath: shelf.folder + "/authorities", withIntermediateDirectories: true)
    let text = (["query,facet,value,role,note"] + lines).joined(separator: "\n") + "\n"
    try text.write(toFile: corpus.rulesPath, atomically: true, encoding: .utf8)
    let outcome = try application.run(store: shelf.store)
    return [outcome.added, outcome.removed]
  }

  private func tags(_ id: String, _ facet: Facet) throws -> Set<String> {
    Set(try shelf.tags(id).filter { $0.hasPrefix("\(facet)=") })
  }

  @Test("come with a rule, and go with it or when it finds the document no more")
  func comingAndGoing() throws {
    let before = try ["a", "b", "c"].map(shelf.tags)
    #expect(try apply("weav*,theme,batik,,", "masonry,country,Ghana,mentions,") == [3, 0])
    #expect(try tags("a", .theme) == ["theme=batik about rule"] && tags("b", .theme) == ["theme=batik about rule"])
    #expect(try tags("c", .country) == ["country=GH mentions rule"])
    #expect(
      try apply("weaving,theme,batik,,", "masonry,country,Ghana,mentions,") == [2, 2], "the query is kept as evidence")
    #expect(try apply("kenya,theme,batik,,") == [1, 3])
    #expect(try tags("b", .theme) == [] && tags("c", .country) == [])
    #expect(try apply() == [0, 1])
    #expect(try ["a", "b", "c"].map(shelf.tags) == before)
  }

  @Test("go before the machine's, which is there again without the rule, and bring regions")
  func overTheMachine() throws {
    let before = try shelf.tags("a")
    #expect(before.contains("country=KE about machine"))
    #expect(try apply("weav*,country,KE,,") == [2, 0])
    #expect(try shelf.tags("a").subtracting(before) == ["country=KE about rule"])
    #expect(try shelf.tags("b").isSuperset(of: ["country=KE about rule", "region=eastern-africa about machine"]))
    #expect(try apply("mason*,theme,batik,,") == [1, 2])
    #expect(try shelf.tags("a") == before && shelf.tags("b").isEmpty)
  }

  @Test("go behind what an analyst has decided, before and after")
  func underAnalysts() throws {
    func decide(_ verdict: Decision.Verdict, _ id: String) throws {
      try corpus.journal.appendBatch([
        Decision(
          decidedAt: "", analyst: "Amina", document: id, path: "documents/\(id).txt", facet: .theme, value: "batik",
          role: .about, verdict: verdict)
      ])
      let book = DecisionBook(try corpus.journal.read())
      _ = try DecisionApplication(book: book, authorities: Shelf.authorities).run(writer: shelf.writer)
    }
    func verdict(_ id: String) throws -> Decision.Verdict? {
      let number = try shelf.document(id).id
      return try shelf.store.read { try TagRow.fetchAll($0, document: number) }
        .first { $0.annotation.value == "batik" }?.verdict
    }
    try decide(.reject, "a")
    try decide(.add, "c")
    try apply("weaving OR masonry,theme,batik,,")
    try decide(.reject, "b")
    #expect(try verdict("a") == .reject && verdict("b") == .reject && verdict("c") == .confirm)
    try apply()
    #expect(try verdict("a") == .reject && verdict("b") == .reject && verdict("c") == .add)
  }

  @Test("survive tagging anew, and may rest on each other's")
  func survival() throws {
    #expect(try apply("theme:batik,theme,quilt,,", "weav*,theme,batik,,") == [4, 0])
    let after = try ["a", "b"].map(shelf.tags)
    let a = try shelf.document("a").id
    try shelf.writer.batch { batch in
      try batch.setTags(TagRow.fetchAll(batch.db, document: a), document: a, authorityVersion: "old")
    }
    _ = try Retagging(authorities: Shelf.authorities).run(writer: shelf.writer, store: shelf.store)
    #expect(try tags("a", .theme) == [])
    _ = try application.run(store: shelf.store)
    #expect(try ["a", "b"].map(shelf.tags) == after)
  }

  @Test("are not looked for again until rules, decisions or documents change")
  func currency() throws {
    func isCurrent() throws -> Bool { try shelf.store.read(application.isCurrent) }
    #expect(try isCurrent(), "without rules there is nothing to do")
    try apply("weav*,theme,batik,,")
    #expect(try isCurrent())
    for (counts, outcome, expected) in [
      (["unchanged": 3], "done", true), (["added": 1], "done", false), (["unchanged": 3], nil, false),
    ] as [([String: Int], String?, Bool)] {
      let run = try shelf.writer.batch { try $0.beginRun(command: "test") }
      if let outcome { try shelf.writer.batch { try $0.endRun(run, outcome: outcome, counts: counts) } }
      #expect(try isCurrent() == expected)
      _ = try application.run(store: shelf.store)
      #expect(try isCurrent())
    }
    try "query,facet,value\nx,theme,y\n".write(toFile: corpus.rulesPath, atomically: true, encoding: .utf8)
    #expect(try !isCurrent())
  }

  @Test("stay while the file cannot be read to its end, also when documents are tagged anew")
  func unreadable() throws {
    try apply("weav*,theme,batik,,")
    let before = try ["a", "b", "c"].map(shelf.tags)
    let broken = "query,facet,value\nmason*,theme,batik\n\"weav*,theme,batik\n"
    try broken.write(toFile: corpus.rulesPath, atomically: true, encoding: .utf8)
    let a = try shelf.document("a").id
    try shelf.writer.batch { batch in
      try batch.setTags(TagRow.fetchAll(batch.db, document: a), document: a, authorityVersion: "old")
    }
    _ = try Retagging(authorities: Shelf.authorities).run(writer: shelf.writer, store: shelf.store)
    #expect(try tags("a", .theme) == [])
    #expect(application.faults.map(\.line) == [3])
    #expect(try application.run(store: shelf.store).removed == 0)
    #expect(try ["a", "b", "c"].map(shelf.tags) == before)
    #expect(try !shelf.store.read(application.isCurrent))
    #expect(try apply("mason*,theme,batik,,") == [1, 2])
  }

  @Test("of queries that ask for what is unknown are told each time, and the others are given")
  func unknownFilters() throws {
    #expect(try apply("weav* AND country:Kenia-Land,theme,batik,,", "mason*,theme,batik,,") == [1, 0])
    #expect(try !shelf.store.read(application.isCurrent))
    #expect(try application.run(store: shelf.store).faults.map(\.line) == [2])
  }
}
