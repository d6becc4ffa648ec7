import CYAZ
package import Corpus
import Foundation

/// Reads MARC 21 records in exchange format (ISO 2709), in UTF-8 or MARC-8.
package struct MARCExtractor: Extractor {
  package static let mediaTypes: [MediaType] = [.marc]

  package init() {}

  package func extract(_ input: ExtractionInput, emit: (Extraction) throws -> Void) throws {
    var records = RecordSequence(mediaType: input.mediaType)
    var start = input.content.startIndex
    while start < input.content.endIndex {
      let end =
        input.content[start...].firstIndex(of: ISO2709.recordEnd).map { $0 + 1 } ?? input.content.endIndex
      let bytes = Array(input.content[start..<end].drop { $0 <= 0x20 })
      start = end
      guard !bytes.isEmpty else { continue }
      do {
        var builder = RecordBuilder(mediaType: input.mediaType)
        MARCMapping(try ISO2709.record(bytes)).fill(&builder)
        try records.hand(builder, fingerprint: Fingerprint(of: bytes), to: emit)
      } catch let fault as ExtractionError {
        try emit(.failure(record: "entry \(records.count + 1)", reason: fault))
      }
    }
    if records.count == 0 { throw ExtractionError.damaged(detail: "the file holds no MARC record") }
  }
}

/// Takes a record in exchange format apart: a leader, a directory of tags with lengths and places, the fields.
enum ISO2709 {
  static let recordEnd: UInt8 = 0x1D
  private static let fieldEnd: UInt8 = 0x1E
  private static let subfieldStart: UInt8 = 0x1F
  private static let leaderLength = 24
  private static let entryLength = 12

  /// - Throws: ``ExtractionError`` for a record whose leader or directory makes no sense.
  static func record(_ bytes: [UInt8]) throws -> MARCRecord {
    guard bytes.count > leaderLength, let base = number(bytes[12..<17]), base > leaderLength, base <= bytes.count else {
      throw ExtractionError.damaged(detail: "the leader of a MARC record makes no sense")
    }
    let isUTF8 = bytes[9] == UInt8(ascii: "a")
    var record = MARCRecord()
    record.leader = String(decoding: bytes[..<leaderLength], as: UTF8.self)
    var entry = leaderLength
    while entry + entryLength <= base, bytes[entry] != fieldEnd {
      let tag = String(decoding: bytes[entry..<entry + 3], as: UTF8.self)
      guard let length = number(bytes[entry + 3..<entry + 7]), let place = number(bytes[entry + 7..<entry + 12]) else {
        throw ExtractionError.damaged(detail: "the directory of a MARC record makes no sense")
      }
      entry += entryLength
      let start = min(base + place, bytes.count)
      let field = bytes[start..<min(start + length, bytes.count)].prefix { $0 != fieldEnd && $0 != recordEnd }
      try add(field, tag: tag, isUTF8: isUTF8, to: &record)
    }
    return record
  }

  private static func add(_ field: ArraySlice<UInt8>, tag: String, isUTF8: Bool, to record: inout MARCRecord) throws {
    if tag.hasPrefix("00") {
      return record.control.append((tag, try text(field, isUTF8: isUTF8)))
    }
    let pieces = field.split(separator: subfieldStart)
    guard field.count > 2 else { return }
    let indicators = (
      Character(Unicode.Scalar(field[field.startIndex])), Character(Unicode.Scalar(field[field.startIndex + 1]))
    )
    let subfields = try pieces.dropFirst().map { piece in
      (Character(Unicode.Scalar(piece[piece.startIndex])), try text(piece.dropFirst(), isUTF8: isUTF8))
    }
    record.data.append(MARCRecord.DataField(tag: tag, indicators: indicators, subfields: subfields))
  }

  private static func text(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) throws -> String {
    let isASCII = bytes.allSatisfy { $0 < 0x80 && $0 != 0x1B }
    // Many a leader says nothing of the UTF-8 that the record is in.
    if isUTF8 || isASCII { return String(decoding: bytes, as: UTF8.self) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return try MARC8.decode(bytes)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
}

/// The character sets of MARC 21 before Unicode.
enum MARC8 {
  /// - Throws: ``ExtractionError/unsupported(kind:)`` where the converter is not installed.
  static func decode(_ bytes: ArraySlice<UInt8>) throws -> String {
    let input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    let length = cyaz_utf8(input, input.count, &output, output.count)
    guard length >= 0 else {
      throw ExtractionError.unsupported(kind: "MARC-8 characters (install the package libyaz5 to read them)")
    }
    return String(decoding: output.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
