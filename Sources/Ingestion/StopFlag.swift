import Synchronization

/// Asks a run to stop: what is committed stays, and what is being read is left for the next run.
package final class StopFlag: Sendable {
  private let flag = Atomic(false)
  private let actions = Mutex<[Int: @Sendable () -> Void]>([:])
  private let next = Atomic(0)

  package init() {}

  package var isRaised: Bool { flag.load(ordering: .acquiring) }

  /// Raises the flag and runs what was registered; safe from any thread, not from a signal handler itself.
  package func raise() {
    flag.store(true, ordering: .releasing)
    for action in actions.withLock({ Array($0.values) }) { action() }
  }

  /// Runs `action` when the flag is raised, until ``remove(_:)``.
  func onRaise(_ action: @escaping @Sendable () -> Void) -> Int {
    let token = next.add(1, ordering: .relaxed).newValue
    actions.withLock { $0[token] = action }
    if isRaised { action() }
    return token
  }

  func remove(_ token: Int) { actions.withLock { $0[token] = nil } }
}
