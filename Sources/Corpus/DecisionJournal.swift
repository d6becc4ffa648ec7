import Foundation
import Glibc

/// `decisions.csv`: the append-only journal of analysts' tag decisions. It belongs to the corpus, opens in a
/// spreadsheet and merges in git; the index only mirrors it.
package struct DecisionJournal: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  package static let columns = [
    "decided_at", "analyst", "document", "path", "facet", "value", "role", "verdict", "note",
  ]

  /// In bytes; 0 for a journal that is missing.
  package func size() throws -> Int64 {
    var status = stat()
    if stat(path, &status) == 0 { return Int64(status.st_size) }
    guard errno == ENOENT else { throw JournalError.unreadable(path: path, detail: String(cString: strerror(errno))) }
    return 0
  }

  /// All decisions in the order they were taken (by time; those of the same second in file order).
  ///
  /// - Throws: ``JournalError`` naming the line, for a line that is no decision; a missing journal is empty.
  package func read() throws -> [Decision] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return [] }
    guard descriptor >= 0 else { throw JournalError.unreadable(path: path, detail: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    // A line that is just being written is no fault.
    flock(descriptor, LOCK_SH)
    return try table(from: descriptor)?.decisions ?? []
  }

  /// Writes decisions at the end of the journal, and returns when they are on the disk.
  ///
  /// Either all lines are written or none; a concurrent writer waits. Nothing is written after a line that is no
  /// decision: a quotation mark that is never closed would swallow what follows.
  ///
  /// - Throws: ``JournalError``.
  package func append(_ decisions: [Decision]) throws {
    guard !decisions.isEmpty else { return }
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw JournalError.unwritable(path: path, detail: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else {
      throw JournalError.unwritable(path: path, detail: String(cString: strerror(errno)))
    }
    let size = lseek(descriptor, 0, SEEK_END)
    let table = size > 0 ? try table(from: descriptor) : nil
    // A line that an editor left without its end must not run into ours.
    var text = table?.endsInLine == false ? "\n" : ""
    if table == nil { text += CSVWriter.record(Self.columns) }
    for decision in decisions {
      text += CSVWriter.record((table?.columns ?? Self.columns).map { Self.field($0, of: decision) })
    }
    try write(Array(text.utf8), to: descriptor, restoring: size)
  }

  /// What the journal holds.
  private struct Table {
    /// As the header names them; a spreadsheet may have moved them.
    var columns: [String]
    /// In the order they were taken.
    var decisions: [Decision]
    var endsInLine: Bool
  }

  /// - Returns: nil for a journal without a header.
  private func table(from descriptor: Int32) throws -> Table? {
    let content: Data
    do {
      lseek(descriptor, 0, SEEK_SET)
      content = try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readToEnd() ?? Data()
    } catch {
      throw JournalError.unreadable(path: path, detail: String(cString: strerror(errno)))
    }
    var records: [(line: Int, fields: [String])]
    do { records = try CSVReader.records(of: content) } catch {
      throw JournalError.malformed(path: path, line: error.line, detail: error.reason)
    }
    guard let header = records.first else { return nil }
    let columns = header.fields.map { $0.trimmingCharacters(in: .whitespaces) }
    guard Self.columns.allSatisfy(columns.contains) else {
      throw JournalError.malformed(path: path, line: header.line, detail: "the header is not \(Self.header)")
    }
    records.removeFirst()
    // Spreadsheets leave rows of nothing but commas.
    let decisions = try records.filter { !$0.fields.allSatisfy(\.isEmpty) }
      .map { try decision(from: $0.fields, line: $0.line, columns: columns) }
    let order = decisions.indices.sorted { (decisions[$0].decidedAt, $0) < (decisions[$1].decidedAt, $1) }
    return Table(columns: columns, decisions: order.map { decisions[$0] }, endsInLine: content.last == 0x0A)
  }

  private static let header = columns.joined(separator: ",")

  /// What a column holds; nothing for a column of others.
  private static func field(_ column: String, of decision: Decision) -> String {
    switch column {
    case "decided_at": decision.decidedAt
    case "analyst": decision.analyst
    case "document": decision.document
    case "path": decision.path
    case "facet": decision.facet.rawValue
    case "value": decision.value
    case "role": decision.role.rawValue
    case "verdict": decision.verdict.rawValue
    case "note": decision.note
    default: ""
    }
  }

  /// A short write (a full disk) is taken back, so that the journal never ends in half a line.
  private func write(_ bytes: [UInt8], to descriptor: Int32, restoring size: off_t) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let reason = String(cString: strerror(errno))
        ftruncate(descriptor, size)
        throw JournalError.unwritable(path: path, detail: reason)
      }
      written += count
    }
    guard fsync(descriptor) == 0 else {
      throw JournalError.unwritable(path: path, detail: String(cString: strerror(errno)))
    }
  }

  private func decision(from fields: [String], line: Int, columns: [String]) throws -> Decision {
    func malformed(_ detail: String) -> JournalError { .malformed(path: path, line: line, detail: detail) }
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
    let facet = try known("facet", of: Facet.tagged)
    let role = try known("role", of: Role.allCases)
    let verdict = try known("verdict", of: Decision.Verdict.allCases)
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

package enum JournalError: Error, CustomStringConvertible {
  case unreadable(path: String, detail: String)
  case unwritable(path: String, detail: String)
  case malformed(path: String, line: Int, detail: String)

  package var description: String {
    switch self {
    case .unreadable(let path, let detail): "\(path) cannot be read: \(detail)"
    case .unwritable(let path, let detail): "\(path) cannot be written: \(detail); the decision is not recorded"
    case .malformed(let path, let line, let detail): "\(path):\(line): \(detail)"
    }
  }
}
