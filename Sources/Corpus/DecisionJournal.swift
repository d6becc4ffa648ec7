import Foundation
import Glibc

/// `decisions.csv`: the append-only journal of analysts' tag decisions. It belongs to the corpus, opens in a
/// spreadsheet and merges in git; the index only mirrors it.
package struct DecisionJournal: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// In bytes; 0 for a journal that is missing.
  package func size() throws -> Int64 {
    var status = stat()
    if stat(path, &status) == 0 { return Int64(status.st_size) }
    guard errno == ENOENT else { throw JournalError.unreadable(path: path, detail: String(cString: strerror(errno))) }
    return 0
  }

  /// All decisions in the order they were taken (by time; those of the same second in file order), without the lines
  /// that are none.
  ///
  /// - Throws: as ``reading()``.
  package func read() throws -> [Decision] { try reading().decisions }

  /// All decisions, and the lines that are none: torn by a crash, spoilt by an editor, left by a conflict of git.
  ///
  /// - Throws: ``JournalError`` for a file that cannot be read, or is no journal; a missing journal is empty.
  package func reading() throws -> JournalReading {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return JournalReading() }
    guard descriptor >= 0 else { throw JournalError.unreadable(path: path, detail: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    // A line that is just being written is no fault.
    flock(descriptor, LOCK_SH)
    return try DecisionTable(content(of: descriptor), path: path)?.reading ?? JournalReading()
  }

  /// Writes decisions at the end of the journal, and returns when they are on the disk.
  ///
  /// Either all lines are written or none; a concurrent writer waits. Half a line that a crash left at the end stays, as
  /// a line of its own.
  ///
  /// - Parameter despiteConflict: whether they are written also where git left a conflict. What whoever settles it may
  ///   throw away must not be all that is known of them.
  /// - Throws: ``JournalError``.
  package func append(_ decisions: [Decision], despiteConflict: Bool = false) throws {
    _ = try append(decisions, isBatch: false, despiteConflict: despiteConflict)
  }

  /// Writes the decisions of one command of one analyst, as ``append(_:)`` does, with a time of their own: that of the
  /// clock, or the millisecond after the analyst's last one where that is later. So they are told from all others.
  ///
  /// - Returns: the decisions as they were written.
  @discardableResult
  package func appendBatch(_ decisions: [Decision]) throws -> [Decision] {
    try append(decisions, isBatch: true, despiteConflict: false)
  }

  private func append(_ decisions: [Decision], isBatch: Bool, despiteConflict: Bool) throws -> [Decision] {
    guard let analyst = decisions.first?.analyst else { return decisions }
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw JournalError.unwritable(path: path, detail: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else {
      throw JournalError.unwritable(path: path, detail: String(cString: strerror(errno)))
    }
    let size = lseek(descriptor, 0, SEEK_END)
    let content = size > 0 ? try content(of: descriptor) : Data()
    let table = try DecisionTable(content, path: path)
    if let line = table?.conflict, !despiteConflict { throw JournalError.conflicted(path: path, line: line) }
    var decisions = decisions
    if isBatch {
      let last = table?.reading.decisions.last { $0.analyst == analyst }
      let time = Timestamp.precise(after: last?.decidedAt)
      for index in decisions.indices { decisions[index].decidedAt = time }
    }
    // A line that an editor left without its end, or a crash torn, must not run into ours.
    var text = content.last ?? 0x0A == 0x0A ? "" : "\n"
    if table == nil { text += CSVWriter.record(DecisionTable.columns) }
    let columns = table?.columns ?? DecisionTable.columns
    for decision in decisions { text += CSVWriter.record(columns.map { DecisionTable.field($0, of: decision) }) }
    try write(Array(text.utf8), to: descriptor, restoring: size)
    return decisions
  }

  private func content(of descriptor: Int32) throws -> Data {
    do {
      lseek(descriptor, 0, SEEK_SET)
      return try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readToEnd() ?? Data()
    } catch {
      throw JournalError.unreadable(path: path, detail: String(cString: strerror(errno)))
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
}
