import Analysis
import Corpus
import Facets
import Foundation
import GRDB
import Testing

@testable import Indexing

@Suite("Writing the index")
struct IndexWriterTests {
  /// FTS5 writes out what it has gathered whenever a statement opens a savepoint.
  @Test("documents of one batch make one segment of the full text, also where they follow others at their places")
  func oneSegmentABatch() throws {
    let index = try TestIndex()
    for version in 1...2 {
      try index.writer.batch { batch in
        for number in 0..<20 {
          let document = TestIndex.document("d\(number).\(version)", pages: [[Block(.body, "training \(number)")]])
          let id = try batch.add(document, tags: [], versions: TestIndex.versions)
          let file = try batch.setFile(
            TestIndex.found("documents/d\(number)"), fingerprint: document.fingerprint, hasFailed: false,
            extractorVersion: 1)
          _ = try batch.setLocation(file: file, record: "", document: id)
        }
      }
      #expect(try Self.segments(of: index) == version)
    }
    let analyzed = try index.writer.batch { try $0.analyzeAgain(version: 9) }
    #expect(analyzed == 40)
    #expect(try Self.segments(of: index) == 1)
    #expect(try index.writer.isFragmented() == false)
  }

  @Test("documents written anew or removed in one batch, in any order, make two segments", arguments: [1, 7])
  func fewSegmentsForChangedDocuments(step: Int) throws {
    let index = try TestIndex()
    let ids = try (0..<24).map {
      try index.add(TestIndex.document("d\($0)", pages: [[Block(.body, "training \($0)")]]))
    }
    try index.writer.optimize()
    let tags = [TagRow(Annotation(facet: .country, value: "KE", role: .about, score: 1))]
    for _ in 0..<2 {
      try index.writer.batch { batch in
        for place in 0..<20 {
          let number = place * step % 20
          let document = TestIndex.document("d\(number)", pages: [[Block(.body, "apprentices \(number)")]])
          let id = try batch.add(document, tags: tags, versions: TestIndex.versions, replacesKnown: true)
          #expect(id == ids[number])
          try batch.join(Joining(record: 1000 + Int64(number), document: id, reason: .doi))
          try batch.markApplied(document: id)
        }
      }
    }
    #expect(try Self.segments(of: index) == 3)
    try index.writer.batch { batch in for id in ids.dropFirst(20) { try batch.remove(document: id) } }
    #expect(try Self.segments(of: index) == 4)
    try index.checkFullText()
    #expect(try index.store.read(PackedColumns.init).present.reduce(0) { $0 + $1.nonzeroBitCount } == 20)
  }

  @Test("a document that changes twice in one batch is as it came last")
  func changesTwiceInABatch() throws {
    let index = try TestIndex()
    try index.add(TestIndex.document("a", pages: [[Block(.body, "training")]]))
    try index.writer.batch { batch in
      for word in ["apprentices", "masters"] {
        let document = TestIndex.document("a", pages: [[Block(.body, word)]])
        let id = try batch.add(document, tags: [], versions: TestIndex.versions, replacesKnown: true)
        #expect(try batch.documentID(document.fingerprint) == id)
      }
    }
    #expect(try index.terms().filter { $0.contains(" body ") }.allSatisfy { $0.contains("master") })
    try index.writer.batch { batch in
      try batch.remove(document: 1)
      _ = try batch.add(
        TestIndex.document("b", pages: [[Block(.body, "schools")]]), tags: [], versions: TestIndex.versions)
    }
    #expect(try index.terms().filter { $0.contains(" body ") }.allSatisfy { $0.contains("school") })
    try index.checkFullText()
  }

  private static func segments(of index: TestIndex) throws -> Int? {
    try index.store.database.read {
      try Int.fetchOne($0, sql: "SELECT count(DISTINCT segid) FROM document_fts_idx")
    }
  }

  private static let words = [
    "training", "trains", "apprenticeship", "formation", "éducation", "école", "e\u{301}cole", "职业教育", "职", "التدريب",
    "कौशल", "การศึกษา", "C++", "n°4", "\u{AD}soft", "ﬁnance", "İstanbul", "2015", "—", "\"quoted\"", "\u{1}", "\u{2}",
    "\0",
    "\u{5}x", "\u{C}", "\r\n", "😀", "U.S.",
  ]

  private static func text(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 0...30, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      .joined(separator: Bool.random(using: &random) ? " " : "")
  }

  private static func document(_ number: Int, _ random: inout SplitMix) -> PreparedDocument {
    let languages: [Language?] = ["en", "fr", "zh-Hant", "ar", "th", "xx", nil, "e\u{1}n;\0"]
    let pages = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        Block(
          Block.Role.allCases.randomElement(using: &random) ?? .body, text(&random),
          language: languages.randomElement(using: &random) ?? nil)
      }
    }
    return TestIndex.document(
      "d\(number)", title: text(&random), language: languages.randomElement(using: &random) ?? nil,
      abstract: Bool.random(using: &random) ? text(&random) : nil, pages: pages,
      fields: [Field(.year, "\(Int.random(in: 1990...2025, using: &random))", origin: .embedded)])
  }

  private static func tags(_ random: inout SplitMix) -> [TagRow] {
    let codes = ["KE", "UG", "DE"].shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
    return codes.flatMap { code in
      Role.allCases.shuffled(using: &random).prefix(2).map { role in
        TagRow(
          Annotation(facet: .country, value: code, role: role, score: 0.5),
          verdict: [nil, .reject, .confirm].randomElement(using: &random) ?? nil)
      }
    }
  }

  @Test("an index of another analyzer is analysed anew from its own pages")
  func anotherAnalyzer() throws {
    let index = try TestIndex()
    var random = SplitMix(seed: 9)
    for number in 0..<20 { try index.add(Self.document(number, &random), tags: Self.tags(&random)) }
    let (terms, pages) = (try index.terms(), try pageStarts(index))
    // What a former analyzer may have left: other tokens, other offsets.
    try index.store.database.write { db in
      try db.execute(sql: "INSERT INTO document_fts (document_fts) VALUES ('delete-all')")
      try db.execute(sql: "INSERT INTO document_fts (rowid, body) VALUES (1, 'something else')")
      try db.execute(sql: "UPDATE page SET first_token = 7, starts = x''; UPDATE document SET analyzer_version = 0")
    }

    #expect(try index.writer.batch { try $0.analyzeAgain(version: 1) } == 20)

    #expect(try index.terms() == terms)
    #expect(try pageStarts(index) == pages)
    try index.checkFullText()
    #expect(try index.writer.batch { try $0.analyzeAgain(version: 1) } == 0)
  }

  private func pageStarts(_ index: TestIndex) throws -> [[Int]] {
    try index.store.read { db in
      try (1...20).flatMap { try PageGroup.fetchAll(db, document: $0).map(\.starts) }
    }
  }

  @Test(
    "any sequence of changes leaves text, packed columns and tables in step, and none leaves a trace", arguments: 1...4)
  func anySequence(seed: UInt64) throws {
    let index = try TestIndex()
    var random = SplitMix(seed: seed)
    var present: [Int64: PreparedDocument] = [:]
    for number in 0..<60 {
      switch Int.random(in: 0..<4, using: &random) {
      case 0, 1:
        let document = Self.document(number, &random)
        present[try index.add(document, tags: Self.tags(&random))] = document
      case 2:
        guard let id = present.keys.sorted().randomElement(using: &random) else { continue }
        try index.writer.batch { try $0.remove(document: id) }
        present[id] = nil
      default:
        guard let id = present.keys.sorted().randomElement(using: &random) else { continue }
        let tags = Self.tags(&random)
        try index.writer.batch { try $0.setTags(tags, document: id) }
      }
    }
    try index.checkFullText()
    try checkPackedColumns(index, present)
    // The same documents written anew have the same terms at the same places.
    let fresh = try TestIndex()
    var renamed: [Int64: Int64] = [:]
    for (id, document) in present.sorted(by: { $0.key < $1.key }) { renamed[try fresh.add(document)] = id }
    let expected = try fresh.terms().map { line in
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return "\(renamed[Int64(parts[0]) ?? 0] ?? 0) \(parts[1])"
    }
    #expect(try index.terms() == expected.sorted())

    try index.writer.batch { batch in for id in present.keys { try batch.remove(document: id) } }
    try index.writer.optimize()
    try index.checkFullText()
    #expect(try index.terms() == [])
    let columns = try index.store.read(PackedColumns.init)
    #expect(columns.documentCount == 0)
    #expect(columns.tagEntries.isEmpty)
    #expect(columns.lengths.allSatisfy { $0 == 0 })
    for table in ["document", "page", "annotation", "location"] {
      #expect(try index.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") } == 0)
    }
  }

  /// Computes the columns from the tables and the analyzer.
  private func checkPackedColumns(_ index: TestIndex, _ present: [Int64: PreparedDocument]) throws {
    let columns = try index.store.read(PackedColumns.init)
    #expect(columns.documentCount == present.count)
    let analyzer = Analyzer()
    func positions(_ text: String) -> Int { (analyzer.tokens(in: text).last?.position ?? -1) + 1 }
    for (id, document) in present {
      let slot = Int(id)
      #expect(columns.present[slot / 64] >> UInt64(slot % 64) & 1 == 1)
      let text = IndexedText(
        title: document.title, abstract: document.abstract, language: document.language, pages: document.pages)
      let lengths = [text.body, text.title, text.abstract, text.headings].map { LengthCode.code(for: positions($0)) }
      #expect(Array(columns.lengths[(slot * 4)..<(slot * 4 + 4)]) == lengths)
      #expect(columns.years[slot] == Int16(document.year ?? 0))
      #expect(columns.values[Int(columns.kinds[slot])] == FacetValue(.kind, document.kind.rawValue))
      let language = columns.languages[slot] == 0 ? nil : columns.values[Int(columns.languages[slot])]?.value
      #expect(language == document.language?.rawValue)
      var roles: [String: UInt32] = [:]
      for tag in try index.store.read({ try TagRow.fetchAll($0, document: id) }) where tag.verdict != .reject {
        roles[tag.annotation.value, default: 0] |= tag.annotation.role.bit
      }
      var packed: [String: UInt32] = [:]
      for entry in columns.tagEntries[Int(columns.tagOffsets[slot])..<Int(columns.tagOffsets[slot + 1])] {
        packed[columns.values[Int(entry >> 3)]?.value ?? "?"] = entry & 7
      }
      #expect(packed == roles)
    }
  }

  @Test("a document that is there already is not added again")
  func sameBytes() throws {
    let index = try TestIndex()
    let id = try index.add(TestIndex.document("a", pages: [[Block(.body, "training")]]))
    let before = try index.terms()
    #expect(try index.add(TestIndex.document("a", pages: [[Block(.body, "other")]]), at: "documents/copy") == id)
    #expect(try index.terms() == before)
    #expect(try index.store.read { try StoredDocument.locations($0, id: id) } == ["documents/a", "documents/copy"])
  }

  @Test("a document that another extractor read, or that is to be replaced, is written again in its place")
  func replacing() throws {
    let index = try TestIndex()
    let old = TestIndex.document("a", title: "Old", abstract: "Welding", pages: [[Block(.body, "training")]])
    let new = TestIndex.document("a", title: "New", language: "fr", pages: [[Block(.heading, "formation")], []])
    let id = try index.add(old, tags: [TagRow(Annotation(facet: .country, value: "KE", role: .about, score: 1))])
    try index.add(TestIndex.document("b"))
    var newer = TestIndex.versions
    newer.extractor += 1
    let (ids, written) = try index.writer.batch { batch in
      let ids = [
        try batch.add(new, tags: [], versions: newer), try batch.add(new, tags: [], versions: newer),
        try batch.add(new, tags: [], versions: newer, replacesKnown: true),
      ]
      return (ids, batch.writtenCount)
    }
    #expect(ids == [id, id, id])
    #expect(written == 2)
    let fresh = try TestIndex()
    try fresh.add(new)
    try fresh.add(TestIndex.document("b"))
    #expect(try index.terms() == fresh.terms())
    try index.checkFullText()
    let columns = try index.store.read(PackedColumns.init)
    #expect(columns.tagEntries.isEmpty && columns.documentCount == 2)
    #expect(try index.store.read { try PageGroup.pages($0, document: id) }.count == 2)
    let stored = try #require(try index.store.read { try StoredDocument.fetch($0, id: id) })
    #expect(stored.title == "New" && stored.language == "fr" && stored.abstract == nil)
    #expect(try index.store.read { try StoredDocument.locations($0, id: id) } == ["documents/a"])
  }

  @Test("a batch that throws leaves nothing, and the next one starts from there")
  func failedBatch() throws {
    struct Stop: Error {}
    let index = try TestIndex()
    try index.add(TestIndex.document("a", title: "Kept"))
    let before = try index.terms()
    #expect(throws: Stop.self) {
      try index.writer.batch { batch in
        let country = TagRow(Annotation(facet: .country, value: "KE", role: .about, score: 1))
        _ = try batch.add(
          TestIndex.document("b", language: "fr"), tags: [country], versions: TestIndex.versions)
        throw Stop()
      }
    }
    #expect(try index.terms() == before)
    #expect(try index.store.read(PackedColumns.init).documentCount == 1)
    #expect(try index.store.read(PackedColumns.init).values.compactMap { $0 }.allSatisfy { $0.facet != .country })
    let tag = TagRow(Annotation(facet: .country, value: "UG", role: .about, score: 1))
    try index.add(TestIndex.document("b", language: "fr"), tags: [tag])
    let columns = try index.store.read(PackedColumns.init)
    #expect(columns.tagEntries.map { columns.values[Int($0 >> 3)] } == [FacetValue(.country, "UG")])
    #expect(columns.languages.compactMap { columns.values[Int($0)]?.value }.sorted() == ["en", "fr"])
  }

  @Test("documents that lie nowhere any more go, others stay")
  func orphans() throws {
    let index = try TestIndex()
    try index.add(TestIndex.document("a"))
    let copied = try index.add(TestIndex.document("b"))
    try index.add(TestIndex.document("b"), at: "documents/copy")
    try index.writer.batch { batch in
      try batch.removeFile(path: "documents/a")
      try batch.removeFile(path: "documents/b")
      #expect(try batch.removeDocumentsWithoutLocation() == 1)
    }
    #expect(try index.store.read { try Int64.fetchAll($0, sql: "SELECT id FROM document") } == [copied])
  }

  @Test("what fails again is counted, and keeps when it was first seen")
  func failures() throws {
    let index = try TestIndex()
    try index.writer.batch { batch in
      for reason in ["one", "two"] {
        try batch.recordFailure(path: "p", fingerprint: nil, stage: "extraction", reason: reason)
      }
      try batch.recordFailure(path: "q", fingerprint: nil, stage: "discovery", reason: "closed")
      try batch.clearFailures(stage: "discovery", except: ["r"])
    }
    let failures = try index.store.read(Failure.fetchAll)
    #expect(failures.map(\.path) == ["p"])
    #expect(failures.first?.attempts == 2)
    #expect(failures.first?.reason == "two")
  }
}
