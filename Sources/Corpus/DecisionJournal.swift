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
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let content: Data
    do { content = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw JournalError.unreadable(path: path, detail: error.localizedDescription)
    }
    var reader = CSVReader(content)
    guard let header = reader.next() else { return [] }
    guard let places = Self.places(of: header.fields) else {
      throw JournalError.malformed(path: path, line: header.line, detail: "the header is not \(Self.header)")
    }
    // Spreadsheets leave rows of nothing but commas.
    let records = reader.filter { !$0.fields.allSatisfy(\.isEmpty) }
    let decisions = try records.enumerated().map { index, record in
      (index, try decision(from: record, places: places))
    }
    return decisions.sorted { ($0.1.decidedAt, $0.0) < ($1.1.decidedAt, $1.0) }.map(\.1)
  }

  /// Writes decisions at the end of the journal, and returns when they are on the disk.
  ///
  /// Either all lines are written or none; a concurrent writer waits.
  package func append(_ decisions: [Decision]) throws {
    guard !decisions.isEmpty else { return }
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw JournalError.unwritable(path: path, detail: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else {
      throw JournalError.unwritable(path: path, detail: String(cString: strerror(errno)))
    }
    let size = lseek(descriptor, 0, SEEK_END)
    var text = size == 0 ? CSVWriter.record(Self.columns) : ""
    if size > 0 {
      // A line that an editor left without its end must not run into ours.
      var last: UInt8 = 0
      if pread(descriptor, &last, 1, size - 1) == 1, last != UInt8(ascii: "\n") { text = "\n" }
    }
    for decision in decisions { text += CSVWriter.record(Self.fields(of: decision)) }
    try write(Array(text.utf8), to: descriptor, restoring: size)
  }

  private static let header = columns.joined(separator: ",")

  private static func fields(of decision: Decision) -> [String] {
    [
      decision.decidedAt, decision.analyst, decision.document, decision.path, decision.facet.rawValue,
      decision.value, decision.role.rawValue, decision.verdict.rawValue, decision.note,
    ]
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

  private static func places(of header: [String]) -> [Int]? {
    let places = columns.map { column in header.firstIndex { $0.trimmingCharacters(in: .whitespaces) == column } }
    return places.contains(nil) ? nil : places.compactMap(\.self)
  }

  private func decision(from record: CSVReader.Record, places: [Int]) throws -> Decision {
    func malformed(_ detail: String) -> JournalError { .malformed(path: path, line: record.line, detail: detail) }
    let values = places.map { $0 < record.fields.count ? record.fields[$0] : "" }
    guard let facet = Facet(rawValue: values[4]), Facet.tagged.contains(facet) else {
      throw malformed("'\(values[4])' is no facet; facets are \(Facet.tagged.map(\.rawValue).joined(separator: ", "))")
    }
    guard let role = Role(rawValue: values[6]) else {
      throw malformed("'\(values[6])' is no role; roles are \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard let verdict = Decision.Verdict(rawValue: values[7]) else {
      throw malformed("'\(values[7])' is no verdict; verdicts are add, confirm, reject")
    }
    guard !values[2].isEmpty, !values[5].isEmpty else { throw malformed("document and value must not be empty") }
    return Decision(
      decidedAt: values[0], analyst: values[1], document: values[2], path: values[3], facet: facet,
      value: values[5], role: role, verdict: verdict, note: values[8])
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
