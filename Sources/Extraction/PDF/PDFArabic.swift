import CPDFium

/// Repairs what PDFium makes of Arabic.
///
/// A font may say of one glyph that it is two letters (lam-alef). PDFium brings a line from the order of the page
/// to the order of reading by letters, and so turns these two round: `الإ` becomes `اإل`, which no search finds.
/// And it misses the narrow gaps between words that are set without a space character. Both are told by where the
/// letters stand.
struct PDFArabic {
  private static let lam: UInt16 = 0x644
  /// Within a word, letters join; a gap of more than this part of the type's size is a space.
  private static let leastGap: Float = 0.08

  /// The stretches of neighbouring letters that are one glyph.
  private var ligatures: [Range<Int>] = []
  /// The units before which a space is missing, in ascending order.
  private(set) var missingSpaces: [Int] = []

  /// Puts the letters of a page's ligatures in order, and finds its missing spaces.
  init(_ units: UnsafeMutableBufferPointer<UInt16>, on page: PDFFilePage) {
    guard units.contains(where: { $0 & 0xFF00 == 0x0600 }) else { return }
    measure(units, page)
    // In most ligatures lam comes first. Where it is last in more of them, the page's are turned round.
    let turned = ligatures.count { units[$0.upperBound - 1] == Self.lam && units[$0.lowerBound] != Self.lam }
    let straight = ligatures.count { units[$0.lowerBound] == Self.lam && units[$0.upperBound - 1] != Self.lam }
    guard turned > straight else { return }
    for ligature in ligatures { units[ligature].reverse() }
  }

  private mutating func measure(_ units: UnsafeMutableBufferPointer<UInt16>, _ page: PDFFilePage) {
    var start = 0
    var previous: ClosedRange<Float>?
    var scalarOffset = 0
    for index in units.indices {
      let span = Self.isLetter(units[index]) ? page.span(scalarOffset) : nil
      if span == nil || span != previous {
        if index - start > 1 { ligatures.append(start..<index) }
        start = index
      }
      if let previous, let span {
        let gap = previous.lowerBound - span.upperBound
        if gap > 0.3, let size = page.glyph(scalarOffset)?.size, gap > size * Self.leastGap {
          missingSpaces.append(index)
        }
      }
      if units[index] & 0xFC00 != 0xD800 { scalarOffset += 1 }
      previous = span
    }
    if units.count - start > 1 && previous != nil { ligatures.append(start..<units.count) }
  }

  /// Arabic letters; not the marks, which may stand in the place of their letter.
  private static func isLetter(_ unit: UInt16) -> Bool {
    (0x620...0x64A).contains(unit) || (0x671...0x6D3).contains(unit)
  }
}
