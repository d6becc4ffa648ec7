package import Corpus
package import Facets
package import Indexing

/// What an analyst wants of some tags, in all documents of a set.
package struct BulkEdit: Sendable {
  package enum Action: String, Sendable {
    /// The tag is to be there.
    case add
    /// The tag that is there is right.
    case confirm
    /// The tag is wrong, whether the machine found it or not; see ``BulkEdit/includesAbsent``.
    case reject
    /// The tag that is there is wrong.
    case remove
  }

  package var action: Action
  package var values: [FacetValue]
  package var role: Role
  package var analyst: String
  package var note: String
  /// Whether tags are rejected in documents that never had them, too.
  package var includesAbsent = false

  package init(action: Action, values: [FacetValue], role: Role, analyst: String, note: String) {
    self.action = action
    self.values = values
    self.role = role
    self.analyst = analyst
    self.note = note
  }

  package var verdict: Decision.Verdict {
    switch action {
    case .add: .add
    case .confirm: .confirm
    case .reject, .remove: .reject
    }
  }

  /// What has to be decided about a document, and what would change nothing.
  package struct Change: Sendable, Equatable {
    package var document: StoredDocument
    package var decisions: [Decision]
    /// Tags that are as the analyst wants them.
    package var settled: Int
    /// Tags that are to be confirmed or taken off and are not there.
    package var missing: Int
  }

  /// - Throws: `DatabaseError`, ``IndexError``.
  package func change(of document: StoredDocument, in db: IndexSnapshot) throws -> Change {
    let path = try StoredDocument.locations(db, id: document.id).first ?? ""
    let present = try TagRow.fetchWithoutEvidence(db, document: document.id)
    var change = Change(document: document, decisions: [], settled: 0, missing: 0)
    for value in values {
      let row = present.first {
        $0.annotation.facet == value.facet && $0.annotation.value == value.value && $0.annotation.role == role
      }
      switch need(row) {
      case .settled: change.settled += 1
      case .missing: change.missing += 1
      case .decision:
        change.decisions.append(
          Decision(
            decidedAt: "", analyst: analyst, document: document.key, path: path, facet: value.facet,
            value: value.value, role: role, verdict: verdict, note: note))
      }
    }
    return change
  }

  private enum Need { case decision, settled, missing }

  private func need(_ row: TagRow?) -> Need {
    switch action {
    case .add: row?.isInForce == true ? .settled : .decision
    case .reject: row == nil && !includesAbsent ? .missing : row?.verdict == .reject ? .settled : .decision
    case .confirm:
      switch row?.verdict {
      case .add, .confirm: .settled
      case .reject: .missing
      case .withdraw, .adopt, nil: row == nil ? .missing : .decision
      }
    case .remove: row?.isInForce == true ? .decision : .missing
    }
  }
}
