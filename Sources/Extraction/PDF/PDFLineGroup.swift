import CPDFium

/// The characters of one line of a page that holds right-to-left text.
struct PDFLineGroup {
  private(set) var characters: [tvet_pdf_character] = []
  /// Whether the order of its characters is to be found from where they stand.
  private(set) var isReordered = false
  private var left = Float.infinity
  private var right = -Float.infinity
  /// The last character that stands on the line itself.
  private var base: tvet_pdf_character?

  /// PDFium's lines, those joined that it broke apart at a vowel sign.
  static func groups(of characters: [tvet_pdf_character]) -> [PDFLineGroup] {
    var groups: [PDFLineGroup] = []
    var current = PDFLineGroup()
    var isBroken = false
    for character in characters {
      if character.scalar == 0x0D { continue }
      if character.scalar == 0x0A {
        isBroken = true
        continue
      }
      // Some fonts draw a vowel sign and call it a space.
      if current.isRaisedSpace(character) { continue }
      if current.base != nil && !current.takes(character, isBroken: isBroken) {
        groups.append(current)
        current = PDFLineGroup()
      }
      current.append(character)
      if !PDFGlyph.isMark(character.scalar) { isBroken = false }
    }
    groups.append(current)
    return groups
  }

  private mutating func append(_ character: tvet_pdf_character) {
    characters.append(character)
    guard character.right > character.left, !PDFGlyph.isMark(character.scalar) else { return }
    base = character
    left = min(left, character.left)
    right = max(right, character.right)
    if !character.upright {
      isReordered = false
    } else if PDFGlyph.isRightToLeft(character.scalar) {
      isReordered = true
    }
  }

  private func isRaisedSpace(_ character: tvet_pdf_character) -> Bool {
    guard let base, isReordered, character.scalar == 0x20, character.right > character.left else { return false }
    let rise = abs(character.y - base.y)
    return rise > 0.3 * base.size && rise < base.size
  }

  private func takes(_ character: tvet_pdf_character, isBroken: Bool) -> Bool {
    guard let base else { return true }
    let size = max(base.size, character.size)
    let rise = abs(character.y - base.y)
    if PDFGlyph.isMark(character.scalar) { return rise < size }
    guard isBroken else { return rise < 0.6 * size || !PDFGlyph.isRightToLeft(character.scalar) || !isReordered }
    // A letter that is drawn together with its sign stands where the sign does.
    return isReordered && character.upright && rise < 0.35 * size
      && character.left - right < 2 * size && left - character.right < 2 * size && isFree(character)
  }

  /// Whether the place of a character on the line is not taken.
  private func isFree(_ character: tvet_pdf_character) -> Bool {
    let slack = 0.25 * character.size
    return !characters.contains { other in
      other.right > other.left && !PDFGlyph.isMark(other.scalar)
        && min(other.right, character.right) - max(other.left, character.left) > slack
    }
  }
}
