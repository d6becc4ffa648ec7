import CPDFium

/// Puts right the spaces of lines whose letters stand far apart.
///
/// PDFium sees a space where letters are further apart than usual: in headings spaced for looks ("C O N T E N T S"),
/// and where a program places each letter by itself. Only lines that look so are read again, by where their
/// characters stand.
enum PDFSpacing {
  /// Whether a line in UTF-8 has more words of a letter or two than writing has.
  static func isSuspicious(_ line: [UInt8]) -> Bool {
    var (words, short, single, letters) = (0, 0, 0, 0)
    func close() {
      if letters > 0 { words += 1 }
      if letters == 1 { single += 1 }
      if letters == 1 || letters == 2 { short += 1 }
      letters = 0
    }
    for byte in line {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF: letters += 1
      case 0x20: close()
      // Bytes that go on a letter; other scripts have words of one character.
      case 0x80...0xBF: break
      default: letters += 3
      }
    }
    close()
    return single >= 4 && words >= 5 && (single * 2 >= words || short * 10 >= words * 6)
  }

  /// The line's characters with spaces where there are gaps between words; nil where that is not certain.
  static func spaced(_ line: [tvet_pdf_character]) -> [tvet_pdf_character]? {
    let glyphs = glyphs(of: line)
    guard glyphs.count >= 5, let first = glyphs.first else { return nil }
    let gaps = zip(glyphs, glyphs.dropFirst()).map { left, right in
      min(max(0, (right.left - left.right) / max(right.size, 1)), widestGap)
    }
    if let drawn = withDrawnSpaces(line, glyphs.count) { return drawn }
    guard let least = leastWordGap(gaps) ?? isolated(glyphs, gaps) else { return nil }
    var result = [first]
    for (glyph, gap) in zip(glyphs.dropFirst(), gaps) {
      if gap >= least {
        var space = glyph
        space.scalar = 0x20
        result.append(space)
      }
      result.append(glyph)
    }
    return result
  }

  /// The line with only those spaces that are drawn, if these make words of it.
  private static func withDrawnSpaces(_ line: [tvet_pdf_character], _ glyphs: Int) -> [tvet_pdf_character]? {
    let drawn = line.filter { !$0.generated && $0.scalar >= 0x20 }
    let words = drawn.split { $0.scalar == 0x20 || $0.scalar == 0xA0 }
    guard words.count > 1, glyphs >= 3 * words.count, glyphs <= 10 * words.count,
      words.count(where: { $0.count == 1 }) * 3 <= words.count
    else { return nil }
    return drawn
  }

  /// What is drawn and no space.
  private static func glyphs(of line: [tvet_pdf_character]) -> [tvet_pdf_character] {
    line.filter { $0.scalar > 0x20 && $0.scalar != 0xA0 && !$0.generated }
  }

  /// In parts of the type's size.
  private static let widestGap: Float = 2

  /// Where gaps are of two kinds, what lies between them: those within words are all smaller, those between words all
  /// larger.
  private static func leastWordGap(_ gaps: [Float]) -> Float? {
    let sorted = gaps.sorted()
    var best: (jump: Float, middle: Float)?
    for index in sorted.indices.dropFirst() where index * 2 > sorted.count {
      let jump = sorted[index] - sorted[index - 1]
      // The space after a sentence may be wider still.
      if jump > 2 * (best?.jump ?? 0) { best = (jump, (sorted[index] + sorted[index - 1]) / 2) }
    }
    guard let best, best.jump >= 0.08 else { return nil }
    let within = gaps.filter { $0 < best.middle }
    let between = gaps.filter { $0 >= best.middle }
    let mean = { (gaps: [Float]) in gaps.reduce(0, +) / Float(gaps.count) }
    // Words have some five letters, and the gaps around them stand out.
    guard mean(between) >= 1.6 * mean(within), mean(between) >= 0.2 else { return nil }
    return best.middle
  }

  /// For one word in capitals whose letters are evenly apart: no gap at all is a space.
  private static func isolated(_ glyphs: [tvet_pdf_character], _ gaps: [Float]) -> Float? {
    guard let least = gaps.min(), let most = gaps.max(), most < 1, most - least < 0.2 else { return nil }
    let isCapital = glyphs.allSatisfy { Unicode.Scalar($0.scalar)?.properties.isUppercase == true }
    return isCapital ? .infinity : nil
  }
}
