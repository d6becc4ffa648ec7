import CPDFium
import Foundation

/// Joins accents that are drawn by themselves, over a letter, with that letter: TeX's older fonts have no letters
/// with accents, and `Gyöngyi` comes as `Gy ¨ ongyi`.
enum PDFAccents {
  /// The accents, and the combining marks that they stand for.
  private static let accents: [UInt32: Unicode.Scalar] = [
    0xA8: "\u{308}", 0xB4: "\u{301}", 0xB8: "\u{327}", 0x2C6: "\u{302}", 0x2C7: "\u{30C}", 0x2D8: "\u{306}",
    0x2D9: "\u{307}", 0x2DA: "\u{30A}", 0x2DC: "\u{303}", 0x2DD: "\u{30B}",
  ]

  static func contains(_ scalar: UInt32) -> Bool { accents[scalar] != nil }

  /// The line's characters with each accent that is drawn over a letter joined to it; nil where there is none.
  static func joined(_ line: [tvet_pdf_character]) -> [tvet_pdf_character]? {
    var line = line
    var removed = IndexSet()
    for index in line.indices {
      guard let mark = accents[line[index].scalar],
        let letter = letter(under: line[index], in: line, near: index),
        let composed = composed(line[letter].scalar, mark)
      else { continue }
      line[letter].scalar = composed.value
      removed.insert(index)
    }
    guard !removed.isEmpty else { return nil }
    // The spaces that PDFium sees beside an accent go with it, unless the letters around are as far apart.
    for index in removed {
      for space in [index - 1, index + 1] where line.indices.contains(space) && line[space].generated {
        let before = line[..<space].indices.last { !removed.contains($0) && !line[$0].generated }
        let after = line[space...].indices.dropFirst().first { !removed.contains($0) && !line[$0].generated }
        guard let before, let after else { continue }
        if line[after].left - line[before].right < 0.15 * line[after].size { removed.insert(space) }
      }
    }
    return line.indices.filter { !removed.contains($0) }.map { line[$0] }
  }

  /// An accent may come at its line's end.
  private static let searchedCharacters = 150

  private static func letter(
    under accent: tvet_pdf_character, in line: [tvet_pdf_character], near index: Int
  ) -> Int? {
    let centre = (accent.left + accent.right) / 2
    return line.indices.clamped(to: (index - searchedCharacters)..<(index + searchedCharacters)).filter { other in
      other != index && line[other].left < centre && line[other].right > centre && line[other].scalar > 0x40
        && accents[line[other].scalar] == nil
    }.min { abs($0 - index) < abs($1 - index) }
  }

  private static func composed(_ letter: UInt32, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    // Dotless i and j take accents in their place.
    let base = [0x131: "i", 0x237: "j"][letter] ?? Unicode.Scalar(letter).map { String($0) }
    let scalars = base.map { ($0 + String(mark)).precomposedStringWithCanonicalMapping.unicodeScalars }
    return scalars?.count == 1 ? scalars?.first : nil
  }
}
