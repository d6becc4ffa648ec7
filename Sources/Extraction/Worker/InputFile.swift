import Corpus
import Foundation
import Glibc

/// A file mapped into memory for reading.
struct InputFile {
  let content: Data
  let fingerprint: Fingerprint

  /// Larger files are refused: mapped, they and what is made of them must fit a worker's address space.
  static let maximumBytes = 1 << 30

  /// Opens, maps and hashes a regular file.
  ///
  /// The bytes that are hashed are those that the extractor sees. Should the file be cut short meanwhile, the
  /// process dies by SIGBUS: that is one of the reasons why this is done in a worker.
  init(path: String) throws(ExtractionError) {
    // Without O_NONBLOCK, a FIFO would block here for ever.
    let descriptor = FileName.withBytes(of: path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else { throw .unreadable(detail: Self.reason(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(detail: Self.reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(detail: "not a regular file") }
    let count = Int(status.st_size)
    guard count <= Self.maximumBytes else {
      throw .limit(detail: "the file has \(count >> 20) MiB, \(Self.maximumBytes >> 20) are read")
    }
    content = try Self.map(descriptor, count)
    fingerprint = Fingerprint(of: content)
  }

  private static func map(_ descriptor: Int32, _ count: Int) throws(ExtractionError) -> Data {
    guard count > 0 else { return Data() }
    guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      throw .unreadable(detail: reason(errno))
    }
    madvise(address, count, MADV_SEQUENTIAL)
    return Data(bytesNoCopy: address, count: count, deallocator: .custom { munmap($0, $1) })
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
