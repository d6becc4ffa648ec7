import CNettle

/// The encryption of DOC and XLS that have a password, by the cipher RC4: as Office 97 has it (MS-OFFCRYPTO 2.3.6), and
/// with longer keys since Office XP (2.3.5).
struct BinaryEncryption {
  /// What a key is made of, with the number of a block behind it.
  private let secret: [UInt8]
  private let digest: Digest
  /// In bytes.
  private let keySize: Int

  private static let shortestKey = 16

  /// - Parameter header: how the file is encrypted.
  /// - Throws: ``ExtractionError``: `.encrypted` where no password is right, or it is encrypted in another way.
  init(_ header: BinaryView, passwords: [String]) throws(ExtractionError) {
    for password in passwords.map({ $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }) {
      let found: (BinaryEncryption, verifier: BinaryView)?
      switch (header.word(0), header.word(2)) {
      case (1, 1): found = Self.original(header.rest(4), password)
      case (2...4, 2): found = Self.extended(header, password)
      default: found = nil
      }
      if let (encryption, verifier) = found, encryption.opens(verifier) {
        self = encryption
        return
      }
    }
    throw .encrypted
  }

  private init(secret: [UInt8], digest: Digest, keySize: Int) {
    self.secret = secret
    self.digest = digest
    self.keySize = keySize
  }

  private static func original(_ header: BinaryView, _ password: [UInt8]) -> (BinaryEncryption, BinaryView) {
    let hash = Digest.md5.hash(password).prefix(5)
    let salted = (0..<16).flatMap { _ in hash + header.part(0, 16).bytes }
    let secret = Array(Digest.md5.hash(salted).prefix(5))
    return (BinaryEncryption(secret: secret, digest: .md5, keySize: 16), header.part(16, 32))
  }

  private static func extended(_ info: BinaryView, _ password: [UInt8]) -> (BinaryEncryption, BinaryView)? {
    let header = info.part(12, info.double(8))
    let tail = info.rest(12 + header.count)
    let bits = header.double(16) == 0 ? 40 : header.double(16)
    guard header.double(8) == 0x6801, (40...128).contains(bits), tail.count >= 60 else { return nil }
    let secret = Digest.sha1.hash(Array(tail.part(4, 16).bytes), password)
    let verifier = BinaryView(Array(tail.part(20, 16).bytes) + Array(tail.part(40, 20).bytes))
    return (BinaryEncryption(secret: secret, digest: .sha1, keySize: bits / 8), verifier)
  }

  /// Whether the verifier's hash follows it.
  private func opens(_ verifier: BinaryView) -> Bool {
    let plain = decrypt(verifier, blockSize: 512)
    return Array(plain.rest(16).bytes) == digest.hash(Array(plain.part(0, 16).bytes))
  }

  /// A stream without its encryption; each block has a key of its own. Encrypts what is not.
  func decrypt(_ stream: BinaryView, blockSize: Int) -> BinaryView {
    let input = Array(stream.bytes)
    var output = [UInt8](repeating: 0, count: input.count)
    for (block, start) in stride(from: 0, to: input.count, by: blockSize).enumerated() {
      var key = Array(digest.hash(secret, (0..<4).map { UInt8(truncatingIfNeeded: block >> (8 * $0)) }).prefix(keySize))
      // Keys of 40 bits are filled up.
      if keySize == 5 { key += Array(repeating: 0, count: Self.shortestKey - keySize) }
      var context = arcfour_ctx()
      nettle_arcfour_set_key(&context, key.count, key)
      let count = min(blockSize, input.count - start)
      output.withUnsafeMutableBufferPointer { output in
        input.withUnsafeBufferPointer { input in
          guard let target = output.baseAddress, let source = input.baseAddress else { return }
          nettle_arcfour_crypt(&context, count, target + start, source + start)
        }
      }
    }
    return BinaryView(output)
  }
}
