package import Corpus
import Glibc

/// How worker processes are started and what they are allowed.
package struct WorkerConfiguration: Sendable {
  /// The program that is run as a worker: by default the running one.
  package var program = "/proc/self/exe"
  package var arguments = ["worker"]
  /// The memory of a worker, in MiB, without the file that it reads and libraries; 0 is no limit.
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
  /// What is to be done with pages without text, …
  package var ocr = OCRSettings()
  /// … how many seconds a file gets anew for each of them, …
  package var secondsPerRecognizedPage = PageReading.mostSeconds
  /// … and where those that were read are kept; nil: nowhere.
  package var textLayers: TextLayerStore?
  /// …or when it holds more than so many bytes of memory after one.
  package var maximumResidentBytes = 120 << 20

  /// A shared library that takes the place of malloc in workers; nil for the system's own.
  ///
  /// PDFium allocates much and small: with tcmalloc a PDF costs a tenth less than with glibc.
  package var allocator = Self.installedAllocator

  /// tcmalloc, where the system has it.
  private static let installedAllocator: String? = {
    #if arch(arm64)
      let architecture = "aarch64"
    #else
      let architecture = "x86_64"
    #endif
    let path = "/usr/lib/\(architecture)-linux-gnu/libtcmalloc_minimal.so.4"
    return access(path, R_OK) == 0 ? path : nil
  }()

  package init() {}

  /// The seconds that a file of so many bytes may take.
  func seconds(forBytes count: Int) -> Int { baseSeconds + secondsPerMiB * (count >> 20) }
}
