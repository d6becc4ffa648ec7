/// Puts the letters of Arabic ligatures in order.
///
/// A font may say of one glyph that it is two letters (lam-alef). PDFium brings a line from the order of the page
/// to the order of reading by letters, and so turns these two round: `الإ` becomes `اإل`, which no search finds.
/// Letters of one glyph are told by their place, which is the same.
enum PDFArabicLigatures {
  private static let lam: UInt16 = 0x644

  /// Repairs a page's text in place.
  static func repair(_ units: UnsafeMutableBufferPointer<UInt16>, on page: PDFFilePage) {
    guard units.contains(where: { $0 & 0xFF00 == 0x0600 }) else { return }
    let ligatures = ligatures(in: units, on: page)
    // In most ligatures lam comes first. Where it is last in more of them, the page's are turned round.
    let turned = ligatures.count { units[$0.upperBound - 1] == lam && units[$0.lowerBound] != lam }
    let straight = ligatures.count { units[$0.lowerBound] == lam && units[$0.upperBound - 1] != lam }
    guard turned > straight else { return }
    for ligature in ligatures { units[ligature].reverse() }
  }

  /// The stretches of neighbouring letters that are one glyph.
  private static func ligatures(
    in units: UnsafeMutableBufferPointer<UInt16>, on page: PDFFilePage
  ) -> [Range<Int>] {
    var ligatures: [Range<Int>] = []
    var start = 0
    var previous: ClosedRange<Float>?
    var scalarOffset = 0
    for index in units.indices {
      let span = isLetter(units[index]) ? page.span(scalarOffset) : nil
      if span == nil || span != previous {
        if index - start > 1 { ligatures.append(start..<index) }
        start = index
      }
      if units[index] & 0xFC00 != 0xD800 { scalarOffset += 1 }
      previous = span
    }
    if units.count - start > 1 && previous != nil { ligatures.append(start..<units.count) }
    return ligatures
  }

  /// Arabic letters; not the marks, which may stand in the place of their letter.
  private static func isLetter(_ unit: UInt16) -> Bool {
    (0x620...0x64A).contains(unit) || (0x671...0x6D3).contains(unit)
  }
}
