/// Tells by their letters the languages in Cyrillic that CLD2 does not know: Mongolian, and Azerbaijani as it was
/// written before 1991.
///
/// Mongolian has ө and ү; Kazakh, Tatar, Kyrgyz, Bashkir, Buryat and Tuvan, which have them too, have further letters,
/// and little use for х. Only Azerbaijani has ҹ and ҝ.
enum CyrillicCheck {
  static func language(of bytes: UnsafeBufferPointer<UInt8>) -> Language? {
    var own = 0
    var kh = 0
    var zh = 0
    var isOther = false
    for scalar in String(decoding: bytes.prefix(1 << 14), as: UTF8.self).lowercased().unicodeScalars {
      switch scalar {
      case "ө", "ү": own += 1
      case "х": kh += 1
      case "ж": zh += 1
      case "ҹ", "ҝ": return "az"
      case "ң", "қ", "ғ", "ұ", "ә", "і", "ҳ", "җ", "һ", "ҷ", "ў", "ӯ": isOther = true
      default: break
      }
    }
    return own > 0 && kh >= zh && !isOther ? "mn" : nil
  }
}
