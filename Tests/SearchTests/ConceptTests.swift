import Analysis
import Corpus
import Facets
import Indexing
import Testing

@testable import Search

@Suite("Other names of what a query names")
struct ConceptTests {
  @Test(
    "find documents in other languages",
    arguments: [
      ("apprenticeship", "china"), ("学徒制", "kenya"), ("lehrlingsausbildung", "china"),
      ("apprenticeship zebra", "china"),
      ("apprenticeship OR zebra", "china"), ("(apprenticeship zebra) lion", "china"), ("China", "china"),
      ("Brésil", "brasil"),
      ("vocational education", "china"), ("Russia", "russia"), ("+report apprenticeship", "report"),
    ])
  func translations(query: String, book: String) throws {
    let library = try Library.standard()
    if book == "report" {
      // What must stand decides what is found, as without other names.
      #expect(try library.ids(query) == library.ids(query) { $0.expandsConcepts = false })
    } else {
      #expect(try library.ids(query).contains(book))
      #expect(try !library.ids(query) { $0.expandsConcepts = false }.contains(book))
    }
  }

  @Test(
    "leave the word itself in, also where its stem in another language is a stop word", arguments: ["Asia", "asia"])
  func stopWords(word: String) throws {
    // In Spanish the stem of "asia" is that of "así".
    let library = try Library([
      Book(id: "en", pages: ["training in Asia"]),
      Book(id: "es", language: "es", pages: ["así se forma a los jóvenes"]),
      Book(id: "zh", language: "zh", pages: ["亚洲职业教育"]),
    ])
    #expect(try library.ids(word).contains("en"))
    #expect(try library.ids(word + " carpentry").contains("en"))
  }

  @Test(
    "are not looked for in what is meant as it is written",
    arguments: [
      "+apprenticeship", "\"apprenticeship\"", "=\"apprenticeship\"", "apprenticeship*", "title:apprenticeship",
      "apprenticeship AND training", "apprenticeship NEAR/5 training", "training -apprenticeship",
      "+(apprenticeship zebra)",
    ])
  func literal(query: String) throws {
    let library = try Library.standard()
    let result = try library.search(query)
    #expect(result.concepts == [])
    #expect(result.hits.map(\.document.key) == (try library.ids(query) { $0.expandsConcepts = false }))
  }

  @Test("do not put a document above one that holds the word itself, however rare they are")
  func order() throws {
    // One document in Chinese among many: its word is much the rarer.
    let english = (1...20).map { Book(id: "en\($0)", pages: ["one two three Kenya four five six"]) }
    let library = try Library(
      english + [
        Book(id: "zh", language: "zh", pages: ["教师 肯尼亚 学校"]),
        Book(id: "both", pages: ["one two three Kenya four 肯尼亚 six"]),
      ])
    let hits = try library.search("Kenya").hits
    #expect(hits.last?.document.key == "zh")
    let scores = Dictionary(uniqueKeysWithValues: hits.map { ($0.document.key, $0.score) })
    #expect(try #require(scores["zh"]) <= 0.6 * #require(scores["en1"]))
    // Both names count as one.
    #expect(abs(try #require(scores["both"]) - #require(scores["en1"])) < 0.01)
    let chinese = try library.ids("肯尼亚")
    #expect(Set(chinese.prefix(2)) == ["both", "zh"] && chinese.count == hits.count)
  }

  @Test("are told with the words that name them, and how many documents hold each")
  func told() throws {
    let concepts = try Library.standard().search("apprenticeship in China").concepts
    #expect(concepts.map(\.text) == ["apprenticeship", "China"])
    #expect(concepts.map(\.values) == [[FacetValue(.theme, "apprenticeship")], [FacetValue(.country, "CN")]])
    let names = try #require(concepts.first).names
    #expect(names.first { $0.name == "学徒制" } == SearchedConcept.Name(name: "学徒制", language: "zh", documents: 1))
    // What holds the word itself is found by it; Spanish the corpus does not have.
    #expect(!names.contains { $0.name == "apprenticeship scheme" || $0.language == "es" })
  }

  @Test("are marked in passages and named where a score is explained")
  func shown() throws {
    let result = try Library.standard().search("apprenticeship") {
      $0.snippets = 1
      $0.explains = true
    }
    let china = try #require(result.hits.first { $0.document.key == "china" })
    #expect(china.snippets.first?.pieces.filter(\.isHighlighted).map(\.text) == ["学徒制"])
    let parts = try #require(china.explanation).parts
    #expect(parts.map(\.concept) == ["apprenticeship"])
    #expect(abs(parts.reduce(0) { $0 + $1.score } - china.score) < 1e-9)
    for hit in result.hits {
      let sum = try #require(hit.explanation).parts.reduce(0) { $0 + $1.score }
      #expect(abs(sum - hit.score) < 1e-9)
    }
  }

  @Test("are left alone by rules, which find what they say")
  func rules() throws {
    let library = try Library.standard()
    let request = SearchRequest(try QueryParser.parse("学徒制"))
    #expect(try library.searcher.documents(request).count == 1)
    #expect(try library.searcher.search(request).total > 1)
  }
}
