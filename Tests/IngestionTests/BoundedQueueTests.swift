import Foundation
import Synchronization
import Testing

@testable import Ingestion

@Suite("The queue between readers and the writer")
struct BoundedQueueTests {
  private func start(_ body: @escaping @Sendable () -> Void) { Thread(block: body).start() }

  @Test("hands on everything of several givers, each one's in order", arguments: [1, 10, 1_000])
  func severalGivers(capacity: Int) {
    let queue = BoundedQueue<[Int]>(capacity: capacity, givers: 4)
    for giver in 0..<4 {
      start {
        for number in 0..<500 { _ = queue.put([giver, number], weight: 1) }
        queue.finish()
      }
    }
    var taken: [[Int]] = []
    while let values = queue.take() {
      // One value may be heavier than the capacity; more than that never lie in the queue.
      #expect(values.count <= max(1, capacity))
      taken += values
    }
    #expect(taken.count == 2_000)
    for giver in 0..<4 { #expect(taken.filter { $0[0] == giver }.map { $0[1] } == Array(0..<500)) }
  }

  @Test("takes a single value that is heavier than everything it may hold")
  func heavyValue() {
    let queue = BoundedQueue<Int>(capacity: 10, givers: 1)
    #expect(queue.put(1, weight: 1_000))
    queue.finish()
    #expect(queue.take() == [1])
    #expect(queue.take() == nil)
  }

  @Test("lets go of a giver that waits when nobody takes any more")
  func closing() {
    let queue = BoundedQueue<Int>(capacity: 1, givers: 1)
    let answers = BoundedQueue<Bool>(capacity: 10, givers: 1)
    #expect(queue.put(1, weight: 1))
    start {
      _ = answers.put(queue.put(2, weight: 1), weight: 1)
      answers.finish()
    }
    queue.close()
    #expect(answers.take() == [false])
    #expect(!queue.put(3, weight: 1))
  }

  @Test("gives nothing when the time is over, and goes on afterwards")
  func deadline() {
    let queue = BoundedQueue<Int>(capacity: 1, givers: 1)
    #expect(queue.take(until: Date()) == [])
    #expect(queue.put(1, weight: 1))
    #expect(queue.take(until: Date()) == [1])
    queue.finish()
    #expect(queue.take(until: .distantPast) == nil)
  }

  @Test("a stop reaches what registered for it, also when it was raised before")
  func stopFlag() {
    let stop = StopFlag()
    let raised = Mutex<[String]>([])
    _ = stop.onRaise { raised.withLock { $0.append("kept") } }
    stop.remove(stop.onRaise { raised.withLock { $0.append("removed") } })
    #expect(!stop.isRaised)
    stop.raise()
    #expect(stop.isRaised)
    _ = stop.onRaise { raised.withLock { $0.append("late") } }
    #expect(raised.withLock { $0 } == ["kept", "late"])
  }
}
