/// Encryption as Office 2007 writes it (MS-OFFCRYPTO 2.3.4.5–2.3.4.9): AES, its blocks on their own.
struct StandardEncryption: OfficeEncryption {
  private let keySize: Int
  private let salt: [UInt8]
  private let verifier: [UInt8]
  private let verifierHash: [UInt8]

  /// AES of 128, 192 and 256 bits, and "as the flags say".
  private static let algorithms: Set<Int> = [0x660E, 0x660F, 0x6610, 0]
  private static let spinCount = 50_000

  /// - Parameter info: the stream EncryptionInfo; nil where it is not understood.
  init?(_ info: BinaryView) {
    let header = info.part(12, info.double(8))
    guard header.count >= 32, Self.algorithms.contains(header.double(8)) else { return nil }
    let bits = header.double(16)
    keySize = bits == 0 ? 16 : bits / 8
    let tail = info.rest(12 + header.count)
    guard tail.count >= 72, [16, 24, 32].contains(keySize) else { return nil }
    salt = Array(tail.part(4, 16).bytes)
    verifier = Array(tail.part(20, 16).bytes)
    verifierHash = Array(tail.part(40, 32).bytes)
  }

  func key(password: String) -> [UInt8]? {
    let hash = Digest.sha1.spin(
      salt + password.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, count: Self.spinCount)
    let block = Digest.sha1.hash(hash, [0, 0, 0, 0])
    let key = [UInt8(0x36), 0x5C].flatMap { pad in
      Digest.sha1.hash((0..<64).map { $0 < block.count ? block[$0] ^ pad : pad })
    }.prefix(keySize)
    guard let plain = AES.decrypt(verifier, key: Array(key)), let hash = AES.decrypt(verifierHash, key: Array(key))
    else {
      return nil
    }
    return hash.prefix(20).elementsEqual(Digest.sha1.hash(plain)) ? Array(key) : nil
  }

  func decrypt(_ bytes: ArraySlice<UInt8>, segment: Int, key: [UInt8]) -> [UInt8]? { AES.decrypt(bytes, key: key) }
}
