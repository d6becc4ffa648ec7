import CNettle
import Foundation

@testable import Extraction

/// Documents with a password, made by the rules of their formats.
enum EncryptedSamples {
  private static let salt = (0..<16).map { UInt8($0 * 7 + 1) }
  private static let key = (0..<32).map { UInt8($0 * 5 + 3) }

  /// A package as Office writes it since 2010 (MS-OFFCRYPTO 2.3.4.10).
  static func agile(_ package: Data, password: String) -> Data {
    let digest = Digest.sha512
    let hash = digest.spin(salt + wide(password), count: 1000)
    func seal(_ value: [UInt8], _ purpose: [UInt8]) -> String {
      Data(encrypt(value, key: Array(digest.hash(hash, purpose).prefix(32)), vector: salt)).base64EncodedString()
    }
    let verifier = Array(key.prefix(16))
    let attributes =
      "blockSize='16' keyBits='256' hashSize='64' cipherAlgorithm='AES' cipherChaining='ChainingModeCBC' "
      + "hashAlgorithm='SHA512' saltSize='16' saltValue='\(Data(salt).base64EncodedString())'"
    let info = """
      <encryption xmlns='e' xmlns:p='p'><keyData \(attributes)/><keyEncryptors><keyEncryptor>
      <p:encryptedKey spinCount='1000' \(attributes)
      encryptedVerifierHashInput='\(seal(verifier, [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79]))'
      encryptedVerifierHashValue='\(seal(digest.hash(verifier), [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E]))'
      encryptedKeyValue='\(seal(key, [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6]))'/>
      </keyEncryptor></keyEncryptors></encryption>
      """
    var sealed: [UInt8] = []
    for (segment, start) in stride(from: 0, to: package.count, by: 4096).enumerated() {
      let vector = Array(digest.hash(salt, little(segment, 4)).prefix(16))
      sealed += encrypt(Array(package[start..<min(start + 4096, package.count)]), key: key, vector: vector)
    }
    let spaces = String(repeating: " ", count: 4096)
    return OLEWriter.file([
      "EncryptionInfo": little(4, 2) + little(4, 2) + little(0x40, 4) + Array((info + spaces).utf8),
      "EncryptedPackage": little(package.count, 8) + sealed,
    ])
  }

  /// A package as Office 2007 writes it (MS-OFFCRYPTO 2.3.4.5).
  static func standard(_ package: Data, password: String) -> Data {
    let digest = Digest.sha1
    let hash = digest.hash(digest.spin(salt + wide(password), count: 50_000), [0, 0, 0, 0])
    let key = Array(digest.hash((0..<64).map { $0 < 20 ? hash[$0] ^ 0x36 : 0x36 }.map { UInt8($0) }).prefix(16))
    let verifier = Array(Self.key.prefix(16))
    let name = wide("AES\0")
    let header = zeros(8) + little(0x660E, 4) + little(0x8004, 4) + little(128, 4) + zeros(12) + name
    let info =
      little(4, 2) + little(2, 2) + zeros(4) + little(header.count, 4) + header + little(16, 4) + salt
      + encrypt(verifier, key: key) + little(20, 4) + encrypt(digest.hash(verifier), key: key)
    return OLEWriter.file([
      "EncryptionInfo": info, "EncryptedPackage": little(package.count, 8) + encrypt([UInt8](package), key: key),
    ])
  }

  /// How a DOC or XLS is encrypted by RC4 (MS-OFFCRYPTO 2.3.6; 2: 2.3.5), and what encrypts it.
  static func binary(version: Int, password: String) throws -> (header: [UInt8], encryption: BinaryEncryption) {
    let verifier = Array(key.prefix(16))
    func header(_ sealed: [UInt8]) -> [UInt8] {
      if version == 1 { return little(1, 2) + little(1, 2) + salt + sealed }
      let description = zeros(8) + little(0x6801, 4) + little(0x8004, 4) + little(128, 4) + zeros(12) + wide("RC4\0")
      return little(2, 2) + little(2, 2) + zeros(4) + little(description.count, 4) + description + little(16, 4) + salt
        + sealed.prefix(16) + little(20, 4) + sealed.dropFirst(16)
    }
    let digest = version == 1 ? Digest.md5 : .sha1
    let secret: [UInt8]
    if version == 1 {
      let start = digest.hash(wide(password)).prefix(5)
      secret = Array(digest.hash((0..<16).flatMap { _ in start + salt }).prefix(5))
    } else {
      secret = digest.hash(salt, wide(password))
    }
    var context = arcfour_ctx()
    let first = Array(digest.hash(secret, zeros(4)).prefix(16))
    nettle_arcfour_set_key(&context, first.count, first)
    let plain = verifier + digest.hash(verifier)
    var sealed = zeros(plain.count)
    nettle_arcfour_crypt(&context, plain.count, &sealed, plain)
    let found = header(sealed)
    return (found, try BinaryEncryption(BinaryView(found), passwords: [password]))
  }

  /// An OpenDocument text (ODF 1.3 part 2, 3.4.3).
  static func odt(_ content: String, password: String) -> Data {
    var key = [UInt8](repeating: 0, count: 32)
    let start = Digest.sha256.hash(Array(password.utf8))
    nettle_pbkdf2_hmac_sha1(start.count, start, 1000, salt.count, salt, key.count, &key)
    let bytes = Array(content.utf8)
    // One block that is not compressed (RFC 1951).
    let deflated = [1] + little(bytes.count, 2) + little(~bytes.count, 2) + bytes
    let padding = 16 - deflated.count % 16
    let sealed = encrypt(deflated + Array(repeating: UInt8(padding), count: padding), key: key, vector: salt)
    let checksum = Data(Digest.sha256.hash(Array(deflated.prefix(1024)))).base64EncodedString()
    let salt64 = Data(salt).base64EncodedString()
    let manifest = """
      <m:manifest xmlns:m='m'><m:file-entry m:full-path='content.xml'>
      <m:encryption-data m:checksum-type='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k'
      m:checksum='\(checksum)'>
      <m:algorithm m:algorithm-name='http://www.w3.org/2001/04/xmlenc#aes256-cbc' m:initialisation-vector='\(salt64)'/>
      <m:start-key-generation m:start-key-generation-name='http://www.w3.org/2000/09/xmldsig#sha256' m:key-size='32'/>
      <m:key-derivation m:key-derivation-name='PBKDF2' m:key-size='32' m:iteration-count='1000' m:salt='\(salt64)'/>
      </m:encryption-data></m:file-entry></m:manifest>
      """
    var writer = ZipWriter()
    writer.add("mimetype", "application/vnd.oasis.opendocument.text")
    writer.add("META-INF/manifest.xml", manifest)
    writer.add("content.xml", Data(sealed))
    return writer.finish()
  }

  /// Without a vector each block is encrypted on its own.
  private static func encrypt(_ data: [UInt8], key: [UInt8], vector: [UInt8]? = nil) -> [UInt8] {
    let data = data + zeros((16 - data.count % 16) % 16)
    var result: [UInt8] = []
    var previous = vector
    for start in stride(from: 0, to: data.count, by: 16) {
      var block = Array(data[start..<start + 16])
      if let previous { for index in block.indices { block[index] ^= previous[index] } }
      var sealed = zeros(16)
      if key.count == 16 {
        var context = aes128_ctx()
        nettle_aes128_set_encrypt_key(&context, key)
        nettle_aes128_encrypt(&context, 16, &sealed, block)
      } else {
        var context = aes256_ctx()
        nettle_aes256_set_encrypt_key(&context, key)
        nettle_aes256_encrypt(&context, 16, &sealed, block)
      }
      result += sealed
      if vector != nil { previous = sealed }
    }
    return result
  }
}
