import Corpus
import Foundation
import GRDB

/// What ranking, filtering and counting need of 4,096 consecutive documents, as one row of `packed`.
///
/// Blocks let a commit rewrite only what it touched. All numbers are little-endian; the slot of a document is its
/// id modulo 4,096.
/// - `present`: a bit a document (least significant first);
/// - `length`: four ``LengthCode``s a document: body, title, abstract, headings;
/// - `year`: Int16, 0 where unknown;
/// - `language`, `kind`: UInt16 ids of `facet_value`, 0 where unknown;
/// - `tag`: 4,097 UInt32 offsets into the entries that follow; an entry is a UInt32: the id of a `facet_value`,
///   shifted left by 3, and the bits of the roles it has (1 about, 2 mentions, 4 from), ascending.
struct PackedBlock {
  static let size = 4_096
  /// More than a file of SQLite's largest size has documents for.
  static let mostBlocks = 1 << 20

  var present = [UInt8](repeating: 0, count: size / 8)
  var lengths = [UInt8](repeating: 0, count: size * 4)
  var years = [Int16](repeating: 0, count: size)
  var languages = [UInt16](repeating: 0, count: size)
  var kinds = [UInt16](repeating: 0, count: size)
  var tags = [[UInt32]](repeating: [], count: size)

  static func number(of document: Int64) -> Int64 { document / Int64(size) }
  static func slot(of document: Int64) -> Int { Int(document % Int64(size)) }

  mutating func set(_ entry: PackedEntry?, slot: Int) {
    let bit = UInt8(1) << UInt8(slot % 8)
    if entry == nil { present[slot / 8] &= ~bit } else { present[slot / 8] |= bit }
    let entry = entry ?? PackedEntry()
    for (column, tokens) in entry.lengths.enumerated() { lengths[slot * 4 + column] = LengthCode.code(for: tokens) }
    years[slot] = Int16(clamping: entry.year ?? 0)
    languages[slot] = entry.language
    kinds[slot] = entry.kind
    tags[slot] = entry.tags.sorted()
  }

  static func fetch(_ db: Database, number: Int64) throws -> PackedBlock {
    var block = PackedBlock()
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM packed WHERE block = ?", arguments: [number]) else {
      return block
    }
    block.present = Array(row["present"] as Data)
    block.lengths = Array(row["length"] as Data)
    block.years = (row["year"] as Data).integers()
    block.languages = (row["language"] as Data).integers()
    block.kinds = (row["kind"] as Data).integers()
    let packed: [UInt32] = (row["tag"] as Data).integers()
    guard block.present.count == size / 8, block.lengths.count == size * 4, block.years.count == size,
      block.languages.count == size, block.kinds.count == size, packed.count > size
    else { throw IndexError.damaged(detail: "packed columns of block \(number)") }
    let entries = packed[(size + 1)...]
    for slot in 0..<size {
      let (start, end) = (Int(packed[slot]), Int(packed[slot + 1]))
      guard start <= end, end <= entries.count else {
        throw IndexError.damaged(detail: "packed tags of block \(number)")
      }
      block.tags[slot] = Array(entries[(entries.startIndex + start)..<(entries.startIndex + end)])
    }
    return block
  }

  func save(_ db: Database, number: Int64) throws {
    var offsets: [UInt32] = [0]
    var count: UInt32 = 0
    for list in tags {
      count += UInt32(list.count)
      offsets.append(count)
    }
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO packed (block, present, length, year, language, kind, tag) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      number, Data(present), Data(lengths), Data(integers: years), Data(integers: languages), Data(integers: kinds),
      Data(integers: offsets + tags.flatMap(\.self)),
    ])
  }
}

/// One document's share of a ``PackedBlock``.
struct PackedEntry {
  /// Tokens in body, title, abstract, headings.
  var lengths = [0, 0, 0, 0]
  var year: Int?
  var language: UInt16 = 0
  var kind: UInt16 = 0
  var tags: [UInt32] = []
}

extension Data {
  init<Number: FixedWidthInteger>(integers: [Number]) {
    self = integers.withUnsafeBytes { Data($0) }
  }

  /// The data as little-endian integers; a rest that is shorter than one is left out.
  func integers<Number: FixedWidthInteger>() -> [Number] {
    let width = MemoryLayout<Number>.size
    return withUnsafeBytes { bytes in
      (0..<(bytes.count / width)).map {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * width, as: Number.self))
      }
    }
  }
}
