import Analysis
import Corpus
import GRDB
import Testing

@testable import Indexing

@Suite("Pages")
struct PageGroupTests {
  /// Pages of several groups: empty ones, long ones, ones of several languages.
  private static let pages: [[Block]] = (0..<60).map { number in
    switch number % 6 {
    case 0: []
    case 1: [Block(.body, "— … —")]
    case 2:
      [
        Block(.heading, "Page \(number)"),
        Block(.body, String(repeating: "vocational training \(number) ", count: PackedPages.targetSize / 50)),
      ]
    case 3: [Block(.body, "职业教育 \(number)", language: "zh"), Block(.body, "again")]
    case 4: [Block(.body, String(repeating: "การศึกษา ", count: 50), language: "th")]
    default: [Block(.body, "one"), Block(.references, "two")]
    }
  }

  @Test("every token of the body is found on the page that holds it")
  func places() throws {
    let index = try TestIndex()
    let document = TestIndex.document("a", pages: Self.pages)
    let id = try index.add(document)
    let analyzer = Analyzer()
    var first = 0
    try index.store.read { db in
      #expect(try PageGroup.fetchAll(db, document: id).count > 3)
      for (number, page) in document.pages.enumerated() {
        let count = (analyzer.tokens(in: page).last?.position ?? -1) + 1
        for token in Set([first, first + count / 2, first + count - 1]) where count > 0 {
          let group = try #require(try PageGroup.fetch(db, document: id, token: token))
          let place = group.place(ofToken: token)
          #expect(group.number + place == number + 1)
          #expect(group.starts[place] == first)
          #expect(group.pages[place] == page)
        }
        let named = try #require(try PageGroup.fetch(db, document: id, page: number + 1))
        #expect(named.pages[number + 1 - named.number] == page)
        first += count
      }
      #expect(try StoredDocument.fetch(db, id: id)?.tokens.first == first)
      #expect(try PageGroup.fetch(db, document: id, page: 61) == nil)
      #expect(try PageGroup.fetch(db, document: id, page: 0) == nil)
      #expect(try PageGroup.pages(db, document: id) == document.pages)
    }
  }

  @Test("a document comes back as it was extracted, but for blocks that became one")
  func document() throws {
    let index = try TestIndex()
    let blocks = [Block(.heading, "Head", language: "en"), Block(.body, "Text\nmore", language: "fr")]
    let fields = [Field(.doi, "10.1/x", origin: .record), Field(.author, "A \"B\" Ć", language: "hr", origin: .page)]
    let id = try index.add(TestIndex.document("a", abstract: "On it", pages: [blocks, [], blocks], fields: fields))
    let document = try #require(try index.store.read { try StoredDocument.document($0, id: id) })
    #expect(document.record == "a")
    #expect(document.pages.map(\.number) == [1, 2, 3])
    #expect(document.pages.map(\.blocks) == [blocks, [], blocks])
    #expect(document.fields.contains(fields[0]))
    #expect(document.fields.contains(fields[1]))
    #expect(document.best(.abstract).map(\.value) == ["On it"])
  }

  @Test("how sure recognition was is kept for each page that was recognised")
  func confidences() throws {
    let index = try TestIndex()
    let pages = (1...3).map { Page(number: $0, blocks: [Block(.body, "page")], confidence: $0 == 2 ? 87 : nil) }
    let document = Document(mediaType: .pdf, fingerprint: Fingerprint(of: "a".utf8), pages: pages)
    let id = try index.add(
      PreparedDocument(document, language: "en", fallbackTitle: "a", annotations: []))
    let read = try index.add(TestIndex.document("b", pages: [[Block(.body, "page")]]))
    let stored = try index.store.read { try PageGroup.confidences($0, document: id) }
    #expect(stored == [nil, 87, nil])
    #expect(try index.store.read { try PageGroup.fetch($0, document: id, page: 2) }?.confidences == stored)
    #expect(try index.store.read { try PageGroup.confidences($0, document: read) } == [nil])
    // A record that describes the document has it written anew.
    #expect(try index.store.read { try StoredDocument.document($0, id: id) }?.pages.map(\.confidence) == stored)
  }

  @Test("control characters in a text neither end it nor make pages")
  func controlCharacters() throws {
    let index = try TestIndex()
    let text = "before\0after\u{C}more\u{1}fr;h\u{2}end"
    let id = try index.add(TestIndex.document("a", title: text, abstract: text, pages: [[Block(.body, text)], []]))
    try index.store.read { db in
      let stored = try #require(try StoredDocument.fetch(db, id: id))
      #expect(stored.title == "before after more fr;h end")
      #expect(stored.abstract.map { MarkedText.strip($0) } == stored.title)
      #expect(try PageGroup.pages(db, document: id).map { MarkedText.strip($0) } == [stored.title + "\n", ""])
    }
    let terms = try index.terms().map { $0.split(separator: " ").last.map(String.init) ?? "" }
    #expect(terms.filter { $0 == "end" }.count == 3)
  }
}
