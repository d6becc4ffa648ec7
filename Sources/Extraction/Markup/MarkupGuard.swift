import Foundation

/// Cuts from markup what makes libxml2 take quadratic time, before it sees it.
struct MarkupGuard {
  /// Attributes of one tag that are kept: the parsers compare each with all before it.
  static let maximumAttributes = 1000
  /// Elements open at once: the HTML parser looks through all of them for each end tag that fits none.
  static let maximumDepth = 2000

  /// The content, without the attributes past the thousandth of any tag, and without the tags that open elements
  /// past the depth allowed. Copies only where there are such.
  ///
  /// - Parameter isHTML: whether some elements need no end tag.
  static func limited(_ content: Data, isHTML: Bool) -> Data {
    content.withUnsafeBytes { raw -> Data? in
      let bytes = raw.bindMemory(to: UInt8.self)
      var scanner = MarkupGuard(bytes: bytes, isHTML: isHTML)
      scanner.scan()
      guard !scanner.cuts.isEmpty else { return nil }
      var kept = Data(capacity: bytes.count)
      var start = 0
      for cut in scanner.cuts {
        kept.append(contentsOf: bytes[start..<cut.lowerBound])
        start = cut.upperBound
      }
      kept.append(contentsOf: bytes[start...])
      return kept
    } ?? content
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let isHTML: Bool
  /// Byte ranges to leave out, in order.
  private var cuts: [Range<Int>] = []
  private var depth = 0

  private init(bytes: UnsafeBufferPointer<UInt8>, isHTML: Bool) {
    self.bytes = bytes
    self.isHTML = isHTML
  }

  private mutating func scan() {
    guard let base = bytes.baseAddress else { return }
    var index = 0
    while index < bytes.count, let found = memchr(base + index, 0x3C, bytes.count - index) {
      let start = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
      index = start + 1
      guard index < bytes.count else { return }
      if bytes[index] == 0x2F {
        if depth > 0, !closesItself(at: index + 1) { depth -= 1 }
      } else if Self.isLetter(bytes[index]) {
        index = scanTag(from: start)
      }
    }
  }

  /// Reads a start tag; returns the index of its end, or of the next tag's start.
  private mutating func scanTag(from start: Int) -> Int {
    var index = start + 1
    var quote: UInt8 = 0
    var attributes = 0
    var cutStart: Int?
    scan: while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote {
          quote = 0
          attributes += 1  // a value may follow the last without a space
        }
      } else {
        switch byte {
        case 0x22, 0x27: quote = byte
        case 0x3E: break scan
        case 0x3C: break scan
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F: attributes += 1
        default: break
        }
        if attributes > 2 * Self.maximumAttributes, cutStart == nil { cutStart = index }
      }
      index += 1
    }
    let isEmpty = index > start + 1 && bytes[index - 1] == 0x2F
    if !isEmpty, !closesItself(at: start + 1) {
      depth += 1
      if depth > Self.maximumDepth, index < bytes.count, bytes[index] == 0x3E {
        cuts.append(start..<index + 1)
        return index + 1
      }
    }
    if let cutStart, quote == 0 { cuts.append(cutStart..<index) }
    return index
  }

  /// The first eight letters of the name, in lower case.
  private func name(at start: Int) -> ArraySlice<UInt8> {
    Array(bytes[min(start, bytes.count)...].prefix(9).prefix(while: Self.isNameByte).map { $0 | 0x20 })[...]
  }

  /// Elements that have no end tag, or whose end tag may be left out: they do not nest.
  private static let withoutEnd = Set(
    [
      "p", "li", "td", "th", "tr", "dd", "dt", "br", "hr", "img", "input", "meta", "link", "area", "base", "col",
      "option", "thead", "tbody", "tfoot", "wbr", "source", "param", "embed", "track", "basefont", "frame",
    ].map { ArraySlice($0.utf8) })

  private func closesItself(at start: Int) -> Bool { isHTML && Self.withoutEnd.contains(name(at: start)) }

  private static func isNameByte(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte >= 0x80
  }
}
