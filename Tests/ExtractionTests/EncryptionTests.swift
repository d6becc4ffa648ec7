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

  @Test(arguments: [1, 2]) func `Word's binary files open with the right password`(version: Int) throws {
    var builder = DOCBuilder()
    builder.parts[0] = "Words under a key\r"
    builder.flags |= 0x0100
    let plain = try OLEFile(builder.content, what: "")
    let (header, encryption) = try EncryptedSamples.binary(version: version, password: "schlüssel")
    var main = Array(try #require(plain.stream("WordDocument")).bytes)
    main.replaceSubrange(0x0E..<0x12, with: little(header.count, 4))
    // The tables keep their place behind the header, which is not encrypted.
    let place = BinaryView(main).double(0x9A + 8 * 33)
    main.replaceSubrange(0x9A + 8 * 33..<0x9A + 8 * 33 + 4, with: little(place + header.count, 4))
    let table = zeros(header.count) + Array(try #require(plain.stream("1Table")).bytes)
    func sealed(_ bytes: [UInt8]) -> [UInt8] { Array(encryption.decrypt(BinaryView(bytes), blockSize: 512).bytes) }
    let file = OLEWriter.file([
      "WordDocument": Array(main.prefix(68)) + sealed(main).dropFirst(68),
      "1Table": header + sealed(table).dropFirst(header.count),
    ])
    let found = try extract(DOCExtractor.self, file, passwords: ["wrong", "schlüssel"])
    guard case .document(let document) = try #require(found.first) else { throw WrongCount(count: found.count) }
    #expect(document.text == "Words under a key")
    #expect(throws: ExtractionError.encrypted) { try extract(DOCExtractor.self, file, passwords: ["wrong"]) }
  }

  @Test func `Excel's binary files open with the right password`() throws {
    let (header, encryption) = try EncryptedSamples.binary(version: 1, password: "schlüssel")
    func record(_ kind: Int, _ content: [UInt8]) -> [UInt8] { little(kind, 2) + little(content.count, 2) + content }
    let head = record(0x809, little(0x600, 2) + little(5, 2) + zeros(12)) + record(0x2F, little(1, 2) + header)
    let sheet = { (offset: Int) in record(0x85, little(offset, 4) + zeros(2) + [6, 0] + Array("Places".utf8)) }
    let book = head + sheet(head.count + sheet(0).count + 4) + record(0x0A, [])
    let cell = record(0x204, zeros(6) + little(17, 2) + [0] + Array("Words under a key".utf8))
    let plain = book + record(0x809, little(0x600, 2) + little(0x10, 2) + zeros(12)) + cell + record(0x0A, [])
    var sealed = Array(encryption.decrypt(BinaryView(plain), blockSize: 1024).bytes)
    var offset = 0
    while offset < plain.count {
      let kind = BinaryView(plain).word(offset)
      let size = BinaryView(plain).word(offset + 2)
      let open = kind == 0x809 || kind == 0x2F ? 4 + size : kind == 0x85 ? 8 : 4
      sealed.replaceSubrange(offset..<offset + open, with: plain[offset..<offset + open])
      offset += 4 + size
    }
    let file = OLEWriter.file(["Workbook": sealed])
    let found = try extract(XLSExtractor.self, file, passwords: ["wrong", "schlüssel"])
    guard case .document(let document) = try #require(found.first) else { throw WrongCount(count: found.count) }
    #expect(document.text == "Places\nWords under a key")
    #expect(throws: ExtractionError.encrypted) { try extract(XLSExtractor.self, file, passwords: ["wrong"]) }
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
