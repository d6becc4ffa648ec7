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
    if guess.isEmpty || isWestern(guess), let charset = eastAsian(sample) { return charset }
    return mended(guess, sample)
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

  /// The sets whose letters are pairs of bytes, which short texts do not show to uchardet, and Johab, which it does
  /// not know: where every byte is part of a pair, and nearly all pairs are kana and ideographs, or Hangul.
  private static func eastAsian(_ sample: [UInt8]) -> String? {
    guard sample.count(where: { $0 >= 0x80 }) >= 6 else { return nil }
    return ["EUC-JP-MS", "JOHAB"].first { charset in
      guard let text = sample.withUnsafeBufferPointer({ Iconv.decode($0, from: charset) }) else { return false }
      var letters = 0
      var others = 0
      for scalar in text.unicodeScalars where scalar.value >= 0x80 {
        switch scalar.value {
        case 0xFFFD: return false
        case 0x3040...0x30FF: letters += charset == "JOHAB" ? 0 : 1
        case 0x4E00...0x9FFF: letters += charset == "JOHAB" ? 0 : 1
        case 0xAC00...0xD7A3: letters += 1
        // Frames and symbols decide nothing.
        case 0x2000...0x303F, 0xFF00...0xFFEF: break
        default: others += 1
        }
      }
      return letters >= 3 && others * 20 <= letters
    }
  }

  /// What uchardet confuses because the sets differ in a few characters only.
  private static func mended(_ guess: String, _ sample: [UInt8]) -> String {
    let high = sample.filter { $0 >= 0x80 }
    // Dots, dashes and quotation marks of Windows, and nothing else that could tell.
    let marks: Set<UInt8> = [0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0]
    if high.allSatisfy(marks.contains) { return "CP1252" }
    switch guess {
    case "": return "CP1252"
    // Romanian is written in ISO-8859-2 or windows-1250; hardly anybody has used its own set.
    case "ISO-8859-16": return "CP1250"
    // The sign for "currency", of which nobody writes, is the euro's place.
    case "CP1252" where high.contains(0xA4) && !high.contains { $0 < 0xA0 }: return "ISO-8859-15"
    case "CP1253" where opensWord(sample, with: 0xB6) > opensWord(sample, with: 0xA2): return "ISO-8859-7"
    case "ISO-8859-7" where opensWord(sample, with: 0xA2) > opensWord(sample, with: 0xB6): return "CP1253"
    default: return guess
    }
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
