import Foundation
import Testing

@testable import Extraction

@Suite struct ArchiveReaderTests {
  @Test func readsNamesInAnyScript() throws {
    let archive = try ArchiveReader(ZipWriter.archive(["章/一.xhtml": "text", "b": "other"])) { $0 != "b" }
    #expect(archive.names == ["章/一.xhtml", "b"])
    #expect(archive.content(of: "章/一.xhtml") == Data("text".utf8))
    #expect(archive.content(of: "b") == nil)
  }

  @Test func refusesLockedEntries() throws {
    var writer = ZipWriter()
    writer.add("a", Data("secret, and long enough".utf8), flags: 1)
    #expect(throws: ExtractionError.encrypted) { try ArchiveReader(writer.finish()) }
  }

  @Test(arguments: [
    ArchiveReader.Limits(entries: 2), .init(entrySize: 3), .init(totalSize: 10), .init(ratio: 0, ratioFloor: 10),
  ])
  func stopsAtItsLimits(_ limits: ArchiveReader.Limits) throws {
    let content = ZipWriter.archive(["a": "12345", "b": "12345", "c": "12345"])
    let error = try #require(throws: ExtractionError.self) { try ArchiveReader(content, limits: limits) }
    guard case .limit = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func refusesWhatIsNoArchive() {
    #expect(throws: ExtractionError.self) { try ArchiveReader(Data("no archive".utf8)) }
  }
}
