/// Tells Mongolian, which CLD2 does not know, from the other languages in Cyrillic that have ө and ү.
///
/// Kazakh, Tatar, Kyrgyz, Bashkir, Buryat and Tuvan have further letters, and little use for х.
enum MongolianCheck {
  static func isMongolian(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var own = 0
    var kh = 0
    var zh = 0
    for scalar in String(decoding: bytes.prefix(1 << 14), as: UTF8.self).lowercased().unicodeScalars {
      switch scalar {
      case "ө", "ү": own += 1
      case "х": kh += 1
      case "ж": zh += 1
      case "ң", "қ", "ғ", "ұ", "ә", "і", "ҳ", "җ", "һ", "ҷ", "ў", "ӯ": return false
      default: break
      }
    }
    return own > 0 && kh >= zh
  }
}
