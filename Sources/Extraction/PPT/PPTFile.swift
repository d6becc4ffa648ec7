import Foundation

/// A PowerPoint file's records by the numbers under which they are saved (MS-PPT 2.3.4–2.3.6).
struct PPTFile {
  let stream: BinaryView
  /// Offsets in the stream.
  private var persisted: [Int: Int] = [:]

  private static let encryptedToken = 0xF3D1_C4DF
  private static let locked = ExtractionError.locked(detail: "presentations (PPT) with a password are not opened")
  /// Saved states of a file that are looked through.
  private static let maximumEdits = 1000

  /// - Throws: ``ExtractionError``: `.locked`.
  init(_ stream: BinaryView, currentUser: BinaryView?) throws(ExtractionError) {
    self.stream = stream
    if currentUser?.double(12) == Self.encryptedToken { throw Self.locked }
    // From the last edit back: what is saved later stands for what was saved before.
    var edit = currentUser?.double(16) ?? 0
    for _ in 0..<Self.maximumEdits {
      guard let record = PPTRecord(stream, at: edit), record.kind == PPTRecord.Kind.userEdit else { break }
      if record.content.count > 28, record.content.double(28) != 0 { throw Self.locked }
      addDirectory(at: record.content.double(12))
      let before = record.content.double(8)
      guard before > 0, before < edit else { break }
      edit = before
    }
  }

  private mutating func addDirectory(at offset: Int) {
    guard let record = PPTRecord(stream, at: offset), record.kind == PPTRecord.Kind.persistDirectory else { return }
    var index = 0
    while index + 4 <= record.content.count {
      let head = record.content.double(index)
      let first = head & 0xF_FFFF
      let count = min(head >> 20, (record.content.count - index) / 4 - 1)
      for number in 0..<max(0, count) where persisted[first + number] == nil {
        persisted[first + number] = record.content.double(index + 4 + 4 * number)
      }
      index += 4 + 4 * max(0, head >> 20)
    }
  }

  subscript(number: Int) -> PPTRecord? { persisted[number].flatMap { PPTRecord(stream, at: $0) } }

  /// Whether the slides can be found by their numbers.
  var hasDirectory: Bool { !persisted.isEmpty }

  /// The records that lie side by side in the stream.
  var all: [PPTRecord] {
    var records: [PPTRecord] = []
    var offset = 0
    while let record = PPTRecord(stream, at: offset) {
      records.append(record)
      offset += 8 + record.content.count
    }
    return records
  }

  /// The files that are embedded, as they were saved last (MS-PPT 2.10.34): compound files, most of them compressed.
  var objects: some Sequence<Data> {
    persisted.keys.sorted().lazy.compactMap { self[$0] }.filter { $0.kind == PPTRecord.Kind.object }
      .prefix(Self.maximumObjects)
      .compactMap { $0.instance == 0 ? Data($0.content.bytes) : Self.inflated($0.content) }
  }

  private static let maximumObjects = 40
  /// Bytes of an embedded file that are read.
  private static let maximumObject = 16 << 20

  /// Behind the size and zlib's header (RFC 1950).
  private static func inflated(_ content: BinaryView) -> Data? {
    RawDeflate.inflate(content.rest(6).bytes, limit: maximumObject)
  }

  /// The record of the document as a whole, as it was saved last.
  var document: PPTRecord? {
    persisted.keys.sorted().lazy.compactMap { self[$0] }.first { $0.kind == PPTRecord.Kind.document }
  }
}
