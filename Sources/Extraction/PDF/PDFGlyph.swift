import CPDFium

/// What one glyph of a line stands for, in the order of reading, and its place from left to right.
struct PDFGlyph {
  /// The bidirectional class of its first character, as far as it matters for lines of a page.
  enum Kind { case left, right, digit, separator, sign, space, other }

  var characters: [tvet_pdf_character]
  let kind: Kind

  init(_ characters: [tvet_pdf_character]) {
    self.characters = characters
    kind = characters.first.map { Self.kind(of: $0.scalar) } ?? .other
  }

  static func space(after glyph: PDFGlyph) -> PDFGlyph {
    var character = glyph.characters[0]
    (character.scalar, character.x, character.left) = (0x20, glyph.right, glyph.right)
    return PDFGlyph([character])
  }

  var scalar: UInt32 { characters[0].scalar }
  var size: Float { characters[0].size }
  /// Where the pen stood: the order of these is that of the glyphs, even where their shapes overlap.
  var x: Float { characters[0].x }
  /// The box may begin at the ink, and the space to its left is then the glyph's own.
  var left: Float { min(characters[0].x, characters[0].left) }
  var right: Float { characters.reduce(characters[0].right) { max($0, $1.right) } }

  static func isRightToLeft(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: kind(of: scalar) == .right
    default: false
    }
  }

  /// Vowel signs and points, which stand over or under a letter.
  static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670,
      0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8, 0x6EA...0x6ED, 0x8D3...0x8FF, 0xFB1E, 0x300...0x36F:
      true
    default: false
    }
  }

  private static func kind(of scalar: UInt32) -> Kind {
    switch scalar {
    case 0x20, 0xA0: .space
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: .digit
    case 0x2C, 0x2E, 0x2F, 0x3A, 0x60C, 0x66B, 0x66C: .separator
    case 0x23...0x25, 0x2B, 0x2D, 0xA3, 0xB0, 0x2212, 0x20A0...0x20CF, 0x66A: .sign
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: .right
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x58F,
      0x900...0x1FFF, 0x2C00...0x2DFF, 0x3040...0xA4FF, 0xAC00...0xD7FF, 0xF900...0xFB17:
      .left
    default: .other
    }
  }
}
