import Corpus
package import Facets
import Foundation
package import GRDB

/// The packed columns of all documents in memory, for ranking, filtering and counting. A document's place in every
/// array is its id; see ``PackedBlock`` for what the numbers mean.
package struct PackedColumns: Sendable {
  /// One more than the largest document id, rounded up to a whole block.
  package private(set) var capacity = 0
  /// How many documents there are.
  package private(set) var documentCount = 0
  /// A bit a document id.
  package private(set) var present: [UInt64] = []
  /// Four length codes a document.
  package private(set) var lengths: [UInt8] = []
  package private(set) var years: [Int16] = []
  package private(set) var languages: [UInt16] = []
  package private(set) var kinds: [UInt16] = []
  /// `capacity + 1` offsets into ``tagEntries``.
  package private(set) var tagOffsets: [UInt32] = [0]
  package private(set) var tagEntries: [UInt32] = []
  /// Mean tokens in body, title, abstract, headings over the documents that have any there; 1 where none has.
  package private(set) var averageLengths: [Float] = [1, 1, 1, 1]
  /// The facet and value of each code; nil where a code is not used.
  package private(set) var values: [FacetValue?] = [nil]

  package init(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM packed ORDER BY block")
    while let row = try rows.next() { try append(row) }
    documentCount = present.reduce(0) { $0 + $1.nonzeroBitCount }
    averageLengths = Self.averages(of: lengths)
    try readValues(db)
  }

  private mutating func append(_ row: Row) throws {
    let number: Int = row["block"]
    let size = PackedBlock.size
    guard (0..<PackedBlock.mostBlocks).contains(number) else {
      throw IndexError.damaged(detail: "packed columns of block \(number)")
    }
    // Blocks that no document needed yet have no row.
    let missing = number * size - capacity
    if missing > 0 { pad(by: missing) }
    present += (row["present"] as Data).integers()
    lengths += row["length"] as Data
    years += (row["year"] as Data).integers()
    languages += (row["language"] as Data).integers()
    kinds += (row["kind"] as Data).integers()
    let packed: [UInt32] = (row["tag"] as Data).integers()
    guard packed.count > size, Int(packed[size]) == packed.count - size - 1, packed[0...size].isSorted else {
      throw IndexError.damaged(detail: "packed tags of block \(number)")
    }
    let base = UInt32(tagEntries.count)
    tagOffsets += packed[1...size].map { $0 + base }
    tagEntries += packed[(size + 1)...]
    capacity = (number + 1) * size
    guard present.count == capacity / 64, lengths.count == capacity * 4, years.count == capacity,
      languages.count == capacity, kinds.count == capacity
    else { throw IndexError.damaged(detail: "packed columns of block \(number)") }
  }

  private mutating func pad(by count: Int) {
    present += [UInt64](repeating: 0, count: count / 64)
    lengths += [UInt8](repeating: 0, count: count * 4)
    years += [Int16](repeating: 0, count: count)
    languages += [UInt16](repeating: 0, count: count)
    kinds += [UInt16](repeating: 0, count: count)
    tagOffsets += [UInt32](repeating: UInt32(tagEntries.count), count: count)
    capacity += count
  }

  private mutating func readValues(_ db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT id, facet, value FROM facet_value ORDER BY id") {
      let code: Int = row[0]
      guard let facet = Facet(rawValue: row[1]), code < 1 << 29 else { continue }
      while values.count <= code { values.append(nil) }
      values[code] = FacetValue(facet, row[2])
    }
  }

  private static func averages(of lengths: [UInt8]) -> [Float] {
    var sums = [Double](repeating: 0, count: 4)
    var counts = [Double](repeating: 0, count: 4)
    for (place, code) in lengths.enumerated() where code > 0 {
      sums[place & 3] += Double(LengthCode.lengths[Int(code)])
      counts[place & 3] += 1
    }
    return zip(sums, counts).map { $1 > 0 ? Float($0 / $1) : 1 }
  }
}

extension Collection where Element: Comparable {
  fileprivate var isSorted: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
