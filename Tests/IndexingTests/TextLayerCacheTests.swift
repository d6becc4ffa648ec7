import Foundation
import Testing

@testable import Corpus
@testable import Indexing

struct TextLayerCacheTests {
  private static let key = Fingerprint(of: "page".utf8)

  @Test func `what is kept is found by the next run`() throws {
    let folder = try TestIndex.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let cache = TextLayerCache(besideIndex: folder + "/tvet.sqlite")
    #expect(cache.layer(Self.key) == nil)
    cache.keep([1, 2], Self.key)
    cache.keep([3], Self.key)
    #expect(cache.layer(Self.key) == [3])
    #expect(TextLayerCache(path: folder + "/ocr.sqlite").layer(Self.key) == [3])
  }

  @Test(arguments: ["no database", "SQLite format 3\0 and then nonsense of some length"])
  func `a file that is no such store is set aside`(content: String) throws {
    let folder = try TestIndex.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/ocr.sqlite"
    let content = Data((content + String(repeating: "x", count: 5_000)).utf8)
    try content.write(to: URL(fileURLWithPath: path))
    let cache = TextLayerCache(path: path)
    #expect(cache.layer(Self.key) == nil)
    cache.keep([1], Self.key)
    #expect(cache.layer(Self.key) == [1])
    #expect(FileManager.default.contents(atPath: path + ".damaged") == content)
  }

  @Test func `where nothing can be written nothing is kept, and nothing fails`() {
    let cache = TextLayerCache(path: "/no/such/folder/ocr.sqlite")
    cache.keep([1], Self.key)
    #expect(cache.layer(Self.key) == nil)
  }
}
