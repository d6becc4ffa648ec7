import Analysis
import Indexing
import Testing

@testable import Search

/// Words that the best documents share.
@Suite("Feedback")
struct FeedbackTests {
  /// Twelve books on welding, of which those on even numbers are on furnaces too, and others that name only furnaces.
  private static let books =
    (0..<12).map { number in
      Book(
        id: "weld\(number)",
        pages: [
          "welding \(number.isMultiple(of: 2) ? "beside furnaces and crucibles" : "of workshop\(number) by master\(number)")"
        ])
    }
    + [Book(id: "furnace", pages: ["furnaces and crucibles"])]
    + (0..<60).map { Book(id: "other\($0)", pages: ["carpentry for group \($0)"]) }

  private static func found(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> SearchResult
  {
    try Library(books).search(query) {
      $0.usesFeedback = true
      $0.addsRelated = true
      $0.limit = 20
      change(&$0)
    }
  }

  @Test("orders what matches and changes nothing of what does")
  func order() throws {
    let fed = try Self.found("welding")
    let plain = try Self.found("welding") { $0.usesFeedback = false }
    #expect(fed.total == 12)
    #expect(Set(fed.hits.map(\.document.key)) == Set(plain.hits.map(\.document.key)))
    let shared = Set((0..<6).map { "weld\($0 * 2)" })
    #expect(Set(fed.hits.prefix(6).map(\.document.key)) == shared)
    #expect(Set(plain.hits.prefix(6).map(\.document.key)) != shared)
    #expect(fed.relatedWords.isEmpty && fed.related.isEmpty)
  }

  @Test("adds related documents where few match, after those and told apart")
  func related() throws {
    let found = try Library([
      Book(id: "a", title: "One", pages: ["welding beside furnaces and crucibles"]),
      Book(id: "b", title: "Two", pages: ["furnaces"]), Book(id: "c", title: "Three", pages: ["carpentry"]),
    ]).search("welding") {
      $0.usesFeedback = true
      $0.addsRelated = true
      $0.explains = true
    }
    for hit in found.hits + found.related {
      #expect(abs((hit.explanation?.parts ?? []).reduce(0) { $0 + $1.score } - hit.score) < 1e-6)
    }
    #expect(found.total == 1)
    #expect(found.hits.map(\.document.key) == ["a"])
    #expect(found.related.map(\.document.key) == ["b"])
    #expect((found.hits + found.related).map(\.rank) == [1, 2])
    #expect((found.related.first?.score ?? 0) < (found.hits.first?.score ?? 0))
    #expect(found.relatedWords.contains("furnaces"))
  }

  @Test(
    "leaves alone what asks for more than words",
    arguments: ["+welding", "\"welding\"", "welding -crucibles", "title:welding"])
  func operators(query: String) throws {
    let fed = try Self.found(query)
    let plain = try Self.found(query) { $0.usesFeedback = false }
    #expect(fed.hits.map(\.document.key) == plain.hits.map(\.document.key))
  }

  @Test(
    "counts for more the more alike the best documents score",
    arguments: [
      ([10, 9, 2, 2, 2, 2, 2, 2, 2, 2], 0), ([10, 9, 9, 9, 9, 9, 9, 9, 9, 9], 1), ([10, 2], 1), ([], 0),
    ] as [([Double], Float)])
  func strength(scores: [Double], expected: Float) {
    let feedback = Feedback(
      analyzer: Analyzer(), parameters: RankingParameters(), documentCount: 100, averageLength: 10)
    let hits = scores.enumerated().map { Collector.Found(document: Int64($0), score: $1, key: $1) }
    #expect(abs(feedback.strength(hits) - expected) < 1e-6)
  }
}
