import Foundation
import Testing

@testable import Corpus

@Suite("Fingerprints")
struct FingerprintTests {
  @Test(
    "are SHA-256 as FIPS 180-4 gives it",
    arguments: [
      ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func vectors(repeated: String, times: Int, digits: String) {
    let text = String(repeating: repeated, count: times)
    #expect(Fingerprint(of: text.utf8).hex == digits)
    #expect(Fingerprint(of: Data(text.utf8)).hex == digits)
    #expect(Fingerprint(of: text.utf8).short == digits.prefix(12))
  }

  @Test("are the same however the bytes arrive", arguments: [1, 7, 64, 65, 1000])
  func chunks(size: Int) {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hasher = Hasher256()
    for start in stride(from: 0, to: bytes.count, by: size) {
      bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { hasher.update($0) }
    }
    #expect(hasher.finish() == Fingerprint(of: bytes))
    #expect(hasher.finish() == Fingerprint(of: []), "a hasher starts anew when it has finished")
  }

  @Test("are read from 64 digits of either case, and from nothing else")
  func hexadecimal() throws {
    let fingerprint = Fingerprint(of: "abc".utf8)
    #expect(Fingerprint(hex: fingerprint.hex) == fingerprint)
    #expect(Fingerprint(hex: fingerprint.hex.uppercased()) == fingerprint)
    #expect(Fingerprint(hex: fingerprint.hex.dropLast()) == nil)
    #expect(Fingerprint(hex: fingerprint.hex + "0") == nil)
    #expect(Fingerprint(hex: fingerprint.hex.dropLast() + "g") == nil)
    #expect(Fingerprint(hex: fingerprint.hex.dropLast() + "é") == nil)
    #expect(Fingerprint(bytes: [1, 2, 3]) == nil)
  }
}
