import Foundation

/// Turns bytes of whatever charset into a string.
///
/// In order: a byte order mark; UTF-16 without one; EBCDIC; valid (or all but valid) UTF-8; the charset that the source
/// declares; what uchardet guesses; windows-1252. Never fails: bytes that mean nothing become U+FFFD.
enum CharsetDecoder {
  /// - Parameters:
  ///   - declared: a charset label from the document itself or its transport, if there is one.
  /// - Returns: the text without byte order mark, and the charset it was read in.
  static func decode(_ content: Data, declared: String? = nil) -> (text: String, charset: String) {
    content.withUnsafeBytes { decode($0.bindMemory(to: UInt8.self), declared: declared) }
  }

  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, declared: String? = nil) -> (text: String, charset: String) {
    if let (charset, length) = byteOrderMark(bytes) {
      return decode(UnsafeBufferPointer(rebasing: bytes.dropFirst(length)), as: charset)
    }
    if let charset = WideCharset.detect(bytes) { return decode(bytes, as: charset) }
    if let charset = EBCDIC.detect(bytes), let text = Iconv.decode(bytes, from: charset) {
      return (EBCDIC.withLineFeeds(text), charset)
    }
    if let declared = declared.map(CharsetName.canonical), CharsetName.isStateful(declared),
      bytes.allSatisfy({ $0 < 0x80 }), let text = Iconv.decode(bytes, from: declared)
    {
      return (text, declared)
    }
    if bytes.contains(0x1B), let charset = escapedCharset(bytes) { return decode(bytes, as: charset) }
    if let text = String(validating: bytes, as: UTF8.self) { return (text, "UTF-8") }
    if isNearlyUTF8(bytes) { return (String(decoding: bytes, as: UTF8.self), "UTF-8") }
    if let declared = declared.map(CharsetName.canonical), declared != "UTF-8", !declared.hasPrefix("UTF-16"),
      let text = Iconv.decode(bytes, from: declared)
    {
      return (text, declared)
    }
    return decode(bytes, as: CharsetGuess.charset(of: bytes))
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, as charset: String) -> (String, String) {
    if charset == "UTF-8" { return (String(decoding: bytes, as: UTF8.self), charset) }
    if let text = Iconv.decode(bytes, from: charset) { return (text, charset) }
    return (Iconv.decode(bytes, from: "CP1252") ?? String(decoding: bytes, as: UTF8.self), "CP1252")
  }

  private static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> (String, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
    return nil
  }

  /// The members of ISO-2022 name themselves in their escape sequences.
  private static func escapedCharset(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let sample = bytes.prefix(65_536)
    guard sample.allSatisfy({ $0 < 0x80 }), let escape = sample.firstIndex(of: 0x1B) else { return nil }
    let next = sample[escape...].dropFirst().prefix(3)
    if next.starts(with: [0x24, 0x29, 0x43]) { return "ISO-2022-KR" }
    if next.starts(with: [0x24, 0x29, 0x41]) { return "ISO-2022-CN-EXT" }
    if next.starts(with: [0x24, 0x42]) || next.starts(with: [0x24, 0x40]) || next.starts(with: [0x28, 0x4A]) {
      return "ISO-2022-JP"
    }
    return nil
  }

  /// Whether the text is UTF-8 with a few broken places, such as a character cut at the end.
  private static func isNearlyUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var good = 0
    var bad = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length: Int
      switch byte {
      case 0..<0x80:
        index += 1
        continue
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: length = 0
      }
      // A character cut off by the end of the text is no fault of it.
      if length > 0, index + length > bytes.count, bytes[(index + 1)...].allSatisfy({ $0 & 0xC0 == 0x80 }) { break }
      let isWhole =
        length > 0 && index + length <= bytes.count
        && bytes[index + 1..<index + length].allSatisfy { $0 & 0xC0 == 0x80 }
      if isWhole { good += 1 } else { bad += 1 }
      index += isWhole ? length : 1
    }
    return good >= 3 && bad * 20 <= good
  }
}
