/// The workers of an ingest, one a job thread.
package final class WorkerPool: Sendable {
  package let workers: [Worker]

  package init(count: Int, _ configuration: WorkerConfiguration = WorkerConfiguration()) {
    workers = (0..<max(1, count)).map { _ in Worker(configuration) }
  }

  /// Stops all processes at once, and for good.
  package func cancel() { for worker in workers { worker.cancel() } }

  /// Ends all processes; waits for files that are being extracted.
  package func close() { for worker in workers { worker.close() } }
}
