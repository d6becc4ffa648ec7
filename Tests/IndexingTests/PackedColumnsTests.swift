import Corpus
import Facets
import Foundation
import GRDB
import Testing

@testable import Indexing

@Suite("Packed columns")
struct PackedColumnsTests {
  @Test("lengths are exact while they are short, never fall, and stay within 3 % beyond")
  func lengthCodes() {
    var last: UInt8 = 0
    for length in 0..<200_000 {
      let code = LengthCode.code(for: length)
      #expect(code >= last)
      last = code
      let stood = Double(LengthCode.lengths[Int(code)])
      if length <= 40 { #expect(stood == Double(length)) } else { #expect(abs(stood / Double(length) - 1) < 0.031) }
    }
    #expect(LengthCode.code(for: -1) == 0)
    #expect(LengthCode.code(for: .max) == 255)
    #expect(zip(LengthCode.lengths, LengthCode.lengths.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("a block is read as it was written")
  func blockRoundTrip() throws {
    let index = try TestIndex()
    var random = SplitMix(seed: 4_096)
    var block = PackedBlock()
    for slot in (0..<PackedBlock.size).shuffled(using: &random).prefix(500) + [0, PackedBlock.size - 1] {
      var entry = PackedEntry()
      entry.lengths = (0..<4).map { _ in Int.random(in: 0...100_000, using: &random) }
      entry.year = Int.random(in: 1000...9999, using: &random)
      entry.language = UInt16.random(in: 0...9, using: &random)
      entry.kind = UInt16.random(in: 0...9, using: &random)
      entry.tags = (0..<Int.random(in: 0...5, using: &random)).map { _ in UInt32.random(in: 0...99, using: &random) }
      block.set(entry, slot: slot)
    }
    block.set(nil, slot: 0)
    let read = try index.store.database.write { db in
      try block.save(db, number: 3)
      return try PackedBlock.fetch(db, number: 3)
    }
    #expect(read.present == block.present)
    #expect(read.lengths == block.lengths)
    #expect(read.years == block.years)
    #expect(read.languages == block.languages)
    #expect(read.kinds == block.kinds)
    #expect(read.tags == block.tags)
    #expect(read.tags[0].isEmpty)
  }

  @Test("documents far apart keep their places, with nothing in between")
  func sparseBlocks() throws {
    let index = try TestIndex()
    let document = PackedBlock.size * 2 + 5
    try index.store.database.write { db in
      for number in [0, 2] as [Int64] {
        var block = PackedBlock()
        var entry = PackedEntry()
        entry.lengths = [7, 1, 0, 0]
        entry.year = 2000 + Int(number)
        entry.tags = [9, 17]
        block.set(entry, slot: 5)
        try block.save(db, number: number)
      }
    }
    let columns = try index.store.read(PackedColumns.init)
    #expect(columns.documentCount == 2)
    #expect(columns.capacity == PackedBlock.size * 3)
    #expect(columns.years[5] == 2000)
    #expect(columns.years[document] == 2002)
    #expect(columns.years.count { $0 != 0 } == 2)
    #expect(columns.tagOffsets[document] == 2)
    #expect(columns.tagOffsets[document + 1] == 4)
    #expect(columns.tagEntries == [9, 17, 9, 17])
    #expect(columns.averageLengths == [7, 1, 1, 1])
  }

  @Test(
    "a damaged block is an error that says what to do, not a crash",
    arguments: ["present", "length", "year", "language", "kind", "tag"])
  func damage(column: String) throws {
    let index = try TestIndex()
    try index.add(TestIndex.document("a"))
    for blob in ["x''", "x'00'", "zeroblob(100000)", "randomblob(40000)"] {
      try index.store.database.write {
        try $0.execute(sql: "UPDATE packed SET \(column) = \(blob)")
      }
      let error = #expect(throws: IndexError.self) { try index.store.read(PackedColumns.init) }
      #expect(error?.description.contains("nothing is lost") == true)
    }
  }
}
