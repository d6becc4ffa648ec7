import Foundation

/// Finds the numbers that books and journals carry, and the handles of repositories; numbers whose check digit is
/// wrong are none.
enum PDFStandardNumber {
  /// The first ISBN after the word, without hyphens: `ISBN 978-92-3-100001-1` → `9789231000011` (ISO 2108).
  static func isbn(in text: String) -> String? { number(in: text, after: "isbn", counts: [13, 10], isISBN) }

  /// The first ISSN after the word, with its hyphen: `1475-9276` (ISO 3297).
  static func issn(in text: String) -> String? {
    number(in: text, after: "issn", counts: [8], isISSN).map { "\($0.prefix(4))-\($0.suffix(4))" }
  }

  /// The address of a handle: `hdl.handle.net/10986/1234` → `https://hdl.handle.net/10986/1234`.
  static func handle(in text: String) -> String? {
    guard let start = text.range(of: "handle.net/")?.upperBound else { return nil }
    let path = text[start...].prefix { $0.isASCII && !$0.isWhitespace && !"<>\"".contains($0) }
    let handle = path.reversed().drop { ".,;)]".contains($0) }.reversed()
    let parts = handle.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].contains(where: \.isNumber), !parts[1].isEmpty else { return nil }
    return "https://hdl.handle.net/" + String(handle)
  }

  private static func number(
    in text: String, after word: String, counts: [Int], _ isValid: ([UInt8]) -> Bool
  ) -> String? {
    let bytes = Array(text.utf8)
    let word = Array(word.utf8)
    for start in bytes.indices.dropLast(word.count) where zip(bytes[start...], word).allSatisfy({ $0 | 0x20 == $1 }) {
      // "ISBN-13 (print): 978-…"; the year of another number is not far either.
      let digits = bytes[(start + word.count)...].prefix(48)
      for first in digits.indices where isDigit(digits[first]) && !isDigit(bytes[first - 1]) {
        for count in counts {
          if let number = run(bytes[first...], count: count), isValid(number) {
            return String(decoding: number, as: UTF8.self)
          }
        }
      }
    }
    return nil
  }

  /// So many digits, perhaps with hyphens and spaces between them, the last perhaps an X, and no digit after them.
  private static func run(_ bytes: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
    var digits: [UInt8] = []
    var gap = 0
    for (index, byte) in zip(bytes.indices, bytes) {
      if isDigit(byte) || byte | 0x20 == 0x78 && digits.count == count - 1 {
        digits.append(byte == 0x78 ? 0x58 : byte)
        gap = 0
        if digits.count == count {
          return index + 1 < bytes.endIndex && isDigit(bytes[index + 1]) ? nil : digits
        }
      } else {
        // A hyphen, a space, or the three bytes of U+2010 to U+2013.
        gap += 1
        guard byte == 0x2D || byte == 0x20 || (0x80...0x93).contains(byte) || byte == 0xE2, gap <= 3 else { return nil }
      }
    }
    return nil
  }

  private static func isISBN(_ digits: [UInt8]) -> Bool {
    if digits.count == 10 {
      return zip(digits, (1...10).reversed()).reduce(0) { $0 + value($1.0) * $1.1 } % 11 == 0
    }
    guard digits.starts(with: Array("978".utf8)) || digits.starts(with: Array("979".utf8)), digits.last != 0x58
    else { return false }
    return digits.enumerated().reduce(0) { $0 + value($1.element) * ($1.offset % 2 == 0 ? 1 : 3) } % 10 == 0
  }

  private static func isISSN(_ digits: [UInt8]) -> Bool {
    zip(digits, (1...8).reversed()).reduce(0) { $0 + value($1.0) * $1.1 } % 11 == 0
  }

  private static func value(_ digit: UInt8) -> Int { digit == 0x58 ? 10 : Int(digit) - 0x30 }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
