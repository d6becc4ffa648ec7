/// Cuts the bytes of an RTF file (RTF 1.9.1) into tokens.
struct RTFTokenizer {
  /// What an RTF file is made of, in its order.
  enum Token: Equatable {
    case open
    case close
    /// `\name` or `\name123`.
    case word(String, Int?)
    /// A backslash and a character that is no letter, such as `\~`.
    case symbol(UInt8)
    /// `\'hh`: a byte of the current charset.
    case byte(UInt8)
    /// Bytes of the current charset, as a range of the file.
    case text(Range<Int>)
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  private static let maximumNameLength = 32

  /// - Parameter bytes: must outlive the tokenizer.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Token? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"):
        index += 1
        return .open
      case UInt8(ascii: "}"):
        index += 1
        return .close
      case UInt8(ascii: "\\"):
        index += 1
        return control()
      case 0x00, 0x0A, 0x0D: index += 1
      default:
        let start = index
        while index < bytes.count, !Self.endsText(bytes[index]) { index += 1 }
        return .text(start..<index)
      }
    }
    return nil
  }

  /// Passes over the raw bytes that follow `\bin`.
  mutating func skip(_ count: Int) { index = min(bytes.count, index + max(0, min(count, bytes.count))) }

  private static func endsText(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "\\") || byte == 0x0A
      || byte == 0x0D || byte == 0
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// What follows a backslash.
  private mutating func control() -> Token? {
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "'") { return hexadecimal() }
    guard Self.isLetter(bytes[index]) else {
      index += 1
      return .symbol(bytes[index - 1])
    }
    let start = index
    while index < bytes.count, index - start < Self.maximumNameLength, Self.isLetter(bytes[index]) { index += 1 }
    let name = String(decoding: bytes[start..<index], as: UTF8.self)
    let parameter = number()
    if index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return .word(name, parameter)
  }

  private mutating func number() -> Int? {
    var end = index
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
    let digits = end
    var value = 0
    while end < bytes.count, end - digits < 10, Self.isDigit(bytes[end]) {
      value = value * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard end > digits else { return nil }
    defer { index = end }
    return digits > index ? -value : value
  }

  private mutating func hexadecimal() -> Token? {
    index += 1
    var value: UInt8 = 0
    for _ in 0..<2 {
      guard index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { break }
      value = value << 4 | UInt8(digit)
      index += 1
    }
    return .byte(value)
  }
}
