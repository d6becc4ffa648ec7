import Foundation

/// The journal as a table of comma-separated values.
struct DecisionTable {
  /// As the header names them; a spreadsheet may have moved them.
  let columns: [String]
  /// In the order they were taken (by time; those of the same moment in file order).
  let decisions: [Decision]
  let endsInLine: Bool

  static let columns = ["decided_at", "analyst", "document", "path", "facet", "value", "role", "verdict", "note"]
  private static let header = columns.joined(separator: ",")

  /// - Parameter path: how errors name the file.
  /// - Returns: nil for a journal without a header.
  /// - Throws: ``JournalError/malformed(path:line:detail:)``.
  init?(_ content: Data, path: String) throws {
    var records: [(line: Int, fields: [String])]
    do { records = try CSVReader.records(of: content) } catch {
      throw JournalError.malformed(path: path, line: error.line, detail: error.reason)
    }
    guard let header = records.first else { return nil }
    let columns = header.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    if let marked = records.first(where: { Self.isConflictMarker($0.fields) }) {
      throw JournalError.malformed(
        path: path, line: marked.line, detail: "a conflict marker of git: settle it, both sides' lines may stay")
    }
    guard Self.columns.allSatisfy(columns.contains) else {
      throw JournalError.malformed(path: path, line: header.line, detail: "the header is not \(Self.header)")
    }
    records.removeFirst()
    // Spreadsheets leave rows of nothing but commas; git, where both sides made the journal, its header twice.
    let decisions = try records.filter { !$0.fields.allSatisfy(\.isEmpty) && $0.fields != header.fields }
      .map { try Self.decision(from: $0.fields, line: $0.line, columns: columns, path: path) }
    let order = decisions.indices.sorted { (decisions[$0].moment, $0) < (decisions[$1].moment, $1) }
    self.columns = columns
    self.decisions = order.map { decisions[$0] }
    endsInLine = content.last == 0x0A
  }

  /// Where git could not merge two journals, it leaves such lines.
  private static func isConflictMarker(_ fields: [String]) -> Bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].contains { fields.first?.hasPrefix($0) == true }
  }

  /// What a column holds; nothing for a column of others.
  static func field(_ column: String, of decision: Decision) -> String {
    switch column {
    case "decided_at": decision.decidedAt
    case "analyst": decision.analyst
    case "document": decision.document
    case "path": decision.path
    case "facet": decision.facetName
    case "value": decision.value
    case "role": decision.role.rawValue
    case "verdict": decision.verdict.rawValue
    case "note": decision.note
    default: ""
    }
  }

  private static func decision(
    from fields: [String], line: Int, columns: [String], path: String
  ) throws -> Decision {
    func malformed(_ detail: String) -> JournalError {
      // Only the note may be left out; a line that was torn or cut off is named as that.
      let torn = "the line is incomplete: it has \(fields.count) of \(columns.count) fields"
      return .malformed(path: path, line: line, detail: fields.count < columns.count ? torn : detail)
    }
    guard fields.dropFirst(columns.count).allSatisfy(\.isEmpty) else {
      throw malformed("\(fields.count) fields, but the header names \(columns.count)")
    }
    let named = Dictionary(zip(columns, fields), uniquingKeysWith: { first, _ in first })
    func value(_ column: String) -> String { named[column] ?? "" }
    func known<Value: RawRepresentable<String>>(_ column: String, of all: [Value]) throws -> Value {
      guard let found = all.first(where: { $0.rawValue == value(column) }) else {
        let names = all.map(\.rawValue).joined(separator: ", ")
        throw malformed("'\(value(column))' is no \(column); there are \(names)")
      }
      return found
    }
    let isAboutDocument = value("facet") == Decision.documentFacet
    let facet = isAboutDocument ? nil : try known("facet", of: Facet.tagged)
    let role = try known("role", of: Role.allCases)
    let verdicts: [Decision.Verdict] =
      isAboutDocument ? [.adopt, .reject, .withdraw] : [.add, .confirm, .reject, .withdraw]
    let verdict = try known("verdict", of: verdicts)
    guard !value("document").isEmpty, !value("value").isEmpty else {
      throw malformed("document and value must not be empty")
    }
    guard value("decided_at").prefixMatch(of: /\d{4}-\d\d-\d\d/) != nil else {
      throw malformed("'\(value("decided_at"))' is no time such as 2026-11-24T08:00:00Z")
    }
    return Decision(
      decidedAt: value("decided_at"), analyst: value("analyst"), document: value("document"), path: value("path"),
      facet: facet, value: value("value"), role: role, verdict: verdict, note: value("note"))
  }
}
