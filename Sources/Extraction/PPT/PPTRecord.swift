/// A record of a PowerPoint file (MS-PPT 2.3.1): a header and bytes, which may be records again.
struct PPTRecord {
  /// The types of records that are read (MS-PPT 2.13.24).
  enum Kind {
    static let document = 1000
    static let slide = 1006
    static let slideAtom = 1007
    static let notes = 1008
    static let persist = 1011
    static let mainMaster = 1016
    static let placeholder = 3011
    static let outlineReference = 3998
    static let textHeader = 3999
    static let textUnits = 4000
    static let textBytes = 4008
    static let string = 4026
    static let headersFooters = 4057
    static let textList = 4080
    static let userEdit = 4085
    static let object = 4113
    static let persistDirectory = 6002
    static let comment = 12000
    static let shape = 0xF004
  }

  /// Records nest no deeper in files that PowerPoint wrote.
  private static let maximumDepth = 64
  private static let headerSize = 8

  var kind: Int
  var instance: Int
  var isContainer: Bool
  var content: BinaryView

  /// The record at an offset; nil past the end.
  init?(_ stream: BinaryView, at offset: Int) {
    guard offset >= 0, offset + Self.headerSize <= stream.count else { return nil }
    kind = stream.word(offset + 2)
    instance = stream.word(offset) >> 4
    isContainer = stream.word(offset) & 0xF == 0xF
    content = stream.part(offset + Self.headerSize, stream.double(offset + 4))
  }

  var children: [PPTRecord] {
    guard isContainer else { return [] }
    var children: [PPTRecord] = []
    var offset = 0
    while let child = PPTRecord(content, at: offset) {
      children.append(child)
      offset += Self.headerSize + child.content.count
    }
    return children
  }

  /// Calls `body` with this record and those in it, in file order; those of which it says false are not entered.
  func walk(depth: Int = 0, _ body: (PPTRecord) -> Bool) {
    guard body(self), depth < Self.maximumDepth else { return }
    for child in children { child.walk(depth: depth + 1, body) }
  }

  /// The text of an atom; nil for a record that has none.
  var text: String? {
    switch kind {
    case Kind.textUnits, Kind.string: content.utf16(0, units: content.count / 2)
    case Kind.textBytes: String(String.UnicodeScalarView(content.bytes.map { Unicode.Scalar($0) }))
    default: nil
    }
  }
}
