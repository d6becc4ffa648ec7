import Corpus
import Facets
import Indexing
import Testing

@testable import Tagging

@Suite("A bulk edit")
struct BulkEditTests {
  /// What an action does about a tag in each state that it can be in: d decides, s finds it so already, m finds no tag.
  @Test(
    "decides only where that changes something",
    arguments: [
      (BulkEdit.Action.add, "absent d, machine s, confirmed s, added s, rejected d"),
      (.confirm, "absent m, machine d, confirmed s, added s, rejected m"),
      (.reject, "absent m, machine d, confirmed d, added d, rejected s"),
      (.remove, "absent m, machine d, confirmed d, added d, rejected m"),
    ])
  func needs(action: BulkEdit.Action, table: String) throws {
    let shelf = try Shelf([("a", "Text.", [])])
    let document = try shelf.document("a")
    let tag = Annotation.machine("KE", 0.8)
    let rows: [String: [TagRow]] = [
      "absent": [TagRow(.machine("KE", 0.8, .mentions))], "machine": [TagRow(tag)],
      "confirmed": [TagRow(tag, verdict: .confirm)], "added": [TagRow(tag, verdict: .add)],
      "rejected": [TagRow(tag, verdict: .reject)],
    ]
    let edit = BulkEdit(
      action: action, values: [FacetValue(.country, "KE")], role: .about, analyst: "Amina", note: "why")
    for row in table.split(separator: ", ").map({ $0.split(separator: " ") }) {
      try shelf.writer.batch { try $0.setTags(rows[String(row[0])] ?? [], document: document.id) }
      let change = try shelf.store.read { try edit.change(of: document, in: $0) }
      let seen = change.settled == 1 ? "s" : change.missing == 1 ? "m" : "d"
      #expect(seen == row[1], "\(action) \(row[0])")
      #expect(change.decisions.count == (seen == "d" ? 1 : 0))
      let isJudged = ["confirmed", "added", "rejected"].contains(row[0])
      #expect(change.overturning == (seen == "d" && isJudged ? 1 : 0))
      if let decision = change.decisions.first {
        #expect(decision.verdict == edit.verdict && decision.document == "a" && decision.path == "documents/a.txt")
      }
    }
  }

  @Test("rejects a tag that is not there when that is asked for")
  func absence() throws {
    let shelf = try Shelf([("a", "Text.", [])])
    let document = try shelf.document("a")
    var edit = BulkEdit(
      action: .reject, values: [FacetValue(.country, "KE")], role: .about, analyst: "Amina", note: "")
    edit.includesAbsent = true
    #expect(try shelf.store.read { try edit.change(of: document, in: $0) }.decisions.count == 1)
  }
}
