import Testing

@testable import Search

@Suite("Words that may be meant")
struct SpellingTests {
  @Test(
    "are the corpus's own for words that it does not have, one slip or two away, without changing what is searched",
    arguments: [
      // A letter too few, too many, another, two that changed places; in the middle and at the ends.
      ("aprentices", ["apprentices"]), ("apprenticess", ["apprentices"]), ("apprantices", ["apprentices"]),
      ("appretnices", ["apprentices"]), ("rtaining", ["training"]), ("kenay", ["kenya"]),
      ("aprentiecs", ["apprentices"]), ("wlding trainng", ["welding", "training"]), ("+trainnig", ["training"]),
      ("berufsbildnug", ["berufsbildung"]), ("formatoin", ["formation"]), ("kampala AND trainnig", ["training"]),
      // Found, near to nothing, too short, no Latin letters, no word, forbidden.
      ("training of apprentices", []), ("the training is where", []), ("qqqqzzzz", []), ("kny", []), ("学徒帝", []),
      ("C++ 2018x", []),
      ("training -trainnig", []), ("\"trainnig\"", []), ("", []),
    ])
  func words(query: String, words: [String]) throws {
    try SharedLibrary.with { (library) throws in
      let result = try library.search(query)
      #expect(result.suggestions.map(\.word) == words)
      #expect(result.suggestions.allSatisfy { $0.documents > 0 && query.contains($0.typed) })
    }
  }

  @Test("go by how many documents have them, and leave a word alone that some have")
  func frequency() throws {
    let library = try Library(
      (1...30).map { Book(id: "a\($0)", pages: ["modern schools in Kenya"]) }
        + (1...3).map { Book(id: "b\($0)", pages: ["modem schools"]) } + [Book(id: "c", pages: ["kenyo"])])
    #expect(try library.search("modern").suggestions == [])
    // Three documents: no slip, though a commoner word is near.
    #expect(try library.search("modem").suggestions == [])
    #expect(try library.search("modenn").suggestions.map(\.word) == ["modern"])
    // One document has the slip itself.
    #expect(try library.search("kenyo").suggestions.map(\.word) == ["kenya"])
  }
}
