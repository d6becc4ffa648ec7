/// The records of an Excel workbook (MS-XLS 2.1.4), one after the other.
struct XLSRecords {
  /// The types of records that are read (MS-XLS 2.3.2).
  enum Kind {
    static let formula = 0x06
    static let header = 0x14
    static let footer = 0x15
    static let dateMode = 0x22
    static let filePass = 0x2F
    static let continuation = 0x3C
    static let codePage = 0x42
    static let object = 0x5D
    static let sheet = 0x85
    static let multipleNumbers = 0xBD
    static let richString = 0xD6
    static let cellFormat = 0xE0
    static let sharedStrings = 0xFC
    static let sharedString = 0xFD
    static let textObject = 0x1B6
    static let number = 0x203
    static let label = 0x204
    static let truth = 0x205
    static let formulaString = 0x207
    static let shortNumber = 0x27E
    static let numberFormat = 0x41E
    static let start = 0x809
    static let end = 0x0A
  }

  /// A record, and those that go on with what has no room in it.
  struct Record {
    var kind: Int
    var content: BinaryView
    /// What the records after it go on with.
    var continuations: [BinaryView] = []
  }

  private let stream: BinaryView
  private var offset: Int

  init(_ stream: BinaryView, from offset: Int = 0) {
    self.stream = stream
    self.offset = offset
  }

  mutating func next() -> Record? {
    guard var record = one() else { return nil }
    while stream.word(offset) == Kind.continuation, let more = one() { record.continuations.append(more.content) }
    return record
  }

  private mutating func one() -> Record? {
    guard offset >= 0, offset + 4 <= stream.count else { return nil }
    let record = Record(kind: stream.word(offset), content: stream.part(offset + 4, stream.word(offset + 2)))
    offset += 4 + stream.word(offset + 2)
    return record
  }
}
