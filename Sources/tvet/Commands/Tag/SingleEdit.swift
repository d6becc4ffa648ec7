import Corpus
import Facets
import Indexing
import Tagging

/// Decides about the tags of one document that a person names.
struct SingleEdit {
  let edit: BulkEdit
  let options: CorpusOptions
  let authorities: Authorities
  let isDryRun: Bool

  func run(document name: String) throws {
    let (found, path, present) = try options.openIndex().read { db in
      let found = try options.document(name, in: db)
      return (
        found, try StoredDocument.locations(db, id: found.id).first ?? "",
        try TagRow.fetchWithoutEvidence(db, document: found.id)
      )
    }
    if edit.action == .confirm || edit.action == .remove {
      for value in edit.values { try check(value, among: present, of: found) }
    }
    let decisions = edit.values.map { value in
      Decision(
        decidedAt: "", analyst: edit.analyst, document: found.key, path: path, facet: value.facet,
        value: value.value, role: edit.role, verdict: edit.verdict, note: edit.note)
    }
    if !isDryRun { try Desk(options, authorities).record(decisions) }
    for value in edit.values {
      Console.print(
        "\(isDryRun ? "would " : "")\(edit.verdict.rawValue): \(value) (\(edit.role.rawValue)) \(found.displayID) "
          + found.title)
    }
  }

  private func check(_ value: FacetValue, among present: [TagRow], of document: StoredDocument) throws {
    // A tag that somebody rejected may be confirmed: it is there to be judged.
    let isThere = present.contains {
      ($0.isInForce || edit.action == .confirm) && $0.annotation.facet == value.facet
        && $0.annotation.value == value.value && $0.annotation.role == edit.role
    }
    guard !isThere else { return }
    let others = present.filter { $0.isInForce && $0.annotation.facet == value.facet }
      .map { "\($0.annotation.value) (\($0.annotation.role.rawValue))" }
    throw UsageError(
      "\(document.displayID) has no tag \(value) in the role '\(edit.role.rawValue)'"
        + (others.isEmpty ? "" : "; it has \(others.prefix(10).joined(separator: ", "))"))
  }
}
