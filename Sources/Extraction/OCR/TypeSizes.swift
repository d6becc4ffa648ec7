/// Estimates the size of a page's type from the heights of its lines.
///
/// A line's box is as high as its highest and deepest letters: which of them it has says how large the type is.
/// The estimates are rough; lines within a sixth of the page's median are taken to be set in that size, so that only
/// what plainly is larger looks like a heading.
struct TypeSizes {
  /// In pixels.
  private var sizes: [Float] = []

  mutating func add(_ line: String, height: Int) {
    sizes.append(Self.size(of: line, height: height))
  }

  /// In the unit of the height.
  static func size(of line: String, height: Int) -> Float { Float(height) / share(of: line) }

  /// In points, for each line.
  func points(resolution: Double) -> [Float] {
    guard !sizes.isEmpty else { return [] }
    let median = sizes.sorted()[sizes.count / 2]
    return sizes.map { size in
      let settled = abs(size - median) <= median / 6 ? median : size
      // To half a point: neighbours of a title shall be of one size.
      return (settled * 72 / Float(resolution) * 2).rounded() / 2
    }
  }

  /// The box's height as a share of the type's size (the em).
  private static func share(of line: String) -> Float {
    var hasAscender = false
    var hasDescender = false
    for scalar in line.unicodeScalars {
      switch scalar {
      case "g", "j", "p", "q", "y", "ç", "(", ")", "[", "]", "{", "}", "|", "/", "Q", "р", "у", "д", "ц", "щ", "ф":
        hasDescender = true
        hasAscender = hasAscender || scalar == "(" || scalar == "[" || scalar == "Q" || scalar == "/"
      case "a", "c", "e", "m", "n", "o", "r", "s", "u", "v", "w", "x", "z", ".", ",", "-": break
      case "а", "в", "г", "е", "ж", "з", "и", "к", "л", "м", "н", "о", "п", "с", "т", "х", "ч", "ш", "э", "ю", "я":
        break
      default: hasAscender = hasAscender || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      }
      // Ideographs and the letters of Asia fill their box.
      if scalar.value >= 0x0590 { return 0.95 }
    }
    switch (hasAscender, hasDescender) {
    case (true, true): return 0.93
    case (true, false): return 0.72
    case (false, true): return 0.69
    case (false, false): return 0.48
    }
  }
}
