/// How worker processes are started and what they are allowed.
package struct WorkerConfiguration: Sendable {
  /// The program that is run as a worker: by default the running one.
  package var program = "/proc/self/exe"
  package var arguments = ["worker"]
  /// The address space of a worker, in MiB; 0 is no limit.
  package var memoryMiB = Int(WorkerMain.defaultMemoryMiB)
  /// How long a file may take: this many seconds…
  package var baseSeconds = 20
  /// …and so many more for each MiB of it.
  package var secondsPerMiB = 2
  /// The largest answer, in bytes, that is accepted in one piece…
  package var maximumFrameBytes = 256 << 20
  /// …and for one file in all.
  package var maximumFileBytes = 512 << 20
  /// A worker is replaced after so many files, …
  package var filesPerProcess = 1000
  /// …or when it holds more than so many bytes of memory after one.
  package var maximumResidentBytes = 120 << 20

  package init() {}

  /// The seconds that a file of so many bytes may take.
  func seconds(forBytes count: Int) -> Int { baseSeconds + secondsPerMiB * (count >> 20) }
}
