import CAnalysis

/// What the tokenizer noted while FTS5 took in a row: how many tokens each column has, and where its pages begin.
///
/// Not thread-safe: it belongs to the writing connection, and is used on that connection's queue only (hence
/// `@unchecked Sendable`).
final class PageLog: @unchecked Sendable {
  let pointer: OpaquePointer

  /// - Throws: ``IndexError`` when there is no memory.
  init() throws {
    guard let pointer = tv_page_log_new() else { throw IndexError.damaged(detail: "out of memory") }
    self.pointer = pointer
  }

  deinit { tv_page_log_free(pointer) }

  func reset() { tv_page_log_reset(pointer) }

  /// Token positions in a column of the row taken in last; columns in table order, 0-based.
  func tokenCount(column: Int) -> Int { Int(tv_page_log_positions(pointer, Int32(column))) }

  /// For each page of a column the offset of its first token.
  func pageStarts(column: Int) -> [Int] {
    (0..<tv_page_log_page_count(pointer, Int32(column))).map {
      Int(tv_page_log_page_start(pointer, Int32(column), $0))
    }
  }
}
