/// Tells UTF-16 and UTF-32 without a byte order mark.
enum WideCharset {
  /// Bytes that are looked at.
  private static let window = 4096

  /// Zeros, or the small numbers of the blocks of Cyrillic, Arabic or Thai, stand in the same place of every unit; in
  /// Chinese, Japanese and Korean zeros are few, and only one order of the bytes makes text.
  static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let sample = bytes.prefix(window)
    guard sample.count >= 4 else { return nil }
    var small = [0, 0, 0, 0]
    for (index, byte) in sample.enumerated() where byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 {
      small[index & 3] += 1
    }
    let units = sample.count / 4
    let isSmall = small.map { $0 * 10 >= units * 6 }
    switch (isSmall[0], isSmall[1], isSmall[2], isSmall[3]) {
    case (true, true, _, false): return "UTF-32BE"
    case (false, _, true, true): return "UTF-32LE"
    case (false, true, false, true): return "UTF-16LE"
    case (true, false, true, false): return "UTF-16BE"
    default: break
    }
    guard sample.contains(0), bytes.count >= 16, bytes.count.isMultiple(of: 2) else { return nil }
    let isBig = isText(sample, high: 0)
    return isBig == isText(sample, high: 1) ? nil : isBig ? "UTF-16BE" : "UTF-16LE"
  }

  /// Whether nearly all units are ASCII, kana, ideographs, Hangul or their punctuation.
  private static func isText(_ sample: Slice<UnsafeBufferPointer<UInt8>>, high: Int) -> Bool {
    var good = 0
    var count = 0
    var index = sample.startIndex
    while index + 1 < sample.endIndex {
      let unit = UInt16(sample[index + high]) << 8 | UInt16(sample[index + 1 - high])
      switch unit {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x17F, 0x2010...0x203A, 0x3000...0x30FF, 0x4E00...0x9FFF,
        0xAC00...0xD7A3, 0xFF01...0xFF9F:
        good += 1
      default: break
      }
      count += 1
      index += 2
    }
    return good * 100 >= count * 95
  }
}
