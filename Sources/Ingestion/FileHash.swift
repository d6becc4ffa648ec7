import Corpus
import Glibc

enum FileHash {
  private static let chunkSize = 1 << 20

  /// The fingerprint of a file's bytes.
  ///
  /// - Throws: ``Unreadable`` with the system's word for what is wrong.
  static func fingerprint(of path: String) throws(Unreadable) -> Fingerprint {
    let descriptor = FileName.withBytes(of: path) { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else { throw Unreadable(code: errno) }
    defer { close(descriptor) }
    var hasher = Hasher256()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkSize, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Unreadable(code: errno) }
      guard count > 0 else { return hasher.finish() }
      hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  struct Unreadable: Error {
    var reason: String
    init(code: Int32) { reason = String(cString: strerror(code)) }
  }
}
