import Corpus
import Facets
import Foundation
import Indexing
import Testing

@testable import Tagging

@Suite("Taking over a sheet")
struct SheetImportTests {
  private func shelf() throws -> Shelf {
    try Shelf([("a", "Text.", [.machine("KE", 0.6)]), ("b", "Text.", [.machine("KE", 0.6, .mentions)])])
  }

  private func decided(_ verdict: Decision.Verdict, by analyst: String) -> Decision {
    Decision(
      decidedAt: "2026-11-24T08:00:00Z", analyst: analyst, document: "a", path: "documents/a.txt", facet: .country,
      value: "KE", role: .about, verdict: verdict)
  }

  /// The same about a document that is gone, and that a document took over what was decided about it.
  private func former(_ verdict: Decision.Verdict, by analyst: String) -> [Decision] {
    var (decision, adoption) = (decided(verdict, by: analyst), decided(.adopt, by: "Chi"))
    (decision.document, decision.path) = ("gone", "documents/gone.txt")
    (adoption.facet, adoption.value) = (nil, "gone")
    return [decision, adoption]
  }

  private func run(
    _ lines: [String], journal: [Decision] = [], overrides: Bool = false
  ) throws -> SheetImport.Outcome {
    let text = (["document,path,facet,value,role,verdict,note"] + lines).joined(separator: "\n")
    let table = try SheetTable(Data(text.utf8), required: SheetImport.required)
    let job = SheetImport(
      authorities: Shelf.authorities, analyst: "Amina", journal: journal, overrides: overrides)
    return try shelf().store.read { try job.run(table, in: $0) }
  }

  @Test(
    "reads verdicts in letters and words",
    arguments: [
      ("a,,country,KE,,y,", "confirm"), ("a,,country,Kenya,about,Yes,", "confirm"),
      ("a,,Country,KE,,confirm,", "confirm"),
      ("a,,country,KE,,N,", "reject"), ("a,,country,KE,,remove,", "reject"), ("a,,country,UG,,y,", "add"),
      ("a,,country,KE,from,add,", "add"), ("b,,country,KE,mentions,y,", "confirm"),
      ("b,,theme,Dual Training,,1,", "add"),
      (",documents/a.txt,country,KE,,y,", "confirm"), ("a,,country,KE,,,", ""),
    ])
  func verdicts(line: String, verdict: String) throws {
    let outcome = try run([line])
    #expect(outcome.faults.isEmpty)
    #expect(outcome.decisions.map(\.verdict.rawValue).joined() == verdict)
    #expect(outcome.open == (verdict.isEmpty ? 1 : 0))
  }

  @Test(
    "tells what is wrong with a row",
    arguments: [
      ("a,,country,KE,,perhaps,", "'perhaps' is no verdict"), ("a,,planet,KE,,y,", "'planet' is no facet"),
      ("a,,year,2015,,y,", "'year' is no facet"), ("a,,country,Kenia-Land,,y,", "there is no country 'Kenia-Land'"),
      ("a,,country,KE,around,y,", "'around' is no role"), (",,country,KE,,y,", "it names no document"),
      ("c,,country,KE,,y,", "the document 'c' is not in the index"),
      ("c,documents/a.txt,country,KE,,y,", "at documents/a.txt lies another now"),
    ])
  func faults(line: String, reason: String) throws {
    let outcome = try run(["a,,country,UG,,y,", line])
    #expect(outcome.faults.map(\.line) == [3])
    #expect(outcome.faults.first?.reason.contains(reason) == true, "\(outcome.faults)")
    #expect(outcome.decisions.count == 1)
  }

  @Test("finds rows that contradict each other, and takes equal ones for one")
  func repetition() throws {
    let same = ["a,,country,KE,,y,", "a,,country,Kenya,about,yes,"]
    #expect(try run(same).decisions.count == 1)
    let outcome = try run(same + ["a,,country,KE,,n,"])
    #expect(outcome.decisions.isEmpty)
    #expect(outcome.faults == [SheetFault(line: 4, reason: "line 3 says otherwise of the same tag")])
  }

  @Test("tells where another analyst has decided otherwise, unless that is meant")
  func conflict() throws {
    let yes = "a,,country,KE,,y,"
    let ben = [decided(.reject, by: "Ben")]
    #expect(try run([yes], journal: ben).faults.first?.reason.hasPrefix("Ben decided otherwise (reject, 2026") == true)
    #expect(try run([yes], journal: ben, overrides: true).decisions.count == 1)
    #expect(try run([yes], journal: ben + [decided(.withdraw, by: "Ben")]).faults.isEmpty)
    let agreed = try run([yes], journal: [decided(.confirm, by: "Ben")])
    #expect(agreed.faults.isEmpty && agreed.decisions.count == 1, "a judgment of one's own counts for agreement")
    let own = try run([yes], journal: [decided(.confirm, by: "Amina")])
    #expect(own.decisions.isEmpty && own.settled == 1)
    #expect(try run([yes], journal: [decided(.reject, by: "Amina")]).decisions.count == 1)
  }

  @Test("takes what was decided about an adopted document for decided about its heir")
  func adoption() throws {
    for line in ["a,,country,KE,,y,", "gone,documents/gone.txt,country,KE,,y,"] {
      #expect(
        try run([line], journal: former(.reject, by: "Ben")).faults.first?.reason.hasPrefix("Ben decided") == true)
      #expect(try run([line], journal: former(.confirm, by: "Amina")).settled == 1)
      let outcome = try run([line], journal: former(.reject, by: "Ben"), overrides: true)
      #expect(outcome.faults.isEmpty && outcome.decisions.map(\.document) == ["a"])
      #expect(outcome.decisions.map(\.path) == ["documents/a.txt"])
    }
    let both = try run(["a,,country,KE,,y,", "gone,,country,KE,,n,"], journal: former(.confirm, by: "Amina"))
    #expect(both.decisions.isEmpty && both.faults.map(\.line) == [3])
  }
}
