/// Finds the year in a date as people write it.
enum YearFinder {
  /// Years that a document of a library can carry.
  private static let plausible = 1400...2100

  /// The first run of exactly four digits that is a plausible year: `14 November 2014` → `2014`.
  ///
  /// Digits of any script count. Nil where there is none.
  static func year(in text: some StringProtocol) -> String? {
    var run = 0
    var value = 0
    for scalar in text.unicodeScalars {
      if let digit = digit(scalar) {
        run += 1
        value = run <= 4 ? value * 10 + digit : 0
      } else {
        if run == 4, plausible.contains(value) { return String(value) }
        // `20141114` is a date too, and so is `2014T`.
        run = 0
        value = 0
      }
    }
    if run == 4, plausible.contains(value) { return String(value) }
    return compactDate(text)
  }

  /// The year of `20141114`.
  private static func compactDate(_ text: some StringProtocol) -> String? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 8 || digits.count == 14, let value = Int(digits.prefix(4)), plausible.contains(value)
    else { return nil }
    return String(value)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return scalar.value >= 0x30 && scalar.value <= 0x39 ? Int(scalar.value) - 0x30 : nil }
    guard scalar.properties.generalCategory == .decimalNumber else { return nil }
    return scalar.properties.numericValue.map { Int($0) }
  }
}
