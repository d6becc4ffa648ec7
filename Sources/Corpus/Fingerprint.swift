import CNettle

/// The identity of a document: the SHA-256 (FIPS 180-4) of its bytes.
package struct Fingerprint: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// Stands where the bytes are not known; no file has it.
  package static let unknown = Fingerprint(unchecked: [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE)))

  fileprivate init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  package init(of content: some Sequence<UInt8>) {
    var hasher = Hasher256()
    if content.withContiguousStorageIfAvailable({ hasher.update(UnsafeRawBufferPointer($0)) }) == nil {
      Array(content).withUnsafeBytes { hasher.update($0) }
    }
    self = hasher.finish()
  }

  /// - Returns: nil unless `bytes` has 32 elements.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Int(SHA256_DIGEST_SIZE) else { return nil }
    self.bytes = bytes
  }

  /// - Returns: nil unless `hex` is 64 hexadecimal digits.
  package init?(hex: some StringProtocol) {
    let digits = hex.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x61...0x66: byte - 0x61 + 10
      case 0x41...0x46: byte - 0x41 + 10
      default: nil
      }
    }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// 64 lower-case hexadecimal digits.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The first 12 hexadecimal digits, as people see it.
  package var short: String { String(hex.prefix(12)) }

  package var description: String { hex }

  package static func < (left: Fingerprint, right: Fingerprint) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

/// An incremental SHA-256.
package struct Hasher256 {
  private var context = sha256_ctx()

  package init() { nettle_sha256_init(&context) }

  package mutating func update(_ content: UnsafeRawBufferPointer) {
    guard let base = content.baseAddress else { return }
    nettle_sha256_update(&context, content.count, base.assumingMemoryBound(to: UInt8.self))
  }

  /// The fingerprint of all that was passed to ``update(_:)``; starts anew.
  package mutating func finish() -> Fingerprint {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    return Fingerprint(unchecked: digest)
  }
}
