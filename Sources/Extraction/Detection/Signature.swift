import Corpus

/// Marks at the start of binary files.
enum Signature {
  private static let kinds: [(offset: Int, mark: [UInt8], kind: String)] = [
    (4, Array("ftypheic".utf8), "HEIC image"), (4, Array("ftypavif".utf8), "AVIF image"),
    (0, Array("8BPS".utf8), "Photoshop image"),
    (4, Array("ftyp".utf8), "MP4 video"), (0, Array("ID3".utf8), "MP3 audio"), (0, Array("OggS".utf8), "Ogg audio"),
    (8, Array("AVI ".utf8), "AVI video"), (8, Array("WAVE".utf8), "WAV audio"),
    (0, Array("%!PS".utf8), "PostScript document"),
    (60, Array("BOOKMOBI".utf8), "MOBI e-book (Kindle)"), (0, Array("ITSF".utf8), "CHM help file"),
    (0, Array("Rar!".utf8), "RAR archive"), (0, Array("SQLite format 3".utf8), "SQLite database"),
    (0, [0x7F, 0x45, 0x4C, 0x46], "ELF program"), (0, Array("!<arch>".utf8), "AR archive"),
    (0, [0xFF, 0x57, 0x50, 0x43], "WordPerfect document"), (0, Array("<?wpd".utf8), "WPS document"),
    (0, [0x21, 0x42, 0x44, 0x4E], "PST (Outlook mailbox)"), (0, [0x31, 0xBE, 0x00, 0x00], "DOC (Word for DOS)"),
    (0, [0xDB, 0xA5, 0x2D, 0x00], "DOC (Word 2)"), (0, [0x00, 0x01, 0x00, 0x00, 0x00], "TrueType font"),
    (0, Array("wOF".utf8), "web font"), (0, Array("OTTO".utf8), "OpenType font"),
  ]

  /// The marks of files that are read.
  private static let readable: [(offset: Int, mark: [UInt8], type: MediaType)] = [
    (0, Array("{\\rtf".utf8), .rtf), (0, Array("AT&TFORM".utf8), .djvu), (0, [0x1F, 0x8B], .gzip),
    (0, Array("BZh".utf8), .bzip2), (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A], .xz),
    (0, [0x28, 0xB5, 0x2F, 0xFD], .zstandard),
    (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), (257, Array("ustar".utf8), .tar),
  ]

  static func mediaType(of head: [UInt8]) -> MediaType? { readable.first { has(head, $0.mark, at: $0.offset) }?.type }

  private static func has(_ head: [UInt8], _ mark: [UInt8], at offset: Int) -> Bool {
    head.count >= offset + mark.count && head[offset..<offset + mark.count].elementsEqual(mark)
  }

  static func kind(of head: [UInt8]) -> String? {
    kinds.first { has(head, $0.mark, at: $0.offset) }?.kind
  }

  /// Whether a MARC 21 record in exchange format begins here: a leader of digits and codes in their places, and a
  /// directory.
  static func isMARC(_ head: [UInt8]) -> Bool {
    func areDigits(_ range: Range<Int>) -> Bool { head[range].allSatisfy { (0x30...0x39).contains($0) } }
    guard head.count > 36, areDigits(0..<5), areDigits(10..<12), areDigits(12..<17), areDigits(24..<36) else {
      return false
    }
    return head[20..<23].elementsEqual("450".utf8) && (head[9] == 0x20 || head[9] == UInt8(ascii: "a"))
  }

  /// Whether the bytes are text in some charset: no control characters but a text's own and the shifts of ISO-2022, or
  /// UTF-16's zeros.
  static func looksLikeText(_ head: [UInt8]) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      return true
    }
    if head.withUnsafeBufferPointer({ WideCharset.detect($0) }) != nil, head.contains(where: { $0 > 0x20 }) {
      return true
    }
    if head.withUnsafeBufferPointer({ EBCDIC.detect($0) }) != nil { return true }
    let sample = head.prefix(8192)
    var zeros = 0
    var controls = 0
    for byte in sample {
      if byte == 0 {
        zeros += 1
      } else if byte < 0x20, !(0x07...0x0F).contains(byte), byte != 0x1A, byte != 0x1B {
        controls += 1
      }
    }
    if controls * 50 > sample.count { return false }
    // A stray zero is a fault of a text.
    return zeros * 200 <= sample.count || (zeros <= 8 && controls == 0)
  }
}
