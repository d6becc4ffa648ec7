import CPDFium

/// Takes lines apart that PDFium has made of what stands side by side: the authors of a paper.
enum PDFColumns {
  /// Whether a line may list names: at least four words, and all but particles with capitals.
  static func areLikely(in line: String) -> Bool {
    guard (12...200).contains(line.utf8.count) else { return false }
    var (words, capitals) = (0, 0)
    var isStart = true
    for byte in line.utf8 {
      if isStart && byte != 0x20 {
        words += 1
        // Beyond ASCII, case is not worth finding out here.
        if (0x41...0x5A).contains(byte) || byte >= 0x80 { capitals += 1 }
      }
      isStart = byte == 0x20
    }
    return words >= 4 && capitals * 5 >= words * 4
  }

  /// The parts of a line between wide gaps; empty where there is but one.
  ///
  /// - Parameter characters: those of the line.
  static func cells(of line: String, _ characters: [tvet_pdf_character]) -> [String] {
    // Gaps are told by the count of words before them: the line's text and its characters have the same words.
    var gaps: [Float] = []
    var previous: tvet_pdf_character?
    var isSpace = true
    for character in characters where character.scalar > 0x0D {
      if character.scalar == 0x20 || character.scalar == 0xA0 || character.generated {
        isSpace = true
        continue
      }
      if isSpace {
        gaps.append(previous.map { (character.left - $0.right) / max(character.size, 1) } ?? 0)
      }
      isSpace = false
      previous = character
    }
    let parts = line.split(separator: " ")
    guard parts.count == gaps.count, let least = gaps.dropFirst().filter({ $0 > 0 }).min() else { return [] }
    let breaks = gaps.indices.dropFirst().filter {
      gaps[$0] > widestSpace || gaps[$0] > wideSpace && gaps[$0] > 2 * least
    }
    guard !breaks.isEmpty else { return [] }
    return zip([0] + breaks, breaks + [parts.count]).map { parts[$0..<$1].joined(separator: " ") }
  }

  /// In parts of the type's size. The spaces of a justified line are up to half as wide, and all alike.
  private static let widestSpace: Float = 0.8
  private static let wideSpace: Float = 0.55
}
