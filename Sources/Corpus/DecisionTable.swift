import Foundation

/// The journal as a table of comma-separated values.
struct DecisionTable {
  /// As the header names them; a spreadsheet may have moved them.
  private(set) var columns: [String] = []
  private(set) var reading = JournalReading()
  /// The line at which the first conflict begins that git left.
  private(set) var conflict: Int?
  private let path: String
  private var walk = ConflictWalk()
  /// Up to which line a faulty record reaches that has been noted.
  private var noted = 0

  static let columns = ["decided_at", "analyst", "document", "path", "facet", "value", "role", "verdict", "note"]
  private static let header = columns.joined(separator: ",")

  /// Reads all lines that are decisions; what is wrong with the others is noted.
  ///
  /// - Parameter path: how errors name the file.
  /// - Returns: nil for a journal without a header, or with half of one.
  /// - Throws: ``JournalError/malformed(path:line:detail:)`` for a file without the header of a journal.
  init?(_ content: Data, path: String) throws {
    guard !Self.header.utf8.starts(with: content) else { return nil }
    self.path = path
    var reader = CSVReader(Array(content))
    var decisions: [Decision] = []
    while true {
      do {
        guard let record = try reader.next() else { break }
        do {
          if let decision = try decision(reader.strings(of: record), line: record.line) { decisions.append(decision) }
        } catch {
          note(record.line, error.reason + Self.remedy)
          // What an open quotation mark has swallowed may be decisions.
          noted = max(noted, reader.line - 1)
          reader.restart()
        }
      } catch {
        note(reader.recordLine, error.reason + Self.remedy)
        reader.restart()
      }
    }
    if columns.isEmpty {
      guard let line = reading.faults.first?.line else { return nil }
      throw JournalError.malformed(path: path, line: line, detail: "the header is not \(Self.header)")
    }
    let order = decisions.indices.sorted { (decisions[$0].moment, $0) < (decisions[$1].moment, $1) }
    reading.decisions = order.map { decisions[$0] }
  }

  /// - Returns: nil for a record that is none and needs not be.
  private mutating func decision(_ fields: [String], line: Int) throws(LineFault) -> Decision? {
    if walk.isMarker(fields[0]) {
      if walk.begins {
        conflict = conflict ?? line
        note(line, Self.conflictReason)
      }
      return nil
    }
    // Spreadsheets leave rows of nothing but commas.
    if walk.isInBase || fields.allSatisfy(\.isEmpty) { return nil }
    let names = fields.map { $0.trimmingCharacters(in: .whitespaces) }
    // Where both sides made the journal, git leaves its header twice.
    if Self.columns.allSatisfy(names.contains) {
      if columns.isEmpty { columns = names }
      return nil
    }
    guard !columns.isEmpty else { throw LineFault(reason: "the line stands before the header") }
    return try Self.decision(from: fields, columns: columns)
  }

  private static let remedy = "; mend the line or take it out: until then it decides nothing"
  private static let conflictReason =
    "git left a conflict here; take out the lines that begin with <<<<<<<, ======= and >>>>>>> (the lines of both "
    + "sides count, and may stay)"

  private mutating func note(_ line: Int, _ reason: String) {
    guard line > noted else { return }
    reading.faults.append(JournalFault(path: path, line: line, reason: reason))
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

  private struct LineFault: Error { var reason: String }

  private static func decision(from fields: [String], columns: [String]) throws(LineFault) -> Decision {
    func malformed(_ detail: String) -> LineFault {
      // Only the note may be left out; a line that was torn or cut off is named as that.
      let torn = "the line is incomplete: it has \(fields.count) of \(columns.count) fields"
      return LineFault(reason: fields.count < columns.count ? torn : detail)
    }
    guard fields.dropFirst(columns.count).allSatisfy(\.isEmpty) else {
      throw malformed("\(fields.count) fields, but the header names \(columns.count)")
    }
    let named = Dictionary(zip(columns, fields), uniquingKeysWith: { first, _ in first })
    func value(_ column: String) -> String { named[column] ?? "" }
    func known<Value: RawRepresentable<String>>(_ column: String, of all: [Value]) throws(LineFault) -> Value {
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

/// Where a reader of a journal is in a conflict that git left.
private struct ConflictWalk {
  /// Whether the last marker began a conflict, or stood in none.
  private(set) var begins = false
  /// Whether the lines are those from which both sides began: what they still hold stands in both.
  private(set) var isInBase = false
  private var isInside = false

  mutating func isMarker(_ field: String) -> Bool {
    let markers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]
    guard let marker = markers.first(where: field.hasPrefix) else { return false }
    begins = marker == "<<<<<<<" || !isInside
    isInside = marker != ">>>>>>>"
    isInBase = marker == "|||||||"
    return true
  }
}
