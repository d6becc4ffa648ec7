import CPDFium

/// Brings glyphs from the order of a line, left to right, to the order of reading: the rules by which a line is set
/// (Unicode's bidirectional algorithm), the other way round.
enum PDFReadingOrder {
  /// - Parameters:
  ///   - glyphs: from left to right.
  ///   - isRightToLeft: the direction of the line as a whole.
  static func logical(_ glyphs: [PDFGlyph], isRightToLeft: Bool) -> [PDFGlyph] {
    let levels = levels(glyphs, isRightToLeft)
    var order = Array(glyphs.indices)
    for level in [2, 1] {
      var start = 0
      while start < order.count {
        var end = start
        while end < order.count && levels[order[end]] >= level { end += 1 }
        if end > start + 1 { order[start..<end].reverse() }
        start = end + 1
      }
    }
    return order.map { glyphs[$0] }
  }

  private static func levels(_ glyphs: [PDFGlyph], _ isRightToLeft: Bool) -> [Int] {
    var kinds = glyphs.map(\.kind)
    resolveNumbers(&kinds, isArabic: glyphs.contains { (0x600...0x8FF).contains($0.scalar) && $0.kind == .right })
    resolveNeutrals(&kinds, isRightToLeft)
    return kinds.map { kind in
      switch kind {
      case .right: 1
      case .digit: 2
      default: isRightToLeft ? 2 : 0
      }
    }
  }

  /// Takes separators into their numbers, and numbers that follow Latin letters into the Latin text.
  private static func resolveNumbers(_ kinds: inout [PDFGlyph.Kind], isArabic: Bool) {
    for index in kinds.indices.dropFirst().dropLast() where kinds[index - 1] == .digit && kinds[index + 1] == .digit {
      // After Arabic letters, a range like 2016-2017 is set from right to left; after Hebrew ones it is not.
      if kinds[index] == .separator || (kinds[index] == .sign && !isArabic) { kinds[index] = .digit }
    }
    var isLeft = false
    for index in kinds.indices {
      switch kinds[index] {
      case .left: isLeft = true
      case .right: isLeft = false
      case .digit where isLeft: kinds[index] = .left
      case .sign where !isArabic && !isLeft:
        let neighbours = [index - 1, index + 1].filter(kinds.indices.contains)
        if neighbours.contains(where: { kinds[$0] == .digit }) { kinds[index] = .digit }
      default: break
      }
    }
  }

  /// Spaces and punctuation go with what stands on both sides of them, or else with the line.
  private static func resolveNeutrals(_ kinds: inout [PDFGlyph.Kind], _ isRightToLeft: Bool) {
    let base: PDFGlyph.Kind = isRightToLeft ? .right : .left
    func direction(_ kind: PDFGlyph.Kind) -> PDFGlyph.Kind { kind == .digit ? .right : kind }
    var index = 0
    var before = base
    while index < kinds.count {
      if [.left, .right, .digit].contains(kinds[index]) {
        before = direction(kinds[index])
        index += 1
        continue
      }
      var end = index
      while end < kinds.count && ![.left, .right, .digit].contains(kinds[end]) { end += 1 }
      let after = end < kinds.count ? direction(kinds[end]) : base
      for neutral in index..<end { kinds[neutral] = before == after ? before : base }
      index = end
    }
  }

  /// Turns brackets so that they open and close. Programs differ in whether a PDF says what is seen or what is
  /// meant, and PDFium mirrors some of them; what stands beside a bracket says which it is.
  static func resolveBrackets(_ glyphs: inout [PDFGlyph]) {
    var open: [UInt32] = []
    for index in glyphs.indices {
      guard let (opening, closing) = pairs[glyphs[index].scalar] else { continue }
      let isAfterGap = index == 0 || isGap(glyphs[index - 1])
      let isBeforeGap = index + 1 == glyphs.count || isGap(glyphs[index + 1])
      let opens = isAfterGap != isBeforeGap ? isAfterGap : !open.contains(opening)
      if opens { open.append(opening) } else if let last = open.lastIndex(of: opening) { open.remove(at: last) }
      glyphs[index].characters[0].scalar = opens ? opening : closing
    }
  }

  private static func isGap(_ glyph: PDFGlyph) -> Bool {
    glyph.kind == .space || glyph.kind == .separator || glyph.scalar == 0x61B || glyph.scalar == 0x3B
  }

  private static let pairs: [UInt32: (opening: UInt32, closing: UInt32)] = {
    let pairs: [(opening: UInt32, closing: UInt32)] = [
      (0x28, 0x29), (0x5B, 0x5D), (0x7B, 0x7D), (0xAB, 0xBB), (0x2039, 0x203A),
    ]
    return Dictionary(uniqueKeysWithValues: pairs.flatMap { [($0.opening, $0), ($0.closing, $0)] })
  }()
}
