import CAnalysis

/// The way of the analysis into SQLite.
package enum Tokenizer {
  package struct Failure: Error {
    /// SQLite's result code.
    package let code: Int32
  }

  /// Gives a connection (`sqlite3 *`) the FTS5 tokenizer `tvet` and the functions `tvet_text(blob)` and
  /// `tvet_marked_text(blob)`, which open stored pages. `log` must outlive the connection.
  package static func register(on connection: OpaquePointer, log: PageLog? = nil) throws(Failure) {
    var code = tv_register_tokenizer(connection, log?.handle)
    if code == 0 { code = tv_register_functions(connection) }
    guard code == 0 else { throw Failure(code: code) }
  }
}

/// Learns at which token each page begins while FTS5 indexes a row.
///
/// FTS5 reads each indexed column whose value is not NULL once, in column order; each reading is a call of the log.
/// Deleting rows and checking the table are logged too, so reset the log right before the insert it is to watch.
/// Not thread-safe: it belongs to one connection, and is used on that connection's queue only (hence
/// `@unchecked Sendable`).
package final class PageLog: @unchecked Sendable {
  let handle: OpaquePointer

  package init() {
    // As for the analyzer: no input leads here.
    guard let handle = tv_page_log_new() else { fatalError("out of memory") }
    self.handle = handle
  }

  deinit { tv_page_log_free(handle) }

  package func reset() { tv_page_log_reset(handle) }

  /// Columns read since the last reset.
  package var callCount: Int { Int(tv_page_log_call_count(handle)) }

  /// Length of a column in tokens.
  package func positions(ofCall call: Int) -> Int { Int(tv_page_log_positions(handle, CInt(clamping: call))) }

  /// For each page of a column the position (0-based, in tokens) of its first token; a page without words has the
  /// start of the next.
  package func pageStarts(ofCall call: Int) -> [Int] {
    let call = CInt(clamping: call)
    return (0..<tv_page_log_page_count(handle, call)).map { Int(tv_page_log_page_start(handle, call, $0)) }
  }
}
