/// Numbers of lists in the ways that Word writes them (ECMA-376 part 1, 17.18.59).
enum NumberFormat {
  /// - Parameter format: a value of `ST_NumberFormat`; those that are not known are written in digits.
  static func text(_ number: Int, format: String) -> String {
    switch format {
    case "none", "bullet": return ""
    case "decimalZero": return (0..<10).contains(number) ? "0\(number)" : String(number)
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    case "ordinal": return ordinal(number)
    case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
      "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand":
      return chinese(number)
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
      return (1...20).contains(number)
        ? Unicode.Scalar(0x245F + UInt32(number)).map { String($0) } ?? "" : String(number)
    default:
      guard let letters = alphabets[format], number > 0 else { return String(number) }
      // After z comes aa, then bb; no list goes on for long.
      return String(repeating: letters[(number - 1) % letters.count], count: min((number - 1) / letters.count + 1, 20))
    }
  }

  /// The number of the format of a list without numbers in Word's binary files.
  static let bullet = 23

  /// - Parameter code: a format as Word's binary files number it (MS-OSHARED 2.2.1.3, MSONFC).
  static func text(_ number: Int, code: Int) -> String { text(number, format: names[code] ?? "decimal") }

  private static let names: [Int: String] = [
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal", 10: "ideographDigital",
    11: "japaneseCounting", 18: "decimalEnclosedCircle", 22: "decimalZero", 23: "bullet", 30: "ideographTraditional",
    31: "ideographZodiac", 33: "taiwaneseCounting", 35: "taiwaneseCountingThousand", 37: "chineseCounting",
    39: "chineseCountingThousand", 46: "arabicAlpha", 47: "hebrew2", 48: "arabicAbjad", 53: "thaiLetters",
    58: "russianLower", 59: "russianUpper", 255: "none",
  ]

  private static let alphabets: [String: [String]] = [
    "lowerLetter": letters("abcdefghijklmnopqrstuvwxyz"), "upperLetter": letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "russianLower": letters("абвгдежзиклмнопрстуфхцчшщыэюя"), "russianUpper": letters("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
    "arabicAlpha": letters("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"), "arabicAbjad": letters("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    "hebrew2": letters("אבגדהוזחטיכלמנסעפצקרשת"), "thaiLetters": letters("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"),
    "ideographTraditional": letters("甲乙丙丁戊己庚辛壬癸"), "ideographZodiac": letters("子丑寅卯辰巳午未申酉戌亥"),
  ]

  private static func letters(_ text: String) -> [String] { text.unicodeScalars.map { String($0) } }

  private static func roman(_ number: Int) -> String {
    guard (1..<4000).contains(number) else { return String(number) }
    var rest = number
    var text = ""
    for (value, letters) in romans {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }

  private static let romans = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]

  private static func ordinal(_ number: Int) -> String {
    let suffix =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(suffix)"
  }

  /// 十二, 一百零五: as laws count their articles.
  private static func chinese(_ number: Int) -> String {
    guard (1..<10_000).contains(number) else { return String(number) }
    let digits = Array("零一二三四五六七八九")
    var text = ""
    var gap = false
    for (value, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / value % 10
      if digit == 0 {
        gap = !text.isEmpty
      } else {
        if gap { text.append("零") }
        gap = false
        if !(digit == 1 && value == 10 && text.isEmpty) { text.append(digits[digit]) }
        text += unit
      }
    }
    return text
  }
}
