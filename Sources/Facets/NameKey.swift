/// A small number that a name and a text that begins with it have in common: names are refused by it before they are
/// read.
///
/// It is made of the first three letters of the first word in lower case, without the commonest accents, or of the
/// first two characters of a script without spaces. The Arabic article is passed over.
struct NameKey: Hashable {
  let value: UInt16

  private static let letters = 3
  private static let alef: UInt32 = 0x627
  private static let lam: UInt32 = 0x644

  /// The key of the text from a position on, which is the start of a word or of what surrounds one.
  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var at = start
    var hash: UInt32 = 2_166_136_261
    var count = 0
    if let end = Self.endOfArticle(text, at) { at = end }
    while at < text.count, count < Self.letters {
      let (letter, length) = TokenScanner.scalar(text, at)
      let folded = Self.fold(letter)
      at += length
      if folded == 0 {
        // Points within an acronym and marks are passed over; whatever else is no letter ends the word.
        if count == 0 || letter == UInt32(UInt8(ascii: ".")) || (0x300...0x36F).contains(letter) { continue }
        if letter == UInt32(UInt8(ascii: ",")) || letter < 0x80 { break }
        continue
      }
      hash = (hash ^ folded) &* 16_777_619
      // Two characters of a script without spaces say as much as three letters.
      count += folded >= 0x2E80 ? 2 : 1
    }
    value = UInt16(truncatingIfNeeded: hash ^ hash >> 16)
  }

  /// The key of a text.
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { NameKey($0, from: 0) }
  }

  private static func endOfArticle(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    guard at + 4 < text.count, text[at] >= 0xD8, TokenScanner.scalar(text, at).value == alef,
      TokenScanner.scalar(text, at + 2).value == lam
    else { return nil }
    return at + 4
  }

  /// A letter or digit in lower case, without accent where it has one in Latin-1, Latin Extended-A or Latin Extended Additional; 0
  /// for others.
  @inline(__always)
  private static func fold(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0x61...0x7A, 0x30...0x39: return letter
    case 0x41...0x5A: return letter + 0x20
    case 0..<0x80: return 0
    case 0xC0...0x17F: return plain(plainLatin[Int(letter) - 0xC0])
    case 0x1E00...0x1EFF: return plain(plainAdditional[Int(letter) - 0x1E00])
    case 0x300...0x36F: return 0
    case 0x391...0x3A9, 0x410...0x42F: return letter + 0x20
    case 0x400...0x40F: return letter + 0x50
    case 0x622, 0x623, 0x625, 0x671: return alef
    case 0x640, 0x64B...0x65F, 0x670, 0x2000...0x206F, 0x80...0xBF: return 0
    default: return letter
    }
  }

  /// A point stands for what is no letter, or has no plain form.
  @inline(__always)
  private static func plain(_ byte: UInt8) -> UInt32 { byte == UInt8(ascii: ".") ? 0 : UInt32(byte) }

  /// Of U+1E00 to U+1EFF, Latin Extended Additional: Vietnamese has most of its vowels there.
  private static let plainAdditional = StaticString(
    """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
    """)

  /// Of U+00C0 to U+017F.
  private static let plainLatin = StaticString(
    """
    aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssss\
    ttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """)
}

extension StaticString {
  fileprivate subscript(place: Int) -> UInt8 { place < utf8CodeUnitCount ? utf8Start[place] : 0 }
}
