import CNettle

/// Hash functions, as the formats of encrypted documents name them.
enum Digest: String {
  case sha1 = "SHA1"
  case sha256 = "SHA256"
  case sha384 = "SHA384"
  case sha512 = "SHA512"
  case md5 = "MD5"

  /// - Parameter name: as a document spells it: `SHA-512`, `http://www.w3.org/2000/09/xmldsig#sha256`.
  init?(name: String) {
    let name = (name.split(separator: "#").last ?? "").uppercased().filter { $0.isLetter || $0.isNumber }
    self.init(rawValue: name)
  }

  /// The hash of all parts, one behind the other.
  func hash(_ parts: [UInt8]...) -> [UInt8] { hash(parts) }

  private func hash(_ parts: [[UInt8]]) -> [UInt8] {
    switch self {
    case .md5: Self.run(parts, md5_ctx(), 16, nettle_md5_init, nettle_md5_update, nettle_md5_digest)
    case .sha1: Self.run(parts, sha1_ctx(), 20, nettle_sha1_init, nettle_sha1_update, nettle_sha1_digest)
    case .sha256: Self.run(parts, sha256_ctx(), 32, nettle_sha256_init, nettle_sha256_update, nettle_sha256_digest)
    case .sha384: Self.run(parts, sha512_ctx(), 48, nettle_sha384_init, nettle_sha512_update, nettle_sha384_digest)
    case .sha512: Self.run(parts, sha512_ctx(), 64, nettle_sha512_init, nettle_sha512_update, nettle_sha512_digest)
    }
  }

  private static func run<Context>(
    _ parts: [[UInt8]], _ context: Context, _ count: Int, _ start: (UnsafeMutablePointer<Context>?) -> Void,
    _ update: (UnsafeMutablePointer<Context>?, Int, UnsafePointer<UInt8>?) -> Void,
    _ finish: (UnsafeMutablePointer<Context>?, Int, UnsafeMutablePointer<UInt8>?) -> Void
  ) -> [UInt8] {
    var context = context
    var result = [UInt8](repeating: 0, count: count)
    start(&context)
    for part in parts { update(&context, part.count, part) }
    finish(&context, count, &result)
    return result
  }

  /// A hash that takes long to try: of salt and password, then of its number and the hash before, so many times
  /// (MS-OFFCRYPTO 2.3.4.7, 2.3.4.11).
  func spin(_ start: [UInt8], count: Int) -> [UInt8] {
    var value = hash(start)
    for index in 0..<count { value = hash(little(index), value) }
    return value
  }

  private func little(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}
