import Corpus
import Facets
import Indexing
import Testing

@testable import Ingestion

/// A decision about a document that lies at `documents/<document>.pdf`.
private func decided(
  _ second: Int, _ verdict: Decision.Verdict, _ value: String, facet: Facet = .country, document: String = "new",
  path: String? = nil, role: Role = .about
) -> Decision {
  Decision(
    decidedAt: "2026-11-24T08:00:0\(second)Z", analyst: "Amina", document: document,
    path: path ?? "documents/\(document).pdf", facet: facet, value: value, role: role, verdict: verdict)
}

@Suite("Analysts' decisions")
struct DecisionBookTests {
  private func inForce(_ decisions: [Decision], held: Set<String> = ["new"]) -> [String] {
    DecisionBook(decisions).decisions(
      key: "new", paths: ["documents/new.pdf"], isInCorpus: held.contains, concerns: { _ in true }
    )
    .map { "\($0.verdict.rawValue) \($0.value)" }
  }

  @Test("of two about the same tag the later holds, wherever it stands in the journal")
  func latest() {
    #expect(inForce([decided(1, .add, "KE"), decided(2, .reject, "KE")]) == ["reject KE"])
    #expect(inForce([decided(2, .reject, "KE"), decided(1, .add, "KE")]) == ["reject KE"])
    #expect(inForce([decided(1, .add, "KE"), decided(1, .reject, "KE")]) == ["reject KE"], "of one second the last")
  }

  @Test("that are withdrawn count for nothing, also for what another document at the path became")
  func withdrawal() {
    #expect(inForce([decided(1, .add, "KE"), decided(2, .withdraw, "KE")]) == [])
    #expect(inForce([decided(1, .add, "KE"), decided(2, .reject, "KE"), decided(3, .withdraw, "KE")]) == ["add KE"])
    let old = decided(1, .add, "KE", document: "old", path: "documents/new.pdf")
    let withdrawn = decided(3, .withdraw, "KE", document: "old", path: "documents/new.pdf")
    #expect(inForce([old, decided(1, .add, "KE"), withdrawn, decided(3, .withdraw, "KE")]) == [])
    let earlier = decided(0, .confirm, "KE")
    #expect(inForce([earlier, old, decided(1, .add, "KE"), withdrawn, decided(3, .withdraw, "KE")]) == ["confirm KE"])
  }

  @Test("about different values and roles stand side by side")
  func subjects() {
    let decisions = [decided(1, .add, "KE"), decided(1, .reject, "KE", role: .mentions), decided(1, .confirm, "UG")]
    #expect(inForce(decisions).count == 3)
  }

  @Test("about another document at the path are taken over only when that is gone")
  func inheritance() {
    let old = decided(1, .add, "KE", document: "old", path: "documents/new.pdf")
    #expect(inForce([old]) == ["add KE"])
    #expect(inForce([old], held: ["new", "old"]) == [])
    #expect(inForce([decided(1, .add, "KE", document: "old")]) == [], "it lay elsewhere")
  }

  @Test("of its own outweigh older inherited ones, and those of the same second")
  func ownFirst() {
    let old = decided(2, .add, "KE", document: "old", path: "documents/new.pdf")
    #expect(inForce([old, decided(1, .reject, "KE")]) == ["add KE"])
    #expect(inForce([old, decided(2, .reject, "KE")]) == ["reject KE"])
  }
}

@Suite("Tags with decisions laid over them")
struct TagResolutionTests {
  private static let regions: Regions = {
    do { return try Authorities().regions } catch { fatalError("\(error)") }
  }()

  private let kenya = Annotation(
    facet: .country, value: "KE", role: .about, score: 0.8,
    evidence: [Evidence(page: 1, part: "body", offset: 0, words: "Kenya")])

  private func resolve(_ machine: [Annotation], _ decisions: [Decision] = []) -> [String: TagRow] {
    let rows = TagResolution.resolve(machine: machine, decisions: decisions, regions: Self.regions)
    return Dictionary(uniqueKeysWithValues: rows.map { ("\($0.annotation.value) \($0.annotation.role)", $0) })
  }

  private func inForce(_ machine: [Annotation], _ decisions: [Decision] = []) -> Set<String> {
    Set(resolve(machine, decisions).filter(\.value.isInForce).map(\.value.annotation.value))
  }

  @Test("regions follow from countries, with the likeliest country's score")
  func derivedRegions() {
    var uganda = kenya
    uganda.value = "UG"
    uganda.score = 0.6
    let rows = resolve([kenya, uganda])
    #expect(Set(rows.values.map(\.annotation.value)) == Set(["KE", "UG"] + Self.regions.ancestors(of: "KE")))
    #expect(rows["eastern-africa about"]?.annotation.score == 0.8)
    var mentioned = kenya
    mentioned.role = .mentions
    #expect(inForce([mentioned]) == ["KE"], "only from what the document is about")
  }

  @Test("regions follow from smaller regions too, also when tags are laid over once more")
  func regionsOfRegions() {
    let region = Annotation(
      facet: .region, value: "eastern-africa", role: .about, score: 0.7,
      evidence: [Evidence(page: 1, part: "body", offset: 0, words: "East Africa")])
    let once = resolve([region])
    #expect(once["africa about"]?.annotation.score == 0.7)
    #expect(resolve(once.values.map(\.annotation)) == once)
  }

  @Test("a rejected country takes the regions along that follow from it alone")
  func rejection() {
    #expect(inForce([kenya], [decided(1, .reject, "KE")]) == [])
    var senegal = kenya
    senegal.value = "SN"
    let left = inForce([kenya, senegal], [decided(1, .reject, "KE")])
    #expect(left == Set(["SN"] + Self.regions.ancestors(of: "SN")))
    #expect(
      resolve([kenya], [decided(1, .reject, "KE")])["KE about"]?.annotation == kenya, "what the machine saw stays")
  }

  @Test("an added country is the analyst's and brings its regions; a confirmed one stays the machine's")
  func additionAndConfirmation() {
    let added = resolve([], [decided(1, .add, "KE")])
    #expect(added["KE about"]?.annotation.source == .analyst)
    #expect(added["KE about"]?.verdict == .add)
    #expect(added["eastern-africa about"]?.annotation.score == 1)
    let confirmed = resolve([kenya], [decided(1, .confirm, "KE")])
    #expect(confirmed["KE about"] == TagRow(kenya, verdict: .confirm))
    #expect(confirmed["eastern-africa about"]?.annotation.score == 1)
    #expect(resolve([kenya], [decided(1, .add, "KE")]) == confirmed, "adding what is there confirms it")
  }

  @Test("a region is decided about by itself")
  func regionVerdicts() {
    let rejected = resolve([kenya], [decided(1, .reject, "africa", facet: .region)])
    #expect(rejected["africa about"]?.isInForce == false)
    #expect(rejected["eastern-africa about"]?.isInForce == true)
    #expect(rejected["KE about"]?.verdict == nil)
    let confirmed = resolve([kenya], [decided(1, .confirm, "africa", facet: .region)])
    #expect(confirmed["africa about"]?.annotation.source == .machine)
    let added = inForce([], [decided(1, .add, "eastern-africa", facet: .region)])
    #expect(added == Set(["eastern-africa"] + Self.regions.ancestors(ofRegion: "eastern-africa")))
  }

  @Test("are the same when they are laid over twice, and are gone when the decision is")
  func repetition() {
    let decisions = [
      decided(1, .add, "UG"), decided(1, .reject, "KE"), decided(1, .reject, "africa", facet: .region),
      decided(1, .add, "asean", facet: .region),
    ]
    let once = resolve([kenya], decisions)
    #expect(resolve(once.values.map(\.annotation), decisions) == once)
    #expect(resolve(once.values.map(\.annotation)) == resolve([kenya]))
  }
}
