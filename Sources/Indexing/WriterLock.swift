import Corpus
import Foundation
import Glibc

/// The right to write an index, held by an open file; the kernel gives it back when the process ends, however
/// it ends.
package final class WriterLock {
  private let descriptor: Int32

  /// Takes the lock of the index at `indexPath` without waiting.
  ///
  /// - Parameter command: what the holder does, for the message that others get.
  /// - Throws: ``IndexError/locked(holder:)`` when another process holds it.
  package init(indexPath: String, command: String) throws {
    try? IndexFolder.make(forIndexAt: indexPath)
    let path = (indexPath as NSString).deletingPathExtension + ".lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw IndexError.cannotOpen(path: path, detail: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      defer { close(descriptor) }
      guard code == EWOULDBLOCK else {
        throw IndexError.cannotOpen(path: path, detail: String(cString: strerror(code)))
      }
      var bytes = [UInt8](repeating: 0, count: 200)
      let count = pread(descriptor, &bytes, bytes.count, 0)
      let holder = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      throw IndexError.locked(holder: holder.isEmpty ? "unknown" : holder)
    }
    let note = Array("process \(getpid()), \(command), since \(Timestamp.now())\n".utf8)
    ftruncate(descriptor, 0)
    _ = note.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    // Last, so that a lock that was not got is not closed twice: by then the number may be another file's.
    self.descriptor = descriptor
  }

  deinit {
    // A child that is just being started may still hold the file open: the lock is given back first.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
