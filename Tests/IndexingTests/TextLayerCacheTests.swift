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

  @Test func `layers that no file has needed for long are dropped, no others`() throws {
    let folder = try TestIndex.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let cache = TextLayerCache(besideIndex: folder + "/tvet.sqlite")
    let names = ["needed", "gone", "old", "loose", "other index", "lost index"]
    let keys = Dictionary(uniqueKeysWithValues: names.map { ($0, Fingerprint(of: $0.utf8)) })
    func kept(_ name: String) -> Bool { keys[name].flatMap(cache.layer) != nil }
    func note(_ names: [String], file: String, index: String = "tvet.sqlite") {
      let cache = TextLayerCache(besideIndex: folder + "/" + index)
      cache.note(Set(names.compactMap { keys[$0] }), file: Fingerprint(of: file.utf8))
    }
    for key in keys.values { cache.keep([1], key) }
    note(["old"], file: "a")
    note(["needed"], file: "a")
    note([], file: "a")
    note(["gone"], file: "b")
    note(["other index"], file: "c", index: "other.sqlite")
    note(["lost index"], file: "c", index: "lost.sqlite")
    try Data().write(to: URL(fileURLWithPath: folder + "/other.sqlite"))
    let held = Set([Fingerprint(of: "a".utf8)])
    let start = Date(timeIntervalSince1970: 1_700_000_000)
    #expect(cache.prune(files: held, now: start) == 0)
    #expect(cache.prune(files: held, now: start.addingTimeInterval(30 * 86_400)) == 0)
    #expect(names.allSatisfy(kept))
    // The file has come back meanwhile.
    note(["gone"], file: "b")
    let all = held.union([Fingerprint(of: "b".utf8)])
    #expect(cache.prune(files: all, now: start.addingTimeInterval(31 * 86_400)) == 3)
    #expect(names.filter(kept) == ["needed", "gone", "other index"])
    #expect(cache.prune(files: held, now: start.addingTimeInterval(32 * 86_400)) == 0 && kept("gone"))
  }

  @Test func `the language packs of the last run, by index`() throws {
    let folder = try TestIndex.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let cache = TextLayerCache(besideIndex: folder + "/tvet.sqlite")
    // A corpus without scans needs no store.
    cache.setInstalledPacks(["eng"])
    #expect(cache.installedPacks() == nil && cache.prune(files: []) == 0)
    #expect(!FileManager.default.fileExists(atPath: cache.path))
    cache.keep([1], Self.key)
    cache.setInstalledPacks(["eng"])
    cache.setInstalledPacks(["eng", "chi_sim"])
    #expect(cache.installedPacks() == ["eng", "chi_sim"])
    #expect(TextLayerCache(besideIndex: folder + "/other.sqlite").installedPacks() == nil)
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
