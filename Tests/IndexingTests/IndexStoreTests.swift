import Foundation
import GRDB
import Glibc
import Testing

@testable import Indexing

@Suite("The index file")
struct IndexStoreTests {
  private func path(_ name: String = "tvet.sqlite") throws -> String { try TestIndex.temporaryFolder() + "/" + name }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  @Test("is missing until something is ingested, and says how")
  func missing() throws {
    let error = #expect(throws: IndexError.self) { try IndexStore.openForReading(path: path()) }
    #expect(error?.description.contains("make it with: tvet ingest") == true)
  }

  @Test("is missing, too, where a run was killed before it made any table")
  func unfinished() throws {
    let path = try path()
    try Data().write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: IndexError.self) { try IndexStore.openForReading(path: path) }
    #expect(error?.description.contains("make it with: tvet ingest") == true)
    #expect(try IndexStore.openForWriting(path: path).read(PackedColumns.init).documentCount == 0)
  }

  @Test("is made with its folder, and opened again with what it holds")
  func made() throws {
    let index = try TestIndex()
    try index.add(TestIndex.document("a"))
    let nested = index.folder + "/not/there/yet/tvet.sqlite"
    #expect(try IndexStore.openForWriting(path: nested).read(PackedColumns.init).documentCount == 0)
    #expect(try IndexStore.openForReading(path: index.store.path).read(PackedColumns.init).documentCount == 1)
    #expect(try IndexStore.openForWriting(path: index.store.path).read(PackedColumns.init).documentCount == 1)
  }

  @Test("a foreign SQLite file is refused and left as it is", arguments: ["DELETE", "WAL"])
  func foreign(journal: String) throws {
    let path = try path()
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = \(journal); CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)")
    }
    try queue.close()
    let before = try bytes(path)
    for open in [IndexStore.openForWriting, IndexStore.openForReading] {
      let error = #expect(throws: IndexError.self) { try open(path) }
      #expect(error?.description.contains("is not an index of this tool") == true)
    }
    #expect(try bytes(path) == before)
  }

  @Test(
    "what is no database is refused and left as it is",
    arguments: [("hello, this is a text", 1), ("x", 100_000)])
  func noDatabase(repeated: String, times: Int) throws {
    let content = String(repeating: repeated, count: times)
    let path = try path()
    try Data(content.utf8).write(to: URL(fileURLWithPath: path))
    for open in [IndexStore.openForWriting, IndexStore.openForReading] {
      let error = #expect(throws: IndexError.self) { try open(path) }
      #expect(error?.description.contains("is not an index of this tool") == true)
    }
    #expect(try bytes(path) == Data(content.utf8))
  }

  @Test("an empty file becomes an index, but is none to read")
  func emptyFile() throws {
    let path = try path()
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(throws: IndexError.self) { try IndexStore.openForReading(path: path) }
    _ = try IndexStore.openForWriting(path: path)
    #expect(try IndexStore.openForReading(path: path).read(PackedColumns.init).documentCount == 0)
  }

  @Test("one of a newer version of the tool is refused")
  func newer() throws {
    let index = try TestIndex()
    try index.store.database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 the future')") }
    for open in [IndexStore.openForWriting, IndexStore.openForReading] {
      let error = #expect(throws: IndexError.self) { try open(index.store.path) }
      #expect(error?.description.contains("newer version") == true)
    }
  }

  @Test("a path that is a folder is refused in words")
  func folder() throws {
    let path = try TestIndex.temporaryFolder()
    for open in [IndexStore.openForWriting, IndexStore.openForReading] {
      let error = #expect(throws: IndexError.self) { try open(path) }
      #expect(error?.description.contains("cannot be opened: it is a folder") == true)
    }
  }

  @Test("is read in a folder that cannot be written", .enabled(if: geteuid() != 0))
  func readOnlyFolder() throws {
    let index = try TestIndex()
    try index.add(TestIndex.document("a"))
    try index.writer.checkpoint()
    try index.store.database.close()
    chmod(index.folder, 0o555)
    defer { chmod(index.folder, 0o755) }
    #expect(try IndexStore.openForReading(path: index.store.path).read(PackedColumns.init).documentCount == 1)
  }

  @Test("a reader keeps its state while a writer goes on")
  func concurrentReader() throws {
    let index = try TestIndex()
    try index.add(TestIndex.document("a"))
    let reader = try IndexStore.openForReading(path: index.store.path)
    try reader.read { db in
      let before = try PackedColumns(db).documentCount
      try index.add(TestIndex.document("b"))
      #expect(try PackedColumns(db).documentCount == before)
    }
    #expect(try reader.read(PackedColumns.init).documentCount == 2)
  }

  @Test("one opened for reading refuses to be written")
  func readerWrites() throws {
    let index = try TestIndex()
    let writer = try IndexWriter(store: IndexStore.openForReading(path: index.store.path))
    #expect(throws: IndexError.self) { try writer.batch { try $0.beginRun(command: "x") } }
  }
}
