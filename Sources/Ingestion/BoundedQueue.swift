import Foundation

/// Hands values from several threads to one, and makes the givers wait while too much lies in it.
///
/// `@unchecked Sendable`: the condition guards everything.
final class BoundedQueue<Value: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var values: [(value: Value, weight: Int)] = []
  private var weight = 0
  private var givers: Int
  private var isClosed = false
  private let capacity: Int

  /// - Parameters:
  ///   - capacity: the weight that may lie in the queue; a single value may be heavier.
  ///   - givers: how many threads will call ``finish()``.
  init(capacity: Int, givers: Int) {
    self.capacity = capacity
    self.givers = givers
  }

  /// - Returns: false when nobody takes values any more.
  func put(_ value: Value, weight: Int) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while !values.isEmpty, self.weight + weight > capacity, !isClosed { condition.wait() }
    guard !isClosed else { return false }
    values.append((value, weight))
    self.weight += weight
    condition.broadcast()
    return true
  }

  /// Says that one giver has nothing more.
  func finish() {
    condition.lock()
    givers -= 1
    condition.broadcast()
    condition.unlock()
  }

  /// The next values, as many as there are; waits for one, until `deadline` if there is one.
  ///
  /// - Returns: nil when all givers have finished and nothing is left; empty when the time is over.
  func take(until deadline: Date? = nil) -> [Value]? {
    condition.lock()
    defer { condition.unlock() }
    while values.isEmpty {
      if givers == 0 { return nil }
      guard let deadline else {
        condition.wait()
        continue
      }
      if !condition.wait(until: deadline) { return values.isEmpty ? [] : drain() }
    }
    return drain()
  }

  /// Turns away whoever still gives.
  func close() {
    condition.lock()
    isClosed = true
    values = []
    condition.broadcast()
    condition.unlock()
  }

  private func drain() -> [Value] {
    let taken = values.map(\.value)
    values = []
    weight = 0
    condition.broadcast()
    return taken
  }
}
