import Corpus
import Facets
import Indexing
import Testing

@testable import Tagging

@Suite("Agreement")
struct AgreementTests {
  @Test(
    "is Cohen's kappa of two analysts",
    arguments: [
      // The textbook's case, full agreement, none beyond chance, full disagreement.
      (Kappa(both: 20, first: 5, second: 10, neither: 15), 0.4), (Kappa(both: 3, first: 0, second: 0, neither: 7), 1),
      (Kappa(both: 1, first: 1, second: 1, neither: 1), 0), (Kappa(both: 0, first: 5, second: 5, neither: 0), -1),
      (Kappa(both: 9, first: 0, second: 0, neither: 0), nil), (Kappa(both: 9, first: 1, second: 0, neither: 0), 0),
      (Kappa(), nil),
    ] as [(Kappa, Double?)])
  func kappa(table: Kappa, value: Double?) {
    #expect(table.value.map { ($0 * 1e9).rounded() } == value.map { ($0 * 1e9).rounded() })
  }

  @Test(
    "of the machine has Wilson's interval",
    arguments: [(8, 10, 0.4902, 0.9433), (0, 10, 0, 0.2775), (10, 10, 0.7225, 1), (81, 263, 0.2553, 0.3662)])
  func wilson(successes: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Share(successes, of: trials).interval)
    #expect(abs(interval.lowerBound - low) < 0.000_1 && abs(interval.upperBound - high) < 0.000_1, "\(interval)")
    #expect(Share(0, of: 0).interval == nil && Share(0, of: 0).value == nil)
  }

  private func decided(_ analyst: String, _ verdict: Decision.Verdict, _ value: String, _ second: Int) -> Decision {
    Decision(
      decidedAt: "2026-11-24T08:00:0\(second).000Z", analyst: analyst, document: "a", path: "p",
      facet: value.count == 2 ? .country : .theme, value: value, role: .about, verdict: verdict)
  }

  @Test("counts the last judgment of each analyst about the tags that both have judged")
  func pairs() {
    let pairs = Agreement.pairs([
      decided("Ben", .reject, "KE", 1), decided("Amina", .reject, "KE", 1), decided("Amina", .confirm, "KE", 2),
      decided("Ben", .add, "UG", 1), decided("Amina", .add, "UG", 1), decided("Amina", .add, "TZ", 1),
      decided("Ben", .confirm, "TD", 1), decided("Ben", .withdraw, "TD", 2), decided("Amina", .reject, "TD", 1),
      decided("Ben", .reject, "batik", 1), decided("Amina", .reject, "batik", 1), decided("Chi", .add, "batik", 1),
    ])
    #expect(pairs.map { "\($0.first) \($0.second)" } == ["Amina Ben", "Amina Chi", "Ben Chi"])
    #expect(pairs[0].byFacet[.country] == Kappa(both: 1, first: 1, second: 0, neither: 0))
    #expect(pairs[0].byFacet[.theme] == Kappa(both: 0, first: 0, second: 0, neither: 1))
    #expect(pairs[0].all.items == 3 && pairs[1].all == Kappa(both: 0, first: 0, second: 1, neither: 0))
  }

  /// Amina judged the document `gone`, Ben, with another verdict, the document `a`.
  @Test(
    "counts what was decided about a document that is gone for its heir, and once",
    arguments: [
      ("adopted", 1), ("adoption undone", 0), ("adopted by way of another", 1), ("same path", 1),
      ("same path, written down for the heir too", 1), ("same path, refused", 0), ("elsewhere", 0),
    ])
  func heirs(way: String, items: Int) throws {
    func relation(_ document: String, _ verdict: Decision.Verdict, _ former: String, _ second: Int) -> Decision {
      var decision = decided("Chi", verdict, former, second)
      (decision.document, decision.facet) = (document, nil)
      return decision
    }
    var former = decided("Amina", .add, "KE", 1)
    (former.document, former.path) = ("gone", way.hasPrefix("same path") ? "documents/a.txt" : "documents/gone.txt")
    var own = decided("Ben", .reject, "KE", 2)
    own.path = "documents/a.txt"
    var journal = [former, own]
    switch way {
    case "adopted": journal.append(relation("a", .adopt, "gone", 3))
    case "adoption undone": journal += [relation("a", .adopt, "gone", 3), relation("a", .withdraw, "gone", 4)]
    case "adopted by way of another":
      journal += [relation("between", .adopt, "gone", 3), relation("a", .adopt, "between", 4)]
    case "same path, written down for the heir too":
      var copy = former
      (copy.document, copy.note) = ("a", "taken over from gone, which this document succeeds")
      var both = own
      (both.document, both.path) = ("gone", former.path)
      journal = [former, copy, both, own]
    case "same path, refused": journal.append(relation("a", .reject, "gone", 3))
    default: break
    }
    let shelf = try Shelf([("a", "Text.", []), ("b", "Text.", [])])
    let pairs = try shelf.store.read { try Agreement(decisions: journal, role: nil, in: $0) }.pairs
    #expect(pairs.map(\.all) == (items == 0 ? [] : [Kappa(both: 0, first: 1, second: 0, neither: 0)]))
  }

  @Test("tells the machine's right and wrong tags from those that it missed")
  func machine() throws {
    let shelf = try Shelf([("a", "Text.", []), ("b", "Text.", [])])
    let analyst = Annotation(facet: .country, value: "GH", role: .about, score: 1, source: .analyst)
    var rejected = analyst
    rejected.value = "SN"
    var rule = analyst
    rule.value = "TG"
    rule.source = .rule
    let rows = [
      TagRow(.machine("KE", 0.8), verdict: .confirm), TagRow(.machine("UG", 0.8), verdict: .reject),
      TagRow(.machine("TZ", 0.8)), TagRow(analyst, verdict: .add), TagRow(rejected, verdict: .reject),
      TagRow(rule, verdict: .reject), TagRow(.machine("KE", 0.8, .mentions), verdict: .confirm),
    ]
    for id in ["a", "b"] {
      let number = try shelf.document(id).id
      try shelf.writer.batch { try $0.setTags(rows, document: number) }
    }
    func machine(_ role: Role?) throws -> Agreement.Machine? {
      try shelf.store.read { try Agreement(decisions: [], role: role, in: $0) }.machine[.country]
    }
    #expect(try machine(.about) == Agreement.Machine(right: 2, wrong: 2, missed: 2))
    #expect(try machine(nil) == Agreement.Machine(right: 4, wrong: 2, missed: 2))
    #expect(try machine(nil)?.precision == Share(4, of: 6) && machine(nil)?.recall == Share(4, of: 6))
  }
}
