import Foundation

/// Cuts from markup what makes libxml2 take quadratic time, before it sees it.
enum MarkupGuard {
  /// Attributes of one tag that are kept: the parsers compare each with all before it.
  static let maximumAttributes = 1000

  /// The content, without the attributes past the thousandth of any tag. Copies only where there are such.
  static func limited(_ content: Data) -> Data {
    content.withUnsafeBytes { raw -> Data? in
      let bytes = raw.bindMemory(to: UInt8.self)
      let cuts = excessiveRanges(bytes)
      guard !cuts.isEmpty else { return nil }
      var kept = Data(capacity: bytes.count)
      var start = 0
      for cut in cuts {
        kept.append(contentsOf: bytes[start..<cut.lowerBound])
        start = cut.upperBound
      }
      kept.append(contentsOf: bytes[start...])
      return kept
    } ?? content
  }

  /// Byte ranges of the attributes past the limit, in order.
  private static func excessiveRanges(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard let base = bytes.baseAddress else { return [] }
    var cuts: [Range<Int>] = []
    var index = 0
    while index < bytes.count, let found = memchr(base + index, 0x3C, bytes.count - index) {
      let start = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
      index = start + 1
      guard index < bytes.count, isLetter(bytes[index]) else { continue }
      var quote: UInt8 = 0
      var separators = 0
      var cutStart: Int?
      scan: while index < bytes.count {
        let byte = bytes[index]
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else {
          switch byte {
          case 0x22, 0x27: quote = byte
          case 0x3E: break scan
          case 0x3C where index > start + 1: break scan
          case 0x20, 0x09, 0x0A, 0x0D:
            separators += 1
            if separators > maximumAttributes, cutStart == nil { cutStart = index }
          default: break
          }
        }
        index += 1
      }
      if let cutStart, quote == 0 { cuts.append(cutStart..<index) }
    }
    return cuts
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte >= 0x80
  }
}
