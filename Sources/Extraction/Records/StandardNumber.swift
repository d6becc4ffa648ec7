/// International standard numbers of books (ISO 2108) and serials (ISO 3297).
enum StandardNumber {
  struct Number: Equatable {
    /// An ISBN without hyphens, an ISSN with its one.
    var value: String
    var isSerial: Bool
  }

  /// The numbers in a text, and whether it says more than them (`0415170540 (hardcover)`).
  static func all(in text: String) -> (numbers: [Number], hasMore: Bool) {
    var numbers: [Number] = []
    var hasMore = false
    for piece in text.split(whereSeparator: { " ,;\n\t/".contains($0) }) {
      let digits = piece.utf8.filter { isDigit($0) }
      let rest = piece.utf8.contains { !isDigit($0) && $0 != UInt8(ascii: "-") }
      if !rest, let number = number(digits) {
        numbers.append(number)
      } else if !["ISBN", "ISSN", "ISBN:", "ISSN:"].contains(piece.uppercased()) {
        hasMore = true
      }
    }
    if numbers.isEmpty, let spaced = number(text.utf8.filter(isDigit)),
      text.utf8.allSatisfy({ isDigit($0) || $0 == 0x20 || $0 == 0x2D })
    {
      // `978 92 3 100123 4`
      return ([spaced], false)
    }
    return (numbers, hasMore)
  }

  private static func number(_ digits: [UInt8]) -> Number? {
    let text = String(decoding: digits, as: UTF8.self).uppercased()
    // Only the last may be an X.
    guard !text.dropLast().contains("X") else { return nil }
    switch digits.count {
    case 8: return Number(value: text.prefix(4) + "-" + text.suffix(4), isSerial: true)
    case 10: return Number(value: text, isSerial: false)
    case 13 where !text.hasSuffix("X"): return Number(value: text, isSerial: false)
    default: return nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte | 0x20 == UInt8(ascii: "x")
  }
}
