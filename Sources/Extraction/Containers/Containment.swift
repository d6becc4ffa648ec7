import Synchronization

/// How far a document lies within archives and messages, and how much all of them may still expand to.
struct Containment: Sendable {
  /// The containers around the document.
  private(set) var depth = 0
  private let budget: ExpansionBudget

  /// Containers within each other that are read.
  static let maximumDepth = 4

  /// - Parameter byteCount: of the outermost file.
  init(byteCount: Int) { budget = ExpansionBudget(byteCount: byteCount) }

  /// That of a document within this one.
  ///
  /// - Throws: ``ExtractionError/limit(detail:)``.
  func inner() throws(ExtractionError) -> Containment {
    guard depth < Self.maximumDepth else {
      throw .limit(detail: "archives lie over \(Self.maximumDepth) deep within each other")
    }
    var inner = self
    inner.depth += 1
    return inner
  }

  /// Bytes that may still be unpacked.
  var room: Int { budget.room }

  func take(_ count: Int) { budget.take(count) }
}

/// Bytes that the containers of one file may expand to, in all.
private final class ExpansionBudget: Sendable {
  /// Times the file's size, above ``floor``.
  private static let ratio = 200
  private static let floor = 64 << 20
  private static let ceiling = 4 << 30

  private let rest: Mutex<Int>

  init(byteCount: Int) {
    let (product, overflow) = byteCount.multipliedReportingOverflow(by: Self.ratio)
    rest = Mutex(min(Self.ceiling, max(Self.floor, overflow ? Self.ceiling : product)))
  }

  var room: Int { rest.withLock { $0 } }
  func take(_ count: Int) { rest.withLock { $0 = max(0, $0 - count) } }
}
