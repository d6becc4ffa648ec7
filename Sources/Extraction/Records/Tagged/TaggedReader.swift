import Foundation

/// A record of a format in which each line, or its first, bears a tag.
struct TaggedRecord {
  /// In file order. Lines that go on with a value are joined to it by a line feed.
  var entries: [(tag: String, value: String)] = []
  /// Bytes of the record in the file.
  var range: Range<Int>

  /// The values of a tag.
  func values(_ tag: String) -> [String] { entries.lazy.filter { $0.tag == tag }.map(\.value) }

  /// The entries with some tags first, in the order of these, then all others.
  func entries(first tags: [String]) -> [(tag: String, value: String)] {
    tags.flatMap { tag in entries.filter { $0.tag == tag } } + entries.filter { !tags.contains($0.tag) }
  }
}

/// How the lines of a format are read.
protocol TaggedDialect {
  /// The tag of a line and where its value begins; nil for a line that goes on with a value, or is none of a record.
  ///
  /// - Parameter line: without line end.
  static func tag(of line: Slice<UnsafeBufferPointer<UInt8>>) -> (tag: String, value: Int)?
  /// Whether a tag begins a record; one that has begun ends there.
  static func begins(_ tag: String) -> Bool
  static func ends(_ tag: String) -> Bool
  /// Whether a blank line ends a record.
  static var endsAtBlankLine: Bool { get }
}

/// Cuts a file into tagged records, in linear time; holds one at once.
enum TaggedReader {
  static func read<Dialect: TaggedDialect>(
    _ bytes: UnsafeBufferPointer<UInt8>, as dialect: Dialect.Type, hand: (TaggedRecord) throws -> Void
  ) rethrows {
    var record: TaggedRecord?
    var value: [UInt8] = []
    /// Takes the value that has been read into the record.
    func close() {
      guard let last = record?.entries.indices.last else { return }
      record?.entries[last].value = String(decoding: value, as: UTF8.self)
    }
    func finish() throws {
      close()
      if let finished = record { try hand(finished) }
      record = nil
    }

    var start = 0
    while start < bytes.count {
      let end = lineEnd(bytes, from: start)
      var line = bytes[start..<end]
      if line.last == 0x0D { line = line.dropLast() }
      start = end + 1
      guard line.contains(where: { $0 > 0x20 }) else {
        if Dialect.endsAtBlankLine { try finish() }
        continue
      }
      if let (tag, offset) = Dialect.tag(of: line) {
        if Dialect.begins(tag) { try finish() }
        if Dialect.ends(tag) {
          try finish()
          continue
        }
        close()
        // What stands before the first record is matter of the vendor.
        guard record != nil || Dialect.begins(tag) else { continue }
        if record == nil { record = TaggedRecord(range: line.startIndex..<line.endIndex) }
        record?.entries.append((tag, ""))
        value.removeAll(keepingCapacity: true)
        value.append(contentsOf: line[offset...].drop { $0 == 0x20 || $0 == 0x09 })
      } else if record != nil {
        value.append(0x0A)
        value.append(contentsOf: line)
      }
      if let first = record?.range.lowerBound { record?.range = first..<line.endIndex }
    }
    try finish()
  }

  /// Lines end in LF, CR LF, or CR alone.
  private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    let feed =
      memchr(base + start, 0x0A, bytes.count - start).map {
        UnsafeRawPointer(base).distance(to: UnsafeRawPointer($0))
      } ?? bytes.count
    guard let found = memchr(base + start, 0x0D, feed - start) else { return feed }
    let end = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    return end + 1 == feed ? feed : end
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// The text of some bytes of a line.
  func text(_ range: Range<Int>) -> String { String(decoding: base[range], as: UTF8.self) }
}

enum TagByte {
  static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  static func isCapitalOrDigit(_ byte: UInt8) -> Bool { isCapital(byte) || (0x30...0x39).contains(byte) }
}
