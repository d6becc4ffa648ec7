/// A word, a character of a script without spaces, or a punctuation mark.
struct Token {
  /// Of the folded characters; words that are compared alike have the same.
  var hash: UInt64
  /// Bytes of UTF-8 from the start of the text.
  var start: Int
  var end: Int
  var kind: Kind
  /// Whether the word was written with points, `U.S.`; they are not part of the hash.
  var isDotted = false

  enum Kind { case word, arabicWord, single, hangul, symbol, end }
}

/// Cuts UTF-8 into tokens from any position, keeping no state.
///
/// - Words are runs of letters, digits and marks.
/// - `U.S.A.` is one word that equals `USA`; the point of `St.` or `Rep.` is passed over.
struct TokenScanner {
  let text: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<UInt8>
  let folds: UnsafeBufferPointer<UInt16>

  private typealias Class = Alphabet.Class
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  static let wordSeed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let point = UInt8(ascii: ".")

  @inline(__always)
  static func mix(_ hash: UInt64, _ value: UInt32) -> UInt64 {
    let mixed = (hash ^ UInt64(value)) &* multiplier
    return mixed ^ (mixed >> 29)
  }

  /// The first token that starts at or after a position, which must not lie within a word or character.
  @inline(__always)
  func next(from position: Int) -> Token {
    var at = position
    while at < text.count {
      let (type, fold, length) = character(at)
      switch type {
      case Class.letter, Class.upper: return word(from: at)
      case Class.separator, Class.mark: at += length
      case Class.symbol:
        if fold == UInt32(Self.point), isAbbreviation(before: at) {
          at += length
          continue
        }
        return Token(hash: Self.mix(1, fold), start: at, end: at + length, kind: .symbol)
      default:
        return Token(
          hash: Self.mix(2, fold), start: at, end: at + length, kind: type == Class.hangul ? .hangul : .single)
      }
    }
    return Token(hash: 0, start: text.count, end: text.count, kind: .end)
  }

  /// - Returns: its class, what it is compared as, and its length in bytes (at least 1).
  @inline(__always)
  func character(_ at: Int) -> (type: UInt8, fold: UInt32, length: Int) {
    let first = text[at]
    if first < 0x80 { return (classes[Int(first)], UInt32(folds[Int(first)]), 1) }
    let (value, length) = scalar(at)
    if value < UInt32(Alphabet.tableSize) { return (classes[Int(value)], UInt32(folds[Int(value)]), length) }
    let (type, fold) = Alphabet.beyondTable(value)
    return (type, fold, length)
  }

  /// The hash of part of a word, with what has gone into it before.
  func hash(of part: Range<Int>, after seed: UInt64 = wordSeed) -> UInt64 {
    var hash = seed
    var at = part.lowerBound
    while at < part.upperBound {
      let (type, fold, length) = character(at)
      if type != Class.mark { hash = Self.mix(hash, fold) }
      at += length
    }
    return hash
  }

  /// The scalar at a position and its length in bytes. Bytes that are not UTF-8 count as a scalar each.
  @inline(__always)
  func scalar(_ at: Int) -> (value: UInt32, length: Int) { Self.scalar(text, at) }

  /// The same of any text.
  @inline(__always)
  static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(text[at])
    if first < 0x80 { return (first, 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, at + length <= text.count else { return (first, 1) }
    var value = first & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(text[at + index] & 0x3F) }
    return (value, length)
  }

  @inline(__always)
  private func word(from start: Int) -> Token {
    var hash = Self.wordSeed
    var at = start
    var isDotted = false
    while at < text.count {
      let (type, fold, length) = character(at)
      if type == Class.letter || type == Class.upper {
        hash = Self.mix(hash, fold)
        at += length
      } else if type == Class.mark {
        at += length
      } else if fold == UInt32(Self.point), length == 1, isDotted || at - start == 1,
        continuesAcronym(after: at)
      {
        isDotted = true
        at += 1
      } else {
        break
      }
    }
    if isDotted, at < text.count, text[at] == Self.point { at += 1 }
    let isArabic = text[start] >= 0xD8 && text[start] <= 0xDB
    return Token(hash: hash, start: start, end: at, kind: isArabic ? .arabicWord : .word, isDotted: isDotted)
  }

  /// Whether the point at a position stands between single ASCII letters: `U.S.`, not `end.Then`.
  private func continuesAcronym(after point: Int) -> Bool {
    guard point + 1 < text.count, isASCIILetter(text[point + 1]) else { return false }
    guard point + 2 < text.count else { return true }
    let type = character(point + 2).type
    return type != Class.letter && type != Class.upper && type != Class.mark
  }

  /// Whether the point at a position ends a capital and one to three small letters, as in `St.` or `Rep.`.
  private func isAbbreviation(before point: Int) -> Bool {
    var start = point
    while start > 0, point - start < 4, (0x61...0x7A).contains(text[start - 1]) { start -= 1 }
    guard start > 0, (1...3).contains(point - start), (0x41...0x5A).contains(text[start - 1]) else { return false }
    guard start > 1 else { return true }
    return text[start - 2] < 0x80 && !isASCIILetter(text[start - 2])
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

extension Alphabet {
  /// Calls `body` with a scanner of UTF-8 bytes.
  func scan<Result>(_ text: UnsafeBufferPointer<UInt8>, _ body: (TokenScanner) -> Result) -> Result {
    classes.withUnsafeBufferPointer { classes in
      folds.withUnsafeBufferPointer { folds in
        body(TokenScanner(text: text, classes: classes, folds: folds))
      }
    }
  }
}
