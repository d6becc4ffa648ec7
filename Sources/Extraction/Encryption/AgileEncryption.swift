import Foundation

/// Encryption as Office writes it since 2010 (MS-OFFCRYPTO 2.3.4.10): described by XML.
struct AgileEncryption: OfficeEncryption {
  /// How something is encrypted, and what it is mixed with.
  private struct Parameters {
    var digest: Digest
    var salt: [UInt8]
    /// Of a key, in bytes.
    var keySize: Int

    init?(_ node: XMLNode) {
      guard node.attribute("cipherAlgorithm") == "AES", node.attribute("cipherChaining") == "ChainingModeCBC",
        let digest = node.attribute("hashAlgorithm").flatMap({ Digest(name: $0) }),
        let bits = node.attribute("keyBits").flatMap({ Int($0) }), (128...256).contains(bits)
      else { return nil }
      self.digest = digest
      salt = node.bytes("saltValue")
      keySize = bits / 8
    }
  }

  private let package: Parameters
  private let password: Parameters
  private let spinCount: Int
  private let verifierInput: [UInt8]
  private let verifierHash: [UInt8]
  private let encryptedKey: [UInt8]

  /// Purposes that a key is made for (2.3.4.13).
  private enum Purpose {
    static let verifierInput: [UInt8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79]
    static let verifierHash: [UInt8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E]
    static let key: [UInt8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6]
  }

  private static let maximumSpinCount = 10_000_000

  /// - Parameter info: the XML; nil where it is not understood.
  init?(_ info: BinaryView) {
    let found = try? XMLTree.parse(xml: Data(info.bytes), what: "the encryption's description") { root -> Self? in
      guard let data = root.first("keyData").flatMap({ Parameters($0) }),
        let node = root.descendants("encryptedKey").first, let password = Parameters(node),
        let spinCount = node.attribute("spinCount").flatMap({ Int($0) }),
        (0...Self.maximumSpinCount).contains(spinCount)
      else { return nil }
      return Self(
        package: data, password: password, spinCount: spinCount,
        verifierInput: node.bytes("encryptedVerifierHashInput"), verifierHash: node.bytes("encryptedVerifierHashValue"),
        encryptedKey: node.bytes("encryptedKeyValue"))
    }
    guard let found = found ?? nil else { return nil }
    self = found
  }

  private init(
    package: Parameters, password: Parameters, spinCount: Int, verifierInput: [UInt8], verifierHash: [UInt8],
    encryptedKey: [UInt8]
  ) {
    self.package = package
    self.password = password
    self.spinCount = spinCount
    self.verifierInput = verifierInput
    self.verifierHash = verifierHash
    self.encryptedKey = encryptedKey
  }

  func key(password text: String) -> [UInt8]? {
    let start = password.salt + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let hash = password.digest.spin(start, count: spinCount)
    func open(_ value: [UInt8], _ purpose: [UInt8]) -> [UInt8]? {
      let key = Self.fitted(password.digest.hash(hash, purpose), password.keySize)
      return AES.decrypt(value, key: key, vector: Self.fitted(password.salt, AES.blockSize))
    }
    guard let input = open(verifierInput, Purpose.verifierInput), let value = open(verifierHash, Purpose.verifierHash),
      let key = open(encryptedKey, Purpose.key), key.count >= package.keySize
    else { return nil }
    let expected = password.digest.hash(Array(input.prefix(password.salt.count)))
    return value.prefix(expected.count).elementsEqual(expected) ? Array(key.prefix(package.keySize)) : nil
  }

  func decrypt(_ bytes: ArraySlice<UInt8>, segment: Int, key: [UInt8]) -> [UInt8]? {
    let number = (0..<4).map { UInt8(truncatingIfNeeded: segment >> (8 * $0)) }
    let vector = Self.fitted(package.digest.hash(package.salt, number), AES.blockSize)
    return AES.decrypt(bytes, key: key, vector: vector)
  }

  /// Cut, or filled up, to a length (2.3.4.11).
  private static func fitted(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array(bytes.prefix(count)) + Array(repeating: 0x36, count: max(0, count - bytes.count))
  }
}

extension XMLNode {
  /// The bytes of an attribute in Base64; none where it is missing.
  func bytes(_ name: String) -> [UInt8] {
    attribute(name).flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) } ?? []
  }
}
