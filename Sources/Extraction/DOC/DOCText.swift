/// A Word document's characters, put together from its pieces (MS-DOC 2.4.1, 2.8.35).
///
/// A character's number (CP) counts from the document's start through all its parts.
struct DOCText {
  /// UTF-16 units by character number.
  private(set) var units: [UInt16] = []
  private var pieces: [Piece] = []

  /// Characters that lie side by side in the main stream, by the number of the first.
  private struct Piece {
    var start: Int
    /// Of the first character in the main stream, in bytes.
    var offset: Int
    /// Bytes a character.
    var width: Int
  }

  /// More characters than any document has; pieces may overlap, so that a small file could claim more.
  private static let maximumUnits = 64 << 20

  /// - Parameters:
  ///   - charset: of characters of one byte.
  init(main: BinaryView, table: BinaryView, header: DOCHeader, charset: String) throws(ExtractionError) {
    if header.isComplex {
      let structure = try Self.pieceTable(table.part(header.pieces))
      let count = max(0, (structure.count - 4) / 12)
      for index in 0..<count {
        let length = structure.double(4 * index + 4) - structure.double(4 * index)
        let place = structure.double(4 * (count + 1) + 8 * index + 2)
        // Bit 30 says that characters have one byte; their offset is then doubled.
        let isNarrow = header.isOld || place & 0x4000_0000 != 0
        let offset = header.isOld ? place : isNarrow ? (place & 0x3FFF_FFFF) / 2 : place & 0x3FFF_FFFF
        try append(main, offset: offset, length: length, width: isNarrow ? 1 : 2, charset: charset)
      }
    } else {
      let length = DOCHeader.Part.allCases.reduce(0) { $0 + min(header.count($1), main.count) }
      try append(main, offset: header.textStart, length: length, width: 1, charset: charset)
    }
    if units.isEmpty { throw .damaged(detail: "the Word document's text cannot be found") }
  }

  /// Blanks out the codes of a part's fields.
  mutating func hideFieldCodes(_ range: Range<Int>) {
    DOCFields.hideCodes(in: &units, range.clamped(to: 0..<units.count))
  }

  /// The offset of a character in the main stream, by which formats are found.
  func offset(of character: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= character { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let piece = pieces[low - 1]
    return piece.offset + (character - piece.start) * piece.width
  }

  /// The table of pieces, past the formats that stand before it.
  private static func pieceTable(_ structure: BinaryView) throws(ExtractionError) -> BinaryView {
    var offset = 0
    while offset < structure.count {
      if structure.byte(offset) == 2 { return structure.part(offset + 5, structure.double(offset + 1)) }
      guard structure.byte(offset) == 1 else { break }
      offset += 3 + structure.word(offset + 1)
    }
    throw .damaged(detail: "the Word document's table of pieces cannot be read")
  }

  private mutating func append(
    _ main: BinaryView, offset: Int, length: Int, width: Int, charset: String
  ) throws(ExtractionError) {
    guard length > 0 else { return }
    pieces.append(Piece(start: units.count, offset: offset, width: width))
    let part = main.part(offset, length * width)
    guard units.count + part.count / width <= Self.maximumUnits else {
      throw .limit(detail: "the document has over \(Self.maximumUnits >> 20) million characters")
    }
    let start = units.count
    if width == 2 {
      for index in 0..<part.count / 2 { units.append(UInt16(part.word(2 * index))) }
    } else {
      units.append(contentsOf: Self.widen(part, charset: charset))
    }
    // Where the stream breaks off, the characters of later pieces keep their numbers.
    let missing = start + min(length, Self.maximumUnits - start) - units.count
    if missing > 0, missing < main.count { units.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// Characters of one byte; control characters stay as they are, Word has its own use for them.
  private static func widen(_ part: BinaryView, charset: String) -> [UInt16] {
    if part.bytes.allSatisfy({ $0 < 0x80 }) { return part.bytes.map(UInt16.init) }
    let text = Array(part.text(charset).utf16)
    if text.count == part.count { return text }
    // Characters of several bytes: the numbers of those that follow must not move.
    return text + repeatElement(0, count: max(0, part.count - text.count))
  }
}
