import Corpus
import Foundation
import Testing

@testable import Extraction

@Suite struct ContainerExtractorTests {
  @Test func `a compressed file is the file that it holds`() throws {
    let content = Compression.gzip(Data("{\\rtf1 Words in a file}".utf8))
    let document = try document(CompressedExtractor.self, content)
    #expect(document.text == "Words in a file" && document.mediaType == .rtf && document.record == nil)
    #expect(document.fingerprint == Fingerprint(of: content))
  }

  @Test func `a compressed file keeps the records of what it holds`() throws {
    let content = Compression.gzip(Data("TY  - JOUR\nID  - a\nTI  - One\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n".utf8))
    let names = try documents(CompressedExtractor.self, content).map { $0.record ?? "" }
    #expect(names.count == 2 && names[0] == "a" && names[1].hasPrefix("entry "))
  }

  @Test func `its name without the ending tells what it is`() throws {
    let content = Compression.gzip(Data("# Heading\n\nWords".utf8))
    let found = try extract(CompressedExtractor.self, content, path: "folder/notes.md.gz")
    guard case .document(let document) = found[0] else { throw WrongCount(count: 0) }
    #expect(document.mediaType == .markdown && document.text(.heading) == "Heading")
  }

  @Test func `a folder has a document a file`() throws {
    let entries: KeyValuePairs = [
      "a/b.txt": "Words of b", "a/.hidden.txt": "x", "__MACOSX/a/._b.txt": "x", "Thumbs.db": "x",
      "../../etc/c.txt": "Words of c",
      "d.ris": "TY  - JOUR\nID  - k\nTI  - One\nER  - \n", "e.bin": "\u{1}\u{2}\u{3}\u{4}", "a\\f.txt": "Words of f",
    ]
    let expected = [
      "a/b.txt: Words of b", "etc/c.txt: Words of c", "d.ris#k: One",
      "e.bin: not supported yet: a binary file of unknown kind (.bin)", "a/f.txt: Words of f",
    ]
    #expect(try Self.list(ZipWriter.archive(entries)) == expected)
    #expect(try Self.list(Compression.tar(entries)) == expected)
    #expect(try Self.list(Compression.gzip(Compression.tar(entries)), CompressedExtractor.self) == expected)
  }

  @Test func `entries of one name are told apart`() throws {
    #expect(
      try Self.list(ZipWriter.archive(["a.txt": "One", "a.txt": "Two"])) == ["a.txt: One", "a.txt (entry 2): Two"])
  }

  @Test func `names in other charsets are decoded`() throws {
    // "Übung" in the charset of DOS is not known for one; that of Windows for Cyrillic is guessed from the bytes.
    #expect(FolderExtractor.name(Array("папка/файл.txt".utf8)) == "папка/файл.txt")
    #expect(FolderExtractor.name([0x61, 0x07, 0x2F, 0x2E, 0x2E, 0x2F, 0x62]) == "a/b")
    #expect(FolderExtractor.name(Array("/".utf8)) == nil)
  }

  @Test func `a locked entry fails, and the next is read`() throws {
    var writer = ZipWriter()
    writer.add("a.txt", Data("secret".utf8), flags: 0x0801)
    writer.add("b.txt", "Open words")
    #expect(try Self.list(writer.finish()) == ["a.txt: encrypted: the file needs a password", "b.txt: Open words"])
  }

  @Test func `archives within archives are read to a depth`() throws {
    var content = ZipWriter.archive(["a.txt": "Inner words"])
    for _ in 0..<3 {
      var writer = ZipWriter()
      writer.add("z.zip", content)
      content = writer.finish()
    }
    #expect(try Self.list(content) == ["z.zip/z.zip/z.zip/a.txt: Inner words"])
    var writer = ZipWriter()
    writer.add("z.zip", content)
    #expect(
      try Self.list(writer.finish()) == [
        "z.zip/z.zip/z.zip/z.zip/a.txt: over a limit: archives lie over 4 deep within each other"
      ])
  }

  @Test func `what a file may expand to is counted over all of its containers`() throws {
    let outer = Containment(byteCount: 10)
    outer.take(outer.room - 100)
    let file = Compression.gzip(Data(repeating: 0x61, count: 80))
    let folder = ZipWriter.archive(["a.txt": "One", "b.txt": String(repeating: "b", count: 200), "c.txt": "Three"])
    func extract(_ type: any Extractor.Type, _ content: Data) throws -> [Extraction] {
      var extractions: [Extraction] = []
      let input = ExtractionInput(
        path: "a", content: content, mediaType: type.mediaTypes[0], fingerprint: Fingerprint(of: content),
        containment: try outer.inner())
      try type.init().extract(input) { extractions.append($0) }
      return extractions
    }
    #expect(try extract(CompressedExtractor.self, file).count == 1)
    #expect(throws: ExtractionError.limit(detail: "the file expands to over 200 times its size")) {
      try extract(CompressedExtractor.self, file)
    }
    #expect { try extract(FolderExtractor.self, folder) } throws: { "\($0)".contains("the archive expands") }
  }

  @Test(arguments: [Compression.gzip(Data("cut off".utf8)).prefix(14), ZipWriter().finish()])
  func `damage is told`(content: Data) {
    let type: any Extractor.Type = content.starts(with: [0x1F]) ? CompressedExtractor.self : FolderExtractor.self
    #expect { try documents(type, Data(content)) } throws: {
      if case ExtractionError.damaged = $0 { true } else { false }
    }
  }

  /// Each entry's record, and its text or why it failed.
  private static func list(_ content: Data, _ type: any Extractor.Type = FolderExtractor.self) throws -> [String] {
    try extract(type, content).map {
      switch $0 {
      case .document(let document):
        "\(document.place ?? ""): \(document.pages.isEmpty ? document.best(.title)[0].value : document.text)"
      case .failure(let record, let reason): "\(record): \(reason)"
      }
    }
  }
}
