import CPDFium
import Foundation

/// Makes clean lines of a page's text as PDFium gives it.
struct PDFPageReader {
  private var units: [UInt16] = []
  private var line: [UInt8] = []
  private var needsCompatibility = false
  private var needsComposition = false
  private var hasAccent = false
  /// The offset, in scalars, of the character that stands for the line's type, and how many letters came up to it.
  private var sample = 0
  private var letters = 0
  private var lastLetter = 0
  /// Characters without meaning that the page had: control characters and scalars of private use.
  private(set) var lostCount = 0

  /// The lines of a page, in the order of its content. One linear pass, and one look at a glyph a line; more only
  /// where the order or the spaces are to be found from where characters stand.
  ///
  /// - Parameter isFront: whether authors may stand side by side on it.
  mutating func lines(of page: PDFFilePage, isFront: Bool = false) -> [PDFLine] {
    var units = units
    self.units = []
    lostCount = 0
    let lines = page.withText(&units) { text -> [PDFLine] in
      let text = UnsafeBufferPointer(text)
      // Most pages hold letters of Europe and Asia's east only.
      guard text.contains(where: { 0x590..<0x1800 ~= $0 || $0 >= 0xFB1D }) else {
        return self.lines(of: text, on: page, isFront: isFront)
      }
      if PDFRightToLeft.isIn(text) { return self.lines(PDFRightToLeft.lines(of: page.characters), on: page) }
      if PDFClusters.areIn(text) { return self.lines(PDFClusters.lines(of: page.characters), on: page) }
      return self.lines(of: text, on: page, isFront: isFront)
    }
    self.units = units
    return lines
  }

  private mutating func lines(
    of units: UnsafeBufferPointer<UInt16>, on page: PDFFilePage, isFront: Bool
  ) -> [PDFLine] {
    var lines: [PDFLine] = []
    var (scalarOffset, start) = (0, 0)
    func finish(_ reader: inout Self) {
      let mended = reader.mend(on: page, start..<scalarOffset)
      guard let line = reader.finishLine(on: page, glyph: { page.glyph($0) }) else { return }
      lines.append(line)
      if isFront && lines.count <= Self.frontLines && PDFColumns.areLikely(in: line.text) {
        let characters = mended ?? page.characters(ofText: start..<scalarOffset)
        lines[lines.count - 1].cells = PDFColumns.cells(of: line.text, characters)
      }
    }
    var index = 0
    while index < units.count {
      var scalar = UInt32(units[index])
      index += 1
      if scalar & 0xFC00 == 0xD800, index < units.count, units[index] & 0xFC00 == 0xDC00 {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + UInt32(units[index] & 0x3FF)
        index += 1
      }
      if scalar == 0x0A {
        finish(&self)
        start = scalarOffset + 1
      } else {
        append(scalar, at: scalarOffset)
      }
      scalarOffset += 1
    }
    finish(&self)
    return lines
  }

  /// Authors stand above the text.
  private static let frontLines = 60

  private mutating func lines(_ lines: [[tvet_pdf_character]], on page: PDFFilePage) -> [PDFLine] {
    lines.compactMap { characters in
      for (offset, character) in characters.enumerated() { append(character.scalar, at: offset) }
      return finishLine(on: page) { offset in
        let sample = characters[offset]
        return tvet_pdf_glyph(
          size: sample.size, x: sample.left, y: sample.y, upright: sample.upright,
          bold: page.isBold(sample))
      }
    }
  }

  /// Reads the open line again, if its spaces or accents look wrong.
  ///
  /// - Parameter offsets: where it stands in the page's text.
  /// - Returns: its characters as they are now; nil where it stays as it was.
  private mutating func mend(on page: PDFFilePage, _ offsets: Range<Int>) -> [tvet_pdf_character]? {
    let isSpaced = PDFSpacing.isSuspicious(line)
    guard hasAccent || isSpaced, !offsets.isEmpty else { return nil }
    let characters = page.characters(ofText: offsets)
    let accented = hasAccent ? PDFAccents.joined(characters) : nil
    guard let mended = (isSpaced ? PDFSpacing.spaced(accented ?? characters) : nil) ?? accented else { return nil }
    let samples = (sample, letters, lastLetter)
    line.removeAll(keepingCapacity: true)
    for character in mended { append(character.scalar, at: 0) }
    (sample, letters, lastLetter) = samples
    return mended
  }

  private mutating func append(_ scalar: UInt32, at offset: Int) {
    switch scalar {
    case 0x21...0x7E:
      line.append(UInt8(scalar))
      if scalar >= 0x30 { lastLetter = offset }
      // The third letter: the first may be a drop capital.
      if letters < 3 && scalar >= 0x30 {
        sample = offset
        letters += 1
      }
    case 0xFFFE, 0x02:
      if !line.isEmpty { line.append(PDFLine.hyphen) }
    case 0x0D: break
    case 0x00...0x20, 0x7F...0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xD800...0xDFFF,
      0xE000...0xF8FF, 0xFFF0...0xFFFF, 0xF0000...0x10FFFF:
      // Spaces, control characters, and glyphs of symbol fonts (bullets, parts of brackets).
      if scalar < 0x20 && scalar != 0x09 || scalar >= 0x7F && scalar < 0xA0 || scalar >= 0xD800 { lostCount += 1 }
      if let last = line.last, last != 0x20 { line.append(0x20) }
    case 0xAD:
      // What is drawn is a hyphen, whatever the font calls it.
      line.append(0x2D)
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
      // Zero-width marks. The joiners U+200C and U+200D are spelling in Persian and Hindi, and stay.
      break
    default:
      appendOther(scalar, at: offset)
    }
  }

  private mutating func appendOther(_ scalar: UInt32, at offset: Int) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    lastLetter = offset
    line.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    if letters < 3 {
      sample = offset
      letters += 1
    }
    if Self.isPresentationForm(scalar) {
      needsCompatibility = true
    } else if PDFAccents.contains(scalar.value) {
      hasAccent = true
    } else if (0x300...0x36F).contains(scalar.value) || (0x1100...0x11FF).contains(scalar.value) {
      needsComposition = true
    }
  }

  /// The open line, or nil if there is nothing on it; the next one is open then.
  private mutating func finishLine(on page: PDFFilePage, glyph glyphAt: (Int) -> tvet_pdf_glyph?) -> PDFLine? {
    defer {
      line.removeAll(keepingCapacity: true)
      (sample, letters) = (0, 0)
      (needsCompatibility, needsComposition, hasAccent) = (false, false, false)
    }
    while let last = line.last, last == 0x20 { line.removeLast() }
    guard !line.isEmpty else { return nil }
    var text = String(decoding: line, as: UTF8.self)
    if needsCompatibility { text = Self.plain(text) }
    if needsComposition { text = text.precomposedStringWithCanonicalMapping }
    var result = PDFLine(text: text)
    if letters > 0, let glyph = glyphAt(sample) {
      result.size = glyph.size
      result.isUpright = glyph.upright
      // A line may only begin with a bold word.
      result.isBold = glyph.bold && (lastLetter == sample || glyphAt(lastLetter)?.bold == true)
      result.isAtEdge = glyph.y > page.height * 0.9 || glyph.y < page.height * 0.1
    }
    return result
  }

  /// Ligatures, the letter forms of Arabic and Hebrew, and CJK radicals that stand for characters: shapes that
  /// fonts name, not letters that people type.
  private static func isPresentationForm(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFB00...0xFDFF, 0xFE70...0xFEFC, 0xF900...0xFAFF, 0x2E80...0x2FDF: true
    default: false
    }
  }

  /// The text with presentation forms replaced by what they stand for (NFKC); all else stays.
  private static func plain(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if isPresentationForm(scalar) {
        result += String(scalar).precomposedStringWithCompatibilityMapping
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
