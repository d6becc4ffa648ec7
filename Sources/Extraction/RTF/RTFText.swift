/// Text of an RTF file that waits to be put out: a character may be two bytes or two UTF-16 units, each a token.
struct RTFText {
  private var text = ""
  private var bytes: [UInt8] = []
  private var units: [UInt16] = []

  /// Bytes of the current charset.
  mutating func append(_ more: some Sequence<UInt8>) {
    decodeUnits()
    bytes.append(contentsOf: more)
  }

  /// - Parameter charset: of the bytes before.
  mutating func append(_ unit: UInt16, charset: String, fallback: String) {
    decodeBytes(charset, fallback)
    units.append(unit)
  }

  /// All of it; nothing waits any more.
  mutating func take(charset: String, fallback: String) -> String {
    decodeBytes(charset, fallback)
    decodeUnits()
    defer { text = "" }
    return text
  }

  private mutating func decodeUnits() {
    guard !units.isEmpty else { return }
    text += String(decoding: units, as: UTF16.self)
    units.removeAll(keepingCapacity: true)
  }

  private mutating func decodeBytes(_ charset: String, _ fallback: String) {
    guard !bytes.isEmpty else { return }
    defer { bytes.removeAll(keepingCapacity: true) }
    if charset == RTFCharsets.symbols {
      text += String(decoding: bytes.compactMap { SymbolFont.unit(UInt16($0)) }, as: UTF16.self)
      return
    }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      text += String(decoding: bytes, as: UTF8.self)
    } else {
      text +=
        bytes.withUnsafeBufferPointer { bytes in
          let own = Iconv.decode(bytes, from: charset)
          if let own, charset == fallback || !own.contains("\u{FFFD}") { return own }
          // Fonts are said to be of charsets in which their text is not.
          let other = Iconv.decode(bytes, from: fallback)
          return other?.contains("\u{FFFD}") == false ? other : own
        } ?? ""
    }
  }
}
