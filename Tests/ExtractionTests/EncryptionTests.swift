import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct EncryptionTests {
  private static let docx = ZipWriter.archive([
    "word/document.xml": "<w:document xmlns:w='w'><w:p><w:r><w:t>Words under a key</w:t></w:r></w:p></w:document>"
  ])

  @Test(arguments: [
    ("agile", EncryptedSamples.agile(docx, password: "schlüssel")),
    ("standard", EncryptedSamples.standard(docx, password: "schlüssel")),
  ])
  func `Office documents open with the right password`(kind: String, content: Data) throws {
    #expect(MediaTypeDetector().detect(path: "a.docx", content: content) == .readable(.encryptedOffice))
    let found = try extract(EncryptedOfficeExtractor.self, content, passwords: ["wrong", "schlüssel"])
    guard case .document(let document) = try #require(found.first) else { throw WrongCount(count: found.count) }
    #expect(document.text == "Words under a key" && document.mediaType == .docx)
    #expect(document.fingerprint == Fingerprint(of: content))
    #expect(throws: ExtractionError.encrypted) {
      try extract(EncryptedOfficeExtractor.self, content, passwords: ["wrong"])
    }
  }

  @Test func `OpenDocument texts open with the right password`() throws {
    let content = EncryptedSamples.odt("<d><body><p>Words under a key</p></body></d>", password: "schlüssel")
    let found = try extract(ODTExtractor.self, content, passwords: ["wrong", "schlüssel"])
    guard case .document(let document) = try #require(found.first) else { throw WrongCount(count: found.count) }
    #expect(document.text == "Words under a key")
    #expect(throws: ExtractionError.encrypted) { try extract(ODTExtractor.self, content, passwords: ["wrong"]) }
  }

  @Test(arguments: [(["wrong", "secret"], true), (["wrong"], false), ([], false), ([""], false)])
  func `zip archives open with the right password`(passwords: [String], opens: Bool) throws {
    var writer = ZipWriter()
    writer.add("open.txt", "Open words")
    writer.add("closed.txt", "Words under a key", password: "secret")
    let found = try extract(FolderExtractor.self, writer.finish(), passwords: passwords)
    let texts = found.compactMap { if case .document(let document) = $0 { document.text } else { nil } }
    #expect(texts == (opens ? ["Open words", "Words under a key"] : ["Open words"]))
    if !opens { #expect(found.contains(.failure(record: "closed.txt", reason: .encrypted))) }
  }
}
