/// What an analyst decided about a tag of a document, or about what was decided about another: one line of the journal.
package struct Decision: Sendable, Hashable {
  /// ISO 8601, UTC, to the millisecond: `2026-11-24T08:00:00.125Z`. The decisions of one command share it, and no
  /// other command of the same analyst has it (``DecisionJournal/appendBatch(_:)``). Journals of before have seconds.
  package var decidedAt: String
  package var analyst: String
  /// The document's key: a record's id, or the SHA-256 of a file in hexadecimal digits.
  package var document: String
  /// Where the document lay when the decision was taken. It finds the document again when its bytes have
  /// changed and no index remembers the old ones.
  package var path: String
  /// The tag's facet; nil where the decision is about another document, whose key is ``value``: whether this one takes
  /// over what was decided about it (``Verdict/adopt``) or does not, whatever lies where (``Verdict/reject``).
  package var facet: Facet?
  package var value: String
  package var role: Role
  package var verdict: Verdict
  package var note: String

  package init(
    decidedAt: String, analyst: String, document: String, path: String, facet: Facet?, value: String, role: Role,
    verdict: Verdict, note: String = ""
  ) {
    self.decidedAt = decidedAt
    self.analyst = analyst
    self.document = document
    self.path = path
    self.facet = facet
    self.value = value
    self.role = role
    self.verdict = verdict
    self.note = note
  }

  package enum Verdict: String, Sendable, Codable, CaseIterable {
    /// The tag is right, and the machine did not propose it.
    case add
    /// The machine's tag is right.
    case confirm
    /// The tag is wrong.
    case reject
    /// This analyst's last decision about the tag is taken back: what held before it holds again.
    case withdraw
    /// What was decided about another document is about this one.
    case adopt
  }

  /// What a decision is about: a later decision about the same replaces it.
  package struct Subject: Hashable, Sendable {
    package var document: String
    package var facet: Facet?
    package var value: String
    package var role: Role
  }

  package var subject: Subject { Subject(document: document, facet: facet, value: value, role: role) }

  /// What stands for the facet of a decision about another document.
  package static let documentFacet = "document"

  /// The facet as the journal writes it.
  package var facetName: String { facet?.rawValue ?? Self.documentFacet }

  /// `country=KE`, or `document=37a4e8c1b2d3`.
  package var topic: String {
    let shown = facet == nil ? Fingerprint(hex: value)?.short ?? value : value
    return "\(facetName)=\(shown)"
  }

  /// What decisions are ordered by: their time, where a whole second comes before its parts.
  package var moment: String {
    let isWholeSecond = decidedAt.utf8.count == 20 && decidedAt.utf8.last == UInt8(ascii: "Z")
    return isWholeSecond ? decidedAt.dropLast() + ".000Z" : decidedAt
  }
}
