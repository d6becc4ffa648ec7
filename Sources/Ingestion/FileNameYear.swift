import Foundation

/// Finds the year that a file's name tells: `ungdc_COD_74_2019.txt`, `Report-2016.pdf`.
enum FileNameYear {
  private static let earliest = 1900

  /// Words with a number behind them that is no year: `RFC 1950`.
  private static let numbered: Set<String> = [
    "rfc", "iso", "din", "iec", "ieee", "nbr", "gost", "no", "nr", "n", "num", "p", "pp", "page", "id", "room",
  ]

  /// The one plausible year of a name; nil where there is none, or are several: they may be a span.
  ///
  /// Four digits that are part of a longer number, or touch a letter (`RFC2119`, `1920x1080`), are none, nor is the
  /// month of a preprint (`1905.01234`); scripts that write without spaces may touch one (`2019年`).
  static func find(in stem: String, latest: Int) -> Int? {
    let text = Array(stem.unicodeScalars)
    var found: Set<Int> = []
    var index = 0
    while index < text.count {
      let digits = text[index...].prefix(while: isDigit)
      guard !digits.isEmpty else {
        index += 1
        continue
      }
      let end = index + digits.count
      defer { index = end }
      guard digits.count == 4, let year = Int(String(String.UnicodeScalarView(digits))), earliest...latest ~= year,
        !(index > 0 && isLetter(text[index - 1])), !(end < text.count && isLetter(text[end])),
        !isPreprint(text[end...]), !isNumbered(text[..<index])
      else { continue }
      found.insert(year)
    }
    return found.count == 1 ? found.first : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && scalar.value < 0x2E80
  }

  /// Whether four digits are followed by a point and four or five more.
  private static func isPreprint(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.first == "." && (4...5).contains(rest.dropFirst().prefix(while: isDigit).count)
  }

  private static func isNumbered(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = before.reversed().drop { !isLetter($0) && !isDigit($0) }.prefix(while: isLetter).reversed()
    return numbered.contains(String(String.UnicodeScalarView(word)).lowercased())
  }
}
