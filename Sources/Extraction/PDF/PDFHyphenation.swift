/// Puts words together again that a line's end has parted.
///
/// A hyphen at the end of a printed line may be part of the word or not. The document's other words decide: the
/// joined word, then the word with its hyphen; failing both, two parts that are words themselves keep it.
struct PDFHyphenation {
  private var words = WordSet()

  /// Resolves ``PDFLine/hyphen`` and hyphens at the end of lines.
  static func resolve(_ pages: inout [[PDFLine]]) {
    unifyHyphens(in: &pages)
    guard pages.contains(where: { $0.contains(where: hasCandidate) }) else { return }
    var hyphenation = PDFHyphenation()
    for page in pages {
      var isContinued = false
      for line in page {
        hyphenation.words.insertWords(of: line.text, isContinued: isContinued)
        isContinued = line.text.utf8.last == 0x2D
      }
    }
    for page in pages.indices {
      for line in pages[page].indices where hasCandidate(pages[page][line]) {
        hyphenation.resolve(&pages[page], line)
      }
    }
  }

  /// At the end of a line U+2010, which some type-setters write, is the same as the keyboard's hyphen.
  private static func unifyHyphens(in pages: inout [[PDFLine]]) {
    for page in pages.indices {
      for line in pages[page].indices where pages[page][line].text.utf8.suffix(3).elementsEqual([0xE2, 0x80, 0x90]) {
        pages[page][line].text = String(decoding: pages[page][line].text.utf8.dropLast(3) + [0x2D], as: UTF8.self)
      }
    }
  }

  private static func hasCandidate(_ line: PDFLine) -> Bool {
    line.text.utf8.last == 0x2D || line.text.utf8.contains(PDFLine.hyphen)
  }

  private func resolve(_ lines: inout [PDFLine], _ index: Int) {
    let parts = lines[index].text.utf8.split(separator: PDFLine.hyphen, omittingEmptySubsequences: false)
    var text = parts.first.map(Array.init) ?? []
    for part in parts.dropFirst() { append(Array(part), to: &text) }
    // A word whose hyphen and rest are on two lines is brought to the first.
    if text.last == 0x2D, index + 1 < lines.count, lines[index + 1].size == lines[index].size {
      let next = Array(lines[index + 1].text.utf8)
      let rest = next.prefix { $0 != 0x20 && $0 != PDFLine.hyphen }
      if next.count > rest.count, next[rest.count] == 0x20, Self.startsLowerCase(rest), text.count > 1 {
        text.removeLast()
        append(Array(rest), to: &text)
        lines[index + 1].text = String(decoding: next[(rest.count + 1)...], as: UTF8.self)
      }
    }
    lines[index].text = String(decoding: text, as: UTF8.self)
  }

  /// Appends what follows a hyphen, with the hyphen or without.
  private func append(_ rest: [UInt8], to text: inout [UInt8]) {
    let left = text.reversed().prefix(while: WordSet.isLetter).reversed()
    let right = rest.prefix(while: WordSet.isLetter)
    if !isJoined(Array(left), Array(right)) { text.append(0x2D) }
    text += rest
  }

  private func isJoined(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard !left.isEmpty, Self.startsLowerCase(right[...]) else { return false }
    if words.contains(left + right) { return true }
    if words.contains(left + [0x2D] + right) { return false }
    return !(left.count > 2 && right.count > 2 && words.contains(left) && words.contains(right))
  }

  private static func startsLowerCase(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    if first < 0x80 { return (0x61...0x7A).contains(first) }
    return String(decoding: bytes.prefix(4), as: UTF8.self).first?.isLowercase ?? false
  }
}

/// The words of a document, as a Bloom filter: a few false positives in a thousand do no harm here.
private struct WordSet {
  private var bits = [UInt64](repeating: 0, count: 1 << 15)

  /// ASCII letters and all bytes of other letters.
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }

  /// Adds a line's words, and those with inner hyphens also as a whole; not the parts of a word in question.
  mutating func insertWords(of text: String, isContinued: Bool) {
    let bytes = text.utf8
    var (word, compound) = (Self.seed, Self.seed)
    var (wordLength, hyphens) = (0, 0)
    var isPart = isContinued
    for byte in bytes {
      if Self.isLetter(byte) {
        word = Self.mix(word, byte)
        compound = Self.mix(compound, byte)
        wordLength += 1
        continue
      }
      if wordLength > 0 && !isPart && byte != PDFLine.hyphen {
        insert(word)
        if hyphens > 0 && byte != 0x2D { insert(compound) }
      }
      if byte == 0x2D && wordLength > 0 {
        compound = Self.mix(compound, byte)
        hyphens += 1
      } else {
        compound = Self.seed
        hyphens = 0
      }
      isPart = byte == PDFLine.hyphen
      (word, wordLength) = (Self.seed, 0)
    }
    if wordLength > 0 && !isPart {
      insert(word)
      if hyphens > 0 { insert(compound) }
    }
  }

  func contains(_ word: [UInt8]) -> Bool {
    let hash = word.reduce(Self.seed, Self.mix)
    return isSet(hash) && isSet(hash >> 32)
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a over lower-cased ASCII.
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
  }

  private mutating func insert(_ hash: UInt64) {
    set(hash)
    set(hash >> 32)
  }

  private mutating func set(_ hash: UInt64) { bits[Int(hash >> 6 & 0x7FFF)] |= 1 << (hash & 63) }
  private func isSet(_ hash: UInt64) -> Bool { bits[Int(hash >> 6 & 0x7FFF)] & 1 << (hash & 63) != 0 }
}
