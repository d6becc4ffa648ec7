/// How lists of Word documents write their numbers (MS-OSHARED 2.2.1.3, MSONFC), by the names of ECMA-376.
enum DOCNumber {
  static let bullet = 23

  static func text(_ value: Int, format: Int) -> String {
    NumberFormat.text(value, format: names[format] ?? "decimal")
  }

  private static let names: [Int: String] = [
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal", 10: "ideographDigital",
    11: "japaneseCounting", 18: "decimalEnclosedCircle", 22: "decimalZero", 23: "bullet", 30: "ideographTraditional",
    31: "ideographZodiac", 33: "taiwaneseCounting", 35: "taiwaneseCountingThousand", 37: "chineseCounting",
    39: "chineseCountingThousand", 46: "arabicAlpha", 47: "hebrew2", 48: "arabicAbjad", 53: "thaiLetters",
    58: "russianLower", 59: "russianUpper", 255: "none",
  ]
}
