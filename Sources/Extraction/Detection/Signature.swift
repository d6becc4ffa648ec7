/// Marks at the start of binary files.
enum Signature {
  private static let kinds: [(offset: Int, mark: [UInt8], kind: String)] = [
    (0, Array("{\\rtf".utf8), "RTF document"),
    (4, Array("ftypheic".utf8), "HEIC image"), (4, Array("ftypavif".utf8), "AVIF image"),
    (0, Array("8BPS".utf8), "Photoshop image"),
    (4, Array("ftyp".utf8), "MP4 video"), (0, Array("ID3".utf8), "MP3 audio"), (0, Array("OggS".utf8), "Ogg audio"),
    (8, Array("AVI ".utf8), "AVI video"), (8, Array("WAVE".utf8), "WAV audio"),
    (0, Array("AT&TFORM".utf8), "DjVu document"), (0, Array("%!PS".utf8), "PostScript document"),
    (60, Array("BOOKMOBI".utf8), "MOBI e-book (Kindle)"), (0, Array("ITSF".utf8), "CHM help file"),
    (0, [0x1F, 0x8B], "GZIP archive"), (0, Array("BZh".utf8), "BZIP2 archive"),
    (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A], "XZ archive"), (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip archive"),
    (0, Array("Rar!".utf8), "RAR archive"), (0, [0x28, 0xB5, 0x2F, 0xFD], "Zstandard archive"),
    (257, Array("ustar".utf8), "TAR archive"), (0, Array("SQLite format 3".utf8), "SQLite database"),
    (0, [0x7F, 0x45, 0x4C, 0x46], "ELF program"), (0, Array("!<arch>".utf8), "AR archive"),
    (0, [0xFF, 0x57, 0x50, 0x43], "WordPerfect document"), (0, Array("<?wpd".utf8), "WPS document"),
    (0, [0x21, 0x42, 0x44, 0x4E], "PST (Outlook mailbox)"), (0, [0x31, 0xBE, 0x00, 0x00], "DOC (Word for DOS)"),
    (0, [0xDB, 0xA5, 0x2D, 0x00], "DOC (Word 2)"), (0, [0x00, 0x01, 0x00, 0x00, 0x00], "TrueType font"),
    (0, Array("wOF".utf8), "web font"), (0, Array("OTTO".utf8), "OpenType font"),
  ]

  static func kind(of head: [UInt8]) -> String? {
    kinds.first { offset, mark, _ in
      head.count >= offset + mark.count && head[offset..<offset + mark.count].elementsEqual(mark)
    }?.kind
  }

  /// Whether the bytes are text in some charset: no control characters but a text's own, or UTF-16's zeros.
  static func looksLikeText(_ head: [UInt8]) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      return true
    }
    if head.withUnsafeBufferPointer({ CharsetDecoder.wideCharset($0) }) != nil, head.contains(where: { $0 > 0x20 }) {
      return true
    }
    let sample = head.prefix(8192)
    var zeros = 0
    var controls = 0
    for byte in sample {
      if byte == 0 {
        zeros += 1
      } else if byte < 0x20, !(0x07...0x0D).contains(byte), byte != 0x1A, byte != 0x1B {
        controls += 1
      }
    }
    if controls * 50 > sample.count { return false }
    // A stray zero is a fault of a text.
    return zeros * 200 <= sample.count
  }
}
