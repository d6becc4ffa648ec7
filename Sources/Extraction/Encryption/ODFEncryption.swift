import CNettle
import Foundation

/// The encryption of an OpenDocument file that has a password (ODF 1.3 part 2, 3.4.3): each part has a key of its own.
///
/// AES is read, which all programs have written since 2011; the older Blowfish is not.
struct ODFEncryption {
  /// How a part is encrypted, by its entry in the manifest.
  private struct Part {
    var salt: [UInt8]
    var vector: [UInt8]
    var iterations: Int
    var keySize: Int
    /// What the password is hashed with before the key is made of it.
    var start: Digest
    var checksum: [UInt8]
    var checksumDigest: Digest
  }

  /// By path; nil for one that is encrypted in a way that is not read.
  private var parts: [String: Part?] = [:]
  private static let maximumIterations = 10_000_000
  /// Bytes of a part, decrypted, that its checksum is made of.
  private static let checkedBytes = 1024

  /// Nil where nothing is encrypted.
  init?(manifest: Data) {
    guard manifest.range(of: Data("encryption-data".utf8)) != nil else { return nil }
    parts =
      (try? XMLTree.parse(xml: manifest, what: "the manifest") { root in
        let named = root.descendants("file-entry").compactMap { entry -> (String, Part?)? in
          guard let path = entry.attribute("full-path"), let data = entry.first("encryption-data") else { return nil }
          return (path, Self.part(data))
        }
        return Dictionary(named) { first, _ in first }
      }) ?? [:]
  }

  private static func part(_ node: XMLNode) -> Part? {
    guard let algorithm = node.first("algorithm"), let derivation = node.first("key-derivation"),
      algorithm.attribute("algorithm-name")?.lowercased().contains("aes") == true,
      derivation.attribute("key-derivation-name")?.uppercased().contains("PBKDF2") == true,
      let count = derivation.attribute("iteration-count").flatMap({ Int($0) }), (1...maximumIterations).contains(count)
    else { return nil }
    func digest(_ name: String?) -> Digest { name?.lowercased().contains("sha256") == true ? .sha256 : .sha1 }
    return Part(
      salt: derivation.bytes("salt"), vector: algorithm.bytes("initialisation-vector"), iterations: count,
      keySize: derivation.attribute("key-size").flatMap { Int($0) } ?? 16,
      start: digest(node.first("start-key-generation")?.attribute("start-key-generation-name")),
      checksum: node.bytes("checksum"), checksumDigest: digest(node.attribute("checksum-type")))
  }

  /// Whether it is not told which parts are encrypted.
  var isUnclear: Bool { parts.isEmpty }

  /// A part without its encryption, if it has any; nil where no password is right.
  func open(_ content: Data, path: String, passwords: [String]) -> Data? {
    guard let entry = parts[path] else { return content }
    guard let part = entry else { return nil }
    for password in passwords {
      guard let plain = AES.decrypt(content, key: Self.key(password, part), vector: part.vector) else { continue }
      // The last block is filled up, which its last byte counts.
      let padding = Int(plain.last ?? 0)
      let deflated = plain.dropLast(padding <= AES.blockSize ? padding : 0)
      guard part.checksumDigest.hash(Array(deflated.prefix(Self.checkedBytes))) == part.checksum else { continue }
      return RawDeflate.inflate(deflated)
    }
    return nil
  }

  private static func key(_ password: String, _ part: Part) -> [UInt8] {
    let start = part.start.hash(Array(password.utf8))
    guard [16, 24, 32].contains(part.keySize) else { return [] }
    var key = [UInt8](repeating: 0, count: part.keySize)
    nettle_pbkdf2_hmac_sha1(
      start.count, start, UInt32(part.iterations), part.salt.count, part.salt, key.count, &key)
    return key
  }
}
