import CPDFium

/// Reads pages that hold Arabic or Hebrew by where their characters stand.
///
/// PDFium brings some words from the order of the page to the order of reading and others not, takes a vowel sign
/// for a line of its own, misses narrow spaces and makes up others. Only its order of lines is kept here.
enum PDFRightToLeft {
  /// Whether a text in UTF-16 holds letters that run from right to left.
  static func isIn(_ units: UnsafeBufferPointer<UInt16>) -> Bool {
    units.contains { $0 >= 0x590 && PDFGlyph.isRightToLeft(UInt32($0)) }
  }

  /// The lines of a page, each in the order of reading.
  static func lines(of characters: [tvet_pdf_character]) -> [[tvet_pdf_character]] {
    let isMostly = isMostlyRightToLeft(characters, share: 0.5)
    let areTurned = areLigaturesTurned(characters)
    return PDFLineGroup.groups(of: characters).map { group in
      group.isReordered ? ordered(group.characters, isMostly, areTurned) : group.characters
    }
  }

  private static func isMostlyRightToLeft(_ characters: some Sequence<tvet_pdf_character>, share: Double) -> Bool {
    var (right, left) = (0, 0)
    for character in characters {
      switch PDFGlyph([character]).kind {
      case .right: right += 1
      case .left: left += 1
      default: break
      }
    }
    return right > 0 && Double(right) >= Double(left + right) * share
  }

  private static func ordered(
    _ line: [tvet_pdf_character], _ isPageRightToLeft: Bool, _ areTurned: Bool
  ) -> [tvet_pdf_character] {
    var cells = cells(of: glyphs(of: line, areTurned))
    if isPageRightToLeft { cells.reverse() }
    var result: [PDFGlyph] = []
    for cell in cells {
      // A line with a few Latin words more than Arabic ones still goes with its page.
      let isRightToLeft = isMostlyRightToLeft(
        cell.lazy.flatMap(\.characters), share: isPageRightToLeft ? 0.25 : 0.6)
      if let last = result.last { result.append(.space(after: last)) }
      result += PDFReadingOrder.logical(cell, isRightToLeft: isRightToLeft)
    }
    PDFReadingOrder.resolveBrackets(&result)
    return unstretched(result.flatMap(\.characters))
  }

  /// The characters without runs of one letter: to fill a line, words are stretched by a stroke, which some fonts call
  /// by the letter before it.
  private static func unstretched(_ characters: [tvet_pdf_character]) -> [tvet_pdf_character] {
    var result: [tvet_pdf_character] = []
    var run = 1
    for character in characters {
      run = character.scalar == result.last?.scalar && PDFGlyph.isRightToLeft(character.scalar) ? run + 1 : 1
      if run >= leastStretch {
        if run == leastStretch { result.removeLast(leastStretch - 2) }
        continue
      }
      result.append(character)
    }
    return result
  }

  /// No word has so many of one letter in a row.
  private static let leastStretch = 4

  /// The glyphs of a line from left to right, with their vowel signs.
  private static func glyphs(of line: [tvet_pdf_character], _ areTurned: Bool) -> [PDFGlyph] {
    var glyphs: [PDFGlyph] = []
    var marks: [[tvet_pdf_character]] = []
    for cluster in clusters(of: line) {
      if cluster.allSatisfy({ PDFGlyph.isMark($0.scalar) }) {
        marks.append(cluster)
      } else {
        glyphs.append(PDFGlyph(straight(cluster, areTurned)))
      }
    }
    // The sort must keep the order of glyphs in one place.
    let order = glyphs.indices.sorted { (glyphs[$0].x, $0) < (glyphs[$1].x, $1) }
    glyphs = order.map { glyphs[$0] }
    for mark in marks { attach(mark, to: &glyphs) }
    return glyphs
  }

  /// The characters of a line, those together that are one glyph. Spaces that are not drawn are left out.
  private static func clusters(of line: [tvet_pdf_character]) -> [[tvet_pdf_character]] {
    var clusters: [[tvet_pdf_character]] = []
    for character in line where character.right > character.left || character.scalar > 0x20 {
      if let last = clusters.last?.last, last.x == character.x, last.y == character.y, character.scalar > 0x20 {
        clusters[clusters.count - 1].append(character)
      } else {
        clusters.append([character])
      }
    }
    return clusters
  }

  /// The characters of one glyph in the order of reading: a letter comes before its signs, and lam before alef.
  private static func straight(_ cluster: [tvet_pdf_character], _ isTurned: Bool) -> [tvet_pdf_character] {
    guard cluster.count > 1, let first = cluster.first?.scalar, let last = cluster.last?.scalar else { return cluster }
    if PDFGlyph.isMark(first) { return cluster.reversed() }
    guard PDFGlyph.isRightToLeft(first), PDFGlyph.isRightToLeft(last) else { return cluster }
    if cluster.count == 2 && (last == lam && alefs.contains(first) || first == lam && alefs.contains(last)) {
      return first == lam ? cluster : cluster.reversed()
    }
    return isTurned && !PDFGlyph.isMark(last) ? cluster.reversed() : cluster
  }

  /// Whether PDFium has turned round the letters of a page's ligatures with the words. In most ligatures lam comes
  /// first; where it is last in more of them, they are turned.
  private static func areLigaturesTurned(_ characters: [tvet_pdf_character]) -> Bool {
    let ligatures = clusters(of: characters).filter { $0.count > 1 }
    let turned = ligatures.count { $0[0].scalar != lam && $0[$0.count - 1].scalar == lam }
    let straight = ligatures.count { $0[0].scalar == lam && $0[$0.count - 1].scalar != lam }
    return turned > straight
  }

  private static let lam: UInt32 = 0x644
  private static let alefs: Set<UInt32> = [0x622, 0x623, 0x625, 0x627, 0x671]

  /// Puts a vowel sign after the letter that it stands over.
  private static func attach(_ mark: [tvet_pdf_character], to glyphs: inout [PDFGlyph]) {
    let centre = (mark[0].left + mark[0].right) / 2
    func distance(_ glyph: PDFGlyph) -> Float { max(glyph.left - centre, centre - glyph.right, 0) }
    let letters = glyphs.indices.filter { glyphs[$0].kind == .right }
    guard let nearest = letters.min(by: { distance(glyphs[$0]) < distance(glyphs[$1]) }) else { return }
    glyphs[nearest].characters += mark
  }

  /// Cuts a line where it has wide gaps, as between the columns of a table, and puts in the spaces that are not
  /// drawn.
  private static func cells(of glyphs: [PDFGlyph]) -> [[PDFGlyph]] {
    var cells: [[PDFGlyph]] = []
    for glyph in glyphs {
      guard let previous = cells.last?.last else {
        cells.append([glyph])
        continue
      }
      let size = max(glyph.size, previous.size)
      let gap = (glyph.left - previous.right) / size
      if gap > widestSpace {
        cells.append([glyph])
        continue
      }
      let isLetters = glyph.kind == .right && previous.kind == .right
      if gap > (isLetters ? leastSpaceOfLetters : leastSpace), glyph.kind != .space, previous.kind != .space {
        cells[cells.count - 1].append(.space(after: previous))
      }
      cells[cells.count - 1].append(glyph)
    }
    return cells
  }

  /// Parts of the type's size. Within a word letters join, and smaller gaps are seen as spaces.
  private static let leastSpaceOfLetters: Float = 0.1
  private static let leastSpace: Float = 0.12
  private static let widestSpace: Float = 2
}
