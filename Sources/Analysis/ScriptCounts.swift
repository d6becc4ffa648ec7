import CAnalysis

/// What the scripts of a text say of its language.
struct ScriptCounts {
  private let counts: tv_script_counts

  init(_ counts: tv_script_counts) { self.counts = counts }

  /// ISO 15924; empty for text in Han, kana and Hangul only.
  var mainScript: String {
    withUnsafeBytes(of: counts.main_script) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
  }

  var isLatin: Bool { mainScript == "Latn" }

  private var eastAsian: Int { Int(counts.han) + Int(counts.kana) + Int(counts.hangul) }

  /// Of the text, 0 to 1; a character of these scripts says as much as three letters.
  var eastAsianShare: Double {
    let weight = 3 * Double(eastAsian)
    return eastAsian == 0 ? 0 : weight / (weight + Double(counts.main_letters))
  }

  /// Chinese, Japanese or Korean, when most of the text is in their scripts.
  ///
  /// Chinese has no kana beyond a quoted word, Japanese has them in every sentence; a text without any is Japanese
  /// only when the document says so and no character forbids it.
  func eastAsianLanguage(hint: Language?) -> Language? {
    guard eastAsianShare >= 0.5 else { return nil }
    let han = Int(counts.han)
    let kana = Int(counts.kana)
    if Int(counts.hangul) > han + kana { return "ko" }
    if kana * 20 >= han + kana { return "ja" }
    if hint == "ja", counts.simplified <= counts.traditional { return "ja" }
    if counts.traditional > counts.simplified { return "zh-Hant" }
    return counts.traditional == counts.simplified && hint == "zh-Hant" ? "zh-Hant" : "zh"
  }

  /// The language that most likely uses the main script; nil for Latin.
  var scriptLanguage: Language? { Self.languages[mainScript] }

  private static let languages: [String: Language] = [
    "Arab": "ar", "Armn": "hy", "Beng": "bn", "Cyrl": "ru", "Deva": "hi", "Ethi": "am", "Geor": "ka", "Grek": "el",
    "Adlm": "ff", "Bali": "ban", "Bugi": "bug", "Cans": "iu", "Cher": "chr", "Gujr": "gu", "Guru": "pa", "Hebr": "he",
    "Java": "jv", "Khmr": "km", "Knda": "kn", "Laoo": "lo", "Mlym": "ml", "Mong": "mn",
    "Mtei": "mni", "Mymr": "my", "Nkoo": "nqo", "Olck": "sat", "Orya": "or", "Sinh": "si", "Sund": "su", "Syrc": "syr",
    "Taml": "ta", "Telu": "te", "Tfng": "zgh", "Thaa": "dv", "Thai": "th",
    "Tibt": "bo", "Vaii": "vai", "Yiii": "ii",
  ]
}
