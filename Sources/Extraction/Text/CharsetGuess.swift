import CUchardet
import Foundation

/// Guesses the charset of a text that names none: uchardet, mended where its guesses are known to fail.
enum CharsetGuess {
  /// Bytes that are shown to the detector.
  private static let window = 200_000

  static func charset(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    // Markup and English teach the detector nothing: only lines that hold other bytes are shown to it.
    let lines = bytes.prefix(1 << 20).split(separator: 0x0A).filter { $0.contains { $0 >= 0x80 } }
    let sample = Array(Array(lines.joined()).prefix(window))
    let guess = uchardet(sample)
    if guess.isEmpty || isWestern(guess), isJapanese(sample) { return "EUC-JP-MS" }
    if guess.isEmpty, isJohab(sample) { return "JOHAB" }
    let charset = mended(guess, sample)
    return isWestern(charset) ? AlphabetCheck.charset(of: sample, guess: charset) : charset
  }

  /// The converter's name for what uchardet says; empty where it says nothing.
  private static func uchardet(_ sample: [UInt8]) -> String {
    guard let detector = uchardet_new() else { return "" }
    defer { uchardet_delete(detector) }
    let status = sample.withUnsafeBytes { raw in
      uchardet_handle_data(detector, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
    guard status == 0 else { return "" }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return "" }
    let charset = CharsetName.canonical(String(cString: name))
    return ["", "UTF-8", "ASCII"].contains(charset) ? "" : charset
  }

  private static func isWestern(_ charset: String) -> Bool {
    charset == "CP1252" || charset == "CP1250" || charset.hasPrefix("ISO-8859-") && charset != "ISO-8859-5"
  }

  /// Whether a short text, of which uchardet says nothing or something western, is in EUC-JP: every byte past ASCII is
  /// part of a pair, and most pairs are kana. Portuguese `ção` is a pair too, and is an ideograph.
  private static func isJapanese(_ sample: [UInt8]) -> Bool {
    guard let counts = Letters(sample, charset: "EUC-JP-MS") else { return false }
    return counts.kana >= 3 && counts.kana > counts.ideographs && counts.others * 20 <= counts.kana
  }

  /// Whether a text is in Johab, which uchardet does not know: all but its words in ASCII is Hangul. A western letter and
  /// the one after it pass for a syllable, so that ASCII letters must be few.
  private static func isJohab(_ sample: [UInt8]) -> Bool {
    guard let counts = Letters(sample, charset: "JOHAB") else { return false }
    return counts.hangul >= 5 && counts.hangul > counts.ascii
      && (counts.others + counts.ideographs) * 20 <= counts.hangul
  }

  /// What a text would be made of in a charset.
  private struct Letters {
    var ascii = 0
    var kana = 0
    var ideographs = 0
    var hangul = 0
    var others = 0

    /// Nil where the text is not in the charset.
    init?(_ sample: [UInt8], charset: String) {
      guard let text = sample.withUnsafeBufferPointer({ Iconv.decode($0, from: charset) }) else { return nil }
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0xFFFD: return nil
        case 0x41...0x5A, 0x61...0x7A: ascii += 1
        case 0x3040...0x30FF: kana += 1
        case 0x4E00...0x9FFF: ideographs += 1
        case 0xAC00...0xD7A3: hangul += 1
        // Frames and symbols decide nothing.
        case 0..<0x80, 0x2000...0x303F, 0xFF00...0xFFEF: break
        default: others += 1
        }
      }
    }
  }

  /// Sets that few texts are in, and to which uchardet comes for short western ones.
  private static let rarities: Set<String> = [
    "IBM852", "VISCII", "MACCENTRALEUROPE", "ISO-8859-4", "ISO-8859-10", "ISO-8859-13",
  ]

  /// What uchardet confuses because the sets differ in a few characters only.
  private static func mended(_ guess: String, _ sample: [UInt8]) -> String {
    let high = sample.filter { $0 >= 0x80 }
    // Dots, dashes and quotation marks of Windows, and nothing else that could tell.
    let marks: Set<UInt8> = [0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0]
    if high.allSatisfy(marks.contains) { return "CP1252" }
    switch guess {
    case "": return "CP1252"
    case _ where rarities.contains(guess) && areWesternLetters(high): return "CP1252"
    // Romanian is written in ISO-8859-2 or windows-1250; hardly anybody has used its own set.
    case "ISO-8859-16": return "CP1250"
    // The sign for "currency", of which nobody writes, is the euro's place.
    case "CP1252" where high.contains(0xA4) && !high.contains { $0 < 0xA0 }: return "ISO-8859-15"
    case "CP1253" where opensWord(sample, with: 0xB6) > opensWord(sample, with: 0xA2): return "ISO-8859-7"
    case "ISO-8859-7" where opensWord(sample, with: 0xA2) > opensWord(sample, with: 0xB6): return "CP1253"
    default: return guess
    }
  }

  /// Whether nearly all bytes past ASCII are, in windows-1252, letters of the larger western languages or marks.
  private static func areWesternLetters(_ high: [UInt8]) -> Bool {
    let count = high.count { byte in
      switch byte {
      case 0x85, 0x91...0x97, 0xA0, 0xA1, 0xAA, 0xAB, 0xB0, 0xBA, 0xBB, 0xBF: true
      case 0xC0, 0xC1, 0xC4, 0xC5, 0xC7...0xCA, 0xCD, 0xD1, 0xD3, 0xD6, 0xD8, 0xDA, 0xDC, 0xDF: true
      case 0xE0...0xEF, 0xF1...0xF6, 0xF8...0xFC: true
      default: false
      }
    }
    return count * 100 >= high.count * 97
  }

  /// How often a byte stands before a Greek letter and after none: it is a capital with an accent.
  private static func opensWord(_ sample: [UInt8], with byte: UInt8) -> Int {
    var count = 0
    for index in sample.indices.dropLast() where sample[index] == byte && sample[index + 1] >= 0xC1 {
      if index == 0 || sample[index - 1] < 0x41 { count += 1 }
    }
    return count
  }
}
