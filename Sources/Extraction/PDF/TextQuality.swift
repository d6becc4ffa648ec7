/// Whether the text layer of a page can be used, measured by its letters in one pass over the bytes.
///
/// Fonts without a map from glyphs to characters give characters without meaning: scalars of private use, other
/// letters than those that are drawn ("7KH TXLFN" for "The quick": all shifted), or accented letters of Latin-1 that
/// stand for those of another script ("Ïðîôåññèîíàëüíîå"). In texts of all languages in Latin script that the
/// thresholds were tried on, vowels are 28 to 55 % of the letters from a to z of a page.
struct TextQuality: Equatable {
  /// Letters from a to z, and the vowels among them.
  private(set) var basic = 0
  private(set) var vowels = 0
  /// U+00C0 to U+00FF.
  private(set) var accented = 0
  /// Scalars of any other script.
  private(set) var other = 0
  /// Control characters and scalars of private use that the page reader left out.
  private(set) var lost = 0

  var letters: Int { basic + accented + other }

  init(_ lines: [PDFLine], lost: Int) {
    self.lost = lost
    for line in lines {
      var text = line.text
      text.withUTF8 { bytes in for byte in bytes { count(byte) } }
    }
  }

  private mutating func count(_ byte: UInt8) {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A:
      basic += 1
      // a e i o u, of either case: bits 1, 5, 9, 15 and 21 by the letter's number.
      vowels += Int((0x208222 as UInt32) >> UInt32(byte & 0x1F)) & 1
    case 0xC3: accented += 1
    // U+2000 to U+2FFF, which E2 begins, are punctuation and signs; C2 begins those of Latin-1.
    case 0xC4...0xE1, 0xE3...0xF4: other += 1
    default: break
    }
  }

  /// Whether the characters are plainly not those that the page shows.
  var isGarbage: Bool {
    if lost >= 10 && lost * 3 > letters { return true }
    if accented >= 50 && accented * 2 > letters { return true }
    guard basic >= 100, basic * 2 > letters else { return false }
    return vowels * 100 < basic * 20 || vowels * 100 > basic * 65
  }
}
