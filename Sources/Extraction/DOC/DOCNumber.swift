/// Numbers as lists write them (MS-OSHARED 2.2.1.3).
enum DOCNumber {
  static let bullet = 23
  private static let none = 255

  static func text(_ value: Int, format: Int) -> String {
    switch format {
    case 1: roman(value)
    case 2: roman(value).lowercased()
    case 3: letters(value)
    case 4: letters(value).lowercased()
    case 5: "\(value)\(ordinalEnding(value))"
    case 22: value < 10 ? "0\(value)" : "\(value)"
    case bullet, none: ""
    default: "\(value)"
    }
  }

  private static func roman(_ value: Int) -> String {
    guard (1..<4000).contains(value) else { return "\(value)" }
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = value
    var text = ""
    for (worth, sign) in signs {
      text += String(repeating: sign, count: rest / worth)
      rest %= worth
    }
    return text
  }

  /// A … Z, AA … ZZ, AAA …
  private static func letters(_ value: Int) -> String {
    guard (1...780).contains(value), let letter = Unicode.Scalar(0x41 + (value - 1) % 26) else { return "\(value)" }
    return String(repeating: Character(letter), count: (value - 1) / 26 + 1)
  }

  private static func ordinalEnding(_ value: Int) -> String {
    if (11...13).contains(value % 100) { return "th" }
    return switch value % 10 {
    case 1: "st"
    case 2: "nd"
    case 3: "rd"
    default: "th"
    }
  }
}
