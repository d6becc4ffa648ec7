package import Corpus
package import Facets
package import Indexing
import Ingestion
import Search

/// Makes decisions of a sheet that people have filled in.
package struct SheetImport {
  private let authorities: Authorities
  private let analyst: String
  private let overrides: Bool
  private let journal: [Decision]
  private let book: DecisionBook

  package static let required = ["document", "facet", "value", "verdict"]

  /// What a sheet comes to.
  package struct Outcome: Sendable {
    package var decisions: [Decision] = []
    /// By line.
    package var faults: [SheetFault] = []
    /// Rows whose tag this analyst has judged so already.
    package var settled = 0
    /// Rows without a verdict.
    package var open = 0

    package init() {}
  }

  /// - Parameters:
  ///   - journal: all decisions, oldest first.
  ///   - overrides: whether the sheet goes before what other analysts have decided.
  package init(authorities: Authorities, analyst: String, journal: [Decision], overrides: Bool) {
    self.authorities = authorities
    self.analyst = analyst
    self.overrides = overrides
    self.journal = journal
    book = DecisionBook(journal)
  }

  /// - Throws: `DatabaseError`, ``IndexError``; what is wrong with rows is in the outcome.
  package func run(_ table: SheetTable, in db: IndexSnapshot) throws -> Outcome {
    let judgments = try Dictionary(grouping: book.ascribed(journal, in: db), by: \.subject)
      .mapValues(DecisionHistory.judgments)
    var outcome = Outcome()
    var seen: [Decision.Subject: (line: Int, verdict: SheetVerdict)] = [:]
    for row in table.rows {
      do {
        guard let verdict = try SheetVerdict(row["verdict"], line: row.line) else {
          outcome.open += 1
          continue
        }
        let decision = try decision(row, verdict, in: db)
        let standing = judgments[decision.subject] ?? []
        if !overrides { try checkOthers(standing, verdict, line: row.line) }
        if let former = seen.updateValue((row.line, verdict), forKey: decision.subject) {
          guard former.verdict == verdict else {
            outcome.decisions.removeAll { $0.subject == decision.subject }
            throw SheetFault(line: row.line, reason: "line \(former.line) says otherwise of the same tag")
          }
          continue
        }
        if isSettled(standing, verdict) { outcome.settled += 1 } else { outcome.decisions.append(decision) }
      } catch let fault as SheetFault {
        outcome.faults.append(fault)
      }
    }
    return outcome
  }

  private func decision(
    _ row: SheetTable.Row, _ verdict: SheetVerdict, in db: IndexSnapshot
  ) throws -> Decision {
    let document = try document(row, in: db)
    let tag = try value(row)
    guard let role = row["role"].isEmpty ? .about : Role(rawValue: row["role"].lowercased()) else {
      let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
      throw SheetFault(line: row.line, reason: "'\(row["role"])' is no role; there are \(roles)")
    }
    let present = try TagRow.fetchWithoutEvidence(db, document: document.id).first {
      $0.annotation.facet == tag.facet && $0.annotation.value == tag.value && $0.annotation.role == role
    }
    let isProposed = present.map { $0.annotation.source != .analyst } ?? false
    return Decision(
      decidedAt: "", analyst: analyst, document: document.key,
      path: try StoredDocument.locations(db, id: document.id).first ?? "", facet: tag.facet, value: tag.value,
      role: role, verdict: verdict == .wrong ? .reject : isProposed ? .confirm : .add, note: row["note"])
  }

  /// Whether this analyst has judged a tag so already, and nobody after that.
  private func isSettled(_ standing: [Decision], _ verdict: SheetVerdict) -> Bool {
    let own = standing.last { $0.analyst == analyst }
    return own == standing.last && own.map { ($0.verdict != .reject) == (verdict == .right) } ?? false
  }

  private func checkOthers(_ standing: [Decision], _ verdict: SheetVerdict, line: Int) throws(SheetFault) {
    let others = standing.last { $0.analyst != analyst && ($0.verdict == .reject) != (verdict == .wrong) }
    guard let others else { return }
    throw SheetFault(
      line: line,
      reason: "\(others.analyst) decided otherwise (\(others.verdict.rawValue), \(others.decidedAt)); "
        + "with --override the sheet goes before that")
  }

  private func document(_ row: SheetTable.Row, in db: IndexSnapshot) throws -> StoredDocument {
    let name = row["document"].isEmpty ? row["path"] : row["document"]
    guard !name.isEmpty else { throw SheetFault(line: row.line, reason: "it names no document") }
    do { return try DocumentLookup.find(name, in: db) } catch LookupError.unknown {
      let heirs = try book.lineage.heirs(of: name).filter { try StoredDocument.isHeld(db, key: $0) }
      if let heir = heirs.first, heirs.count == 1 { return try DocumentLookup.find(heir, in: db) }
      let successor = row["path"].isEmpty ? nil : try? DocumentLookup.find(row["path"], in: db)
      let hint = successor.map { "; at \(row["path"]) lies another now (\($0.fingerprint.short))" } ?? ""
      throw SheetFault(line: row.line, reason: "the document '\(name)' is not in the index\(hint)")
    } catch let error as LookupError {
      // Records of several files may have one id: the path tells them apart.
      if !row["path"].isEmpty, row["path"] != name, let found = try? DocumentLookup.find(row["path"], in: db),
        found.key == name
      {
        return found
      }
      throw SheetFault(line: row.line, reason: error.description.replacing("\n", with: " "))
    }
  }

  private func value(_ row: SheetTable.Row) throws(SheetFault) -> FacetValue {
    guard let facet = Facet(rawValue: row["facet"].lowercased()), Facet.tagged.contains(facet) else {
      let facets = Facet.tagged.map(\.rawValue).joined(separator: ", ")
      throw SheetFault(line: row.line, reason: "'\(row["facet"])' is no facet; there are \(facets)")
    }
    switch authorities.resolve(row["value"], facets: [facet]) {
    case .found(let value): return value
    case .ambiguous(let values), .unknown(suggestions: let values):
      let error = FilterError(facet: facet, name: row["value"], suggestions: values.map(authorities.described))
      throw SheetFault(line: row.line, reason: error.description)
    }
  }
}
