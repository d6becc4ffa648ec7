import Foundation

/// What one pass of recognition found on a page, and how much of it can be believed.
struct RecognizedWords {
  let words: [Tesseract.Word]
  let packs: [String]
  /// The mean of the words' confidences, longer words counting more; 0 where there are none.
  let confidence: Double
  /// Letters and digits.
  let characterCount: Int

  init(_ words: [Tesseract.Word], packs: [String]) {
    self.words = words.filter { word in word.text.contains { !$0.isWhitespace } }
    self.packs = packs
    var (sum, count) = (0.0, 0)
    for word in self.words {
      let length = word.text.count { $0.isLetter || $0.isNumber }
      sum += Double(word.confidence) * Double(length)
      count += length
    }
    characterCount = count
    confidence = count > 0 ? sum / Double(count) : 0
  }

  /// Below this, a page is a picture or a map, or in a script that no pack reads: what was found is noise.
  static let hopeless = 50.0
  /// On a page of better words, lines are dropped of which the mean is below this, …
  private static let noisyLine = 40.0
  /// … and specks: words of a letter or two below this.
  private static let speck: Float = 25

  /// Whether another pass found the page's text better: surer of its words, and not for having left most of them out.
  func isBetter(than other: RecognizedWords) -> Bool {
    if other.characterCount == 0 { return characterCount > 0 }
    return confidence > other.confidence && characterCount * 2 >= other.characterCount
  }

  /// All words of the page, dropped ones included: from these a language is told.
  var text: String { words.map(\.text).joined(separator: " ") }

  /// The lines worth keeping, on a page so high.
  func lines(pageHeight: Int, resolution: Double) -> [TextLayer.Line] {
    guard confidence >= Self.hopeless else { return [] }
    var sizes = TypeSizes()
    var lines: [TextLayer.Line] = []
    for line in RecognizedBlocks.ordered(wordsByLine(), keeping: isWorthKeeping) {
      let kept = line.filter { !Self.isSpeck($0) }
      let text = Self.text(of: line, keeping: { !Self.isSpeck($0) })
      let (top, bottom) = (kept.map(\.top).min() ?? 0, kept.map(\.bottom).max() ?? 0)
      sizes.add(text, height: bottom - top)
      lines.append(
        TextLayer.Line(
          text: text, size: 0, top: top * 1000 / max(1, pageHeight), bottom: bottom * 1000 / max(1, pageHeight)))
    }
    for (index, size) in sizes.points(resolution: resolution).enumerated() { lines[index].size = size }
    return lines
  }

  private func isWorthKeeping(_ line: [Tesseract.Word]) -> Bool {
    let kept = line.filter { !Self.isSpeck($0) }
    return !kept.isEmpty && RecognizedWords(kept, packs: packs).confidence >= Self.noisyLine
  }

  private static func isSpeck(_ word: Tesseract.Word) -> Bool {
    word.confidence < speck && word.text.count { $0.isLetter || $0.isNumber } < 3
  }

  private func wordsByLine() -> [[Tesseract.Word]] {
    var lines: [[Tesseract.Word]] = []
    var start = 0
    for index in words.indices.dropFirst() where words[index].lineText != nil {
      lines.append(Array(words[start..<index]))
      start = index
    }
    if start < words.count { lines.append(Array(words[start...])) }
    return lines
  }

  /// A line's words with what stands between them: many scripts write no spaces.
  private static func text(of line: [Tesseract.Word], keeping isKept: (Tesseract.Word) -> Bool) -> String {
    let whole = plain(line.first?.lineText ?? "")
    var rest = whole[...]
    var text = ""
    for word in line {
      let wordText = plain(word.text)
      var gap = Substring(" ")
      if let range = rest.range(of: wordText) {
        gap = rest[..<range.lowerBound]
        rest = rest[range.upperBound...]
      }
      guard isKept(word) else { continue }
      if !text.isEmpty && gap.contains(where: \.isWhitespace) { text += " " }
      text += wordText
    }
    return text
  }

  /// Without the marks of direction that Tesseract adds, on one line, composed.
  private static func plain(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x00...0x08, 0x0B...0x1F, 0x7F...0x9F: false
      default: true
      }
    }
    return String(String.UnicodeScalarView(kept)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .precomposedStringWithCanonicalMapping
  }
}
