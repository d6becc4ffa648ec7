import Corpus
import Extraction
import Foundation
import Testing

struct PDFPasswordTests {
  @Test(arguments: [["secret"], ["wrong", "secret"], ["", "owner"]])
  func `an encrypted file is read with the password that fits`(passwords: [String]) throws {
    var text = ""
    try PDFExtractor().extract(Self.input(passwords)) {
      if case .document(let document) = $0 { text = document.text }
    }
    #expect(text == "Locked words")
  }

  @Test(arguments: [[], [""], ["Secret", "wrong"]])
  func `without it the file is told as encrypted`(passwords: [String]) {
    #expect(throws: ExtractionError.encrypted) { try PDFExtractor().extract(Self.input(passwords)) { _ in } }
  }

  private static func input(_ passwords: [String]) throws -> ExtractionInput {
    let content = try #require(Data(base64Encoded: locked, options: .ignoreUnknownCharacters))
    return ExtractionInput(
      path: "/corpus/locked.pdf", content: content, mediaType: .pdf, fingerprint: Fingerprint(of: content),
      passwords: passwords)
  }

  /// A page with two words; the user's password is `secret`, the owner's `owner` (RC4 with 40 bits, ISO 32000-1 7.6).
  private static let locked = """
    JVBERi0xLjQKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+PgplbmRvYmoKMiAwIG9iago8PC9UeXBlL1BhZ2VzL0tpZHNbMy
    AwIFJdL0NvdW50IDE+PgplbmRvYmoKMyAwIG9iago8PC9UeXBlL1BhZ2UvUGFyZW50IDIgMCBSL01lZGlhQm94WzAgMCA2MTIgNzkyXS9Db250
    ZW50cyA0IDAgUi9SZXNvdXJjZXM8PC9Gb250PDwvRjEgNSAwIFI+Pj4+Pj4KZW5kb2JqCjQgMCBvYmoKPDwvTGVuZ3RoIDQzPj5zdHJlYW0KIn
    C6YfLBwfoBcdJnon5nX31CKy3ldXo6QVFldQ5TYoA7qBViTOggqX16ggplbmRzdHJlYW0KZW5kb2JqCjUgMCBvYmoKPDwvVHlwZS9Gb250L1N1
    YnR5cGUvVHlwZTEvQmFzZUZvbnQvSGVsdmV0aWNhPj4KZW5kb2JqCnhyZWYKMCA2CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMDAwOSAwMD
    AwMCBuIAowMDAwMDAwMDU0IDAwMDAwIG4gCjAwMDAwMDAxMDUgMDAwMDAgbiAKMDAwMDAwMDIxNyAwMDAwMCBuIAowMDAwMDAwMzA3IDAwMDAw
    IG4gCnRyYWlsZXIKPDwvU2l6ZSA2L1Jvb3QgMSAwIFIvSURbPDMwMzEzMjMzMzQzNTM2MzczODM5NjE2MjYzNjQ2NTY2PjwzMDMxMzIzMzM0Mz
    UzNjM3MzgzOTYxNjI2MzY0NjU2Nj5dL0VuY3J5cHQ8PC9GaWx0ZXIvU3RhbmRhcmQvViAxL1IgMi9PPDkyZmUwZjQ0NTRhZDRjOTY0NDY5M2Yz
    M2MwN2NiNTRmNTg3ZGNlMWUyNjgyZmU5ZWNlYTYxMDdhMWVmNjMwZGQ+L1U8OTAyZDZjMGQ2Yjc3YWRlZjk3Y2ExYzcxZTQ5MzA4YzYxM2I5MT
    diMmFkNmVmNzExYTBjYjQxMDczNzk5NDM2MD4vUCAtND4+Pj4Kc3RhcnR4cmVmCjM3MAolJUVPRgo=
    """
}
