/// The file information block at the start of a Word document (MS-DOC 2.5; Word 6 and 95 by their own layout).
struct DOCHeader {
  /// A place in the table stream.
  struct Place {
    var offset: Int
    var count: Int
  }

  /// The parts that a document's text is made of, in the order in which they follow each other.
  enum Part: Int, CaseIterable {
    case body, footnotes, headers, macros, comments, endnotes, textBoxes, headerTextBoxes
  }

  /// Where Word 97 and later keep what is read here: indices of FibRgFcLcb97.
  enum Table: Int {
    case styles = 1
    case footnoteReferences, footnoteTexts, commentReferences, commentTexts
    case headers = 11
    case characters, paragraphs
    case pieces = 33
    case commentAuthors = 36
    case endnoteReferences = 46
    case endnoteTexts
    case textBoxes = 56
    case lists = 73
    case listOverrides
  }

  private let main: BinaryView
  /// Whether Word 6 or 95 wrote it; those have other tables.
  let isOld: Bool

  /// - Throws: ``ExtractionError/damaged(detail:)``.
  init(_ main: BinaryView) throws(ExtractionError) {
    guard main.count >= 0x200, [0xA5EC, 0xA5DC].contains(main.word(0)) else {
      throw .damaged(detail: "the Word document has no header")
    }
    self.main = main
    isOld = main.word(2) < 105
  }

  private var flags: Int { main.word(0x0A) }
  var isEncrypted: Bool { flags & 0x0100 != 0 }
  /// Bytes at the start of the table stream that say how it is encrypted.
  var encryptionSize: Int { main.double(0x0E) }
  var tableStream: String { flags & 0x0200 != 0 ? "1Table" : "0Table" }
  /// Whether the text lies in pieces; Word 97 always writes it so.
  var isComplex: Bool { !isOld || flags & 0x0004 != 0 }
  /// Identifier of the language that Word itself spoke.
  var language: Int { main.word(6) }
  /// Where the text of Word 6 and 95 stands that has no pieces.
  var textStart: Int { main.double(0x18) }

  /// How many characters a part has.
  func count(_ part: Part) -> Int {
    if part == .macros, !isOld { return 0 }  // its place is used for something else
    return max(0, main.signedDouble((isOld ? 0x34 : 0x4C) + 4 * part.rawValue))
  }

  var pieces: Place { isOld ? place(at: 0x160) : self[.pieces] }

  /// The place of a table; empty in files of Word 6 and 95.
  subscript(_ table: Table) -> Place { isOld ? Place(offset: 0, count: 0) : place(at: 0x9A + 8 * table.rawValue) }

  private func place(at offset: Int) -> Place { Place(offset: main.double(offset), count: main.double(offset + 4)) }
}

extension BinaryView {
  func part(_ place: DOCHeader.Place) -> BinaryView { part(place.offset, place.count) }
}
