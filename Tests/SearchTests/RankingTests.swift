import Analysis
import Foundation
import Indexing
import Testing

@testable import Search

/// The ranking against the formula written out.
@Suite("Ranking")
struct RankingTests {
  private static let vocabulary = ["kazi", "soma", "jamii", "elimu", "ufundi", "vijana", "kilimo", "mafunzo"]

  private static func books() -> [Book] {
    var random = SplitMix(seed: 25)
    func text(_ range: ClosedRange<Int>) -> String {
      (0..<Int.random(in: range, using: &random)).map { _ in
        // The first words are the commonest.
        vocabulary[min(Int.random(in: 0..<8, using: &random), Int.random(in: 0..<8, using: &random))]
      }.joined(separator: " ")
    }
    return (0..<40).map { number in
      Book(
        id: "book\(number)", title: text(1...6), language: "sw", abstract: number % 3 == 0 ? text(5...60) : nil,
        headings: number % 2 == 0 ? [text(1...4)] : [],
        pages: (0..<Int.random(in: 1...4, using: &random)).map { _ in text(0...120) })
    }
  }

  /// Words of body, title, abstract, headings.
  private static func columns(_ book: Book) -> [[String]] {
    [
      book.headings + book.pages, [book.title], [book.abstract ?? ""], book.headings,
    ].map { $0.flatMap { $0.split(separator: " ").map(String.init) } }
  }

  /// BM25F over books, for words with how much each counts, and what neighbours add.
  private static func scores(
    _ words: [String: Double], pairs: [(String, String)], _ books: [Book]
  ) -> [String: Double] {
    let parameters = RankingParameters()
    let columns = books.map(Self.columns)
    let lengths = columns.map { $0.map { Double(LengthCode.lengths[Int(LengthCode.code(for: $0.count))]) } }
    let averages = (0..<4).map { column -> Double in
      let held = lengths.map { $0[column] }.filter { $0 > 0 }
      return held.isEmpty ? 1 : Double(Float(held.reduce(0, +) / Double(held.count)))
    }
    func idf(_ word: String) -> Double {
      let holding = Double(columns.count { $0.contains { $0.contains(word) } })
      return log(1 + (Double(books.count) - holding + 0.5) / (holding + 0.5))
    }
    var scores: [String: Double] = [:]
    for (first, second) in pairs {
      for (book, (words, lengths)) in zip(books, zip(columns, lengths)) {
        let count = Double(words.reduce(0) { $0 + zip($1, $1.dropFirst()).count { $0 == (first, second) } })
        let b = Double(parameters.columnLengthNorms[0])
        let norm = Double(parameters.k1) * (1 - b + b * lengths[0] / averages[0])
        guard count > 0 else { continue }
        scores[book.id, default: 0] +=
          Double(parameters.pairWeight) * (idf(first) + idf(second)) / 2 * count / (norm + count)
      }
    }
    for (word, weight) in words {
      for (book, (words, lengths)) in zip(books, zip(columns, lengths)) {
        let weighted = (0..<4).reduce(0.0) { sum, column in
          let frequency = Double(words[column].count { $0 == word })
          let b = Double(parameters.columnLengthNorms[column])
          let norm = 1 - b + b * lengths[column] / averages[column]
          return frequency == 0 ? sum : sum + Double(parameters.columnWeights[column]) * frequency / norm
        }
        guard weighted > 0 else { continue }
        scores[book.id, default: 0] += weight * idf(word) * weighted / (Double(parameters.k1) + weighted)
      }
    }
    return scores
  }

  @Test(
    "is BM25F with the lengths that the index keeps",
    arguments: [
      ("kazi", ["kazi": 1.0], ""), ("mafunzo", ["mafunzo": 1], ""),
      ("kazi soma jamii", ["kazi": 1, "soma": 1, "jamii": 1], "kazi soma, soma jamii"),
      ("vijana kilimo vijana", ["vijana": 2, "kilimo": 1], "vijana kilimo"),
      ("+ufundi elimu", ["ufundi": 1, "elimu": 1], ""),
      ("+ufundi +(elimu kazi) soma", ["ufundi": 1, "elimu": 1, "kazi": 1, "soma": 1], "elimu kazi"),
      ("kilimo OR mafunzo", ["kilimo": 1, "mafunzo": 1], ""),
      ("kilimo AND mafunzo", ["kilimo": 1, "mafunzo": 1], ""), ("kazi -mafunzo", ["kazi": 1], ""),
    ])
  func formula(query: String, words: [String: Double], neighbours: String) throws {
    let books = Self.books()
    let library = try Library(books)
    let pairs = neighbours.split(separator: ", ").map { $0.split(separator: " ").map(String.init) }
    let expected = Self.scores(words, pairs: pairs.map { ($0[0], $0[1]) }, books)
    let hits = try library.search(query) { $0.explains = true }.hits
    #expect(!hits.isEmpty)
    for hit in hits {
      let wanted = try #require(expected[hit.document.key])
      #expect(abs(hit.score - wanted) < 1e-6 * max(1, wanted))
      let parts = hit.explanation?.parts ?? []
      #expect(abs(parts.reduce(0) { $0 + $1.score } - hit.score) < 1e-9)
    }
    #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
    if !query.contains(where: { "+-A".contains($0) }) { #expect(hits.count == expected.count) }
  }

  @Test("keeps the best whatever the limit", arguments: [1, 2, 7, 39])
  func limits(limit: Int) throws {
    let library = try Library(Self.books())
    let all = try library.ids("kazi soma mafunzo")
    #expect(try library.ids("kazi soma mafunzo") { $0.limit = limit } == Array(all.prefix(limit)))
  }

  @Test("gives pages that together are the whole, also where documents score the same", arguments: [1, 3, 5])
  func pages(size: Int) throws {
    let library = try Library((0..<12).map { Book(id: "same\($0)", pages: ["welding for all"]) })
    let pages = try stride(from: 0, to: 12, by: size).flatMap { offset in
      try library.ids("welding") {
        $0.limit = size
        $0.offset = offset
      }
    }
    #expect(pages == (try library.ids("welding") { $0.limit = 12 }))
  }

  @Test("counts words as neighbours that are as far apart as in the query, for the stop words between")
  func gap() throws {
    let library = try Library([
      Book(id: "apart", pages: ["quality here and there but training"]),
      Book(id: "as asked", pages: ["here and there quality in training"]), Book(id: "none", pages: ["carpentry"]),
    ])
    let hits = try library.search("quality of training") { $0.explains = true }.hits
    #expect(hits.map(\.document.key) == ["as asked", "apart"])
    #expect(hits.map { $0.explanation?.parts.contains { $0.label == "side by side" } } == [true, false])
  }

  @Test("counts a word's very form more than its other forms")
  func forms() throws {
    let library = try Library([
      Book(id: "a", pages: ["the workers were trained"]), Book(id: "b", pages: ["the workers of training"]),
      Book(id: "c", pages: ["carpentry"]),
    ])
    #expect(try library.ids("training") == ["b", "a"])
    #expect(try library.ids("trained") == ["a", "b"])
  }

  @Test("counts pairs of ideographs less of which one only joins words")
  func functionWords() throws {
    let library = try Library([
      Book(id: "a", language: "zh", pages: ["水母在海里"]), Book(id: "b", language: "zh", pages: ["他的母的猫"]),
      Book(id: "c", language: "zh", pages: ["木工"]),
    ])
    #expect(try library.ids("水母的") == ["a", "b"])
  }

  @Test("is explained by words, with where they stand")
  func explanation() throws {
    let library = try Library([
      Book(id: "a", title: "Welding", abstract: "On welding", headings: ["Welding"], pages: ["welding and welding"]),
      Book(id: "b", pages: ["carpentry"]),
    ])
    let part = try #require(try library.search("welding") { $0.explains = true }.hits.first?.explanation?.parts.first)
    #expect(part.label == "welding")
    #expect(part.documentFrequency == 1)
    #expect(part.frequency == [3, 1, 1, 1], "body, with its heading, title, abstract, headings")
    #expect(abs(part.idf - log(1 + 1.5 / 1.5)) < 1e-9)
  }
}
