/// Makes keys of the bytes that a terminal sends. What arrives in pieces is put together.
struct KeyDecoder {
  private var pending: [UInt8] = []

  mutating func append(_ bytes: some Sequence<UInt8>) { pending += bytes }

  /// Whether an escape is waiting of which only time tells if it is a key or begins a sequence.
  var isUndecided: Bool { pending.first == 0x1B }

  /// The next key that was pressed; sequences of function keys are passed over.
  ///
  /// - Parameter isLast: whether nothing has followed for a while: then an escape alone is a key.
  /// - Returns: nil where more bytes are needed.
  mutating func next(isLast: Bool = false) -> Character? {
    while let first = pending.first {
      if first == 0x1B {
        guard let length = sequenceLength ?? (isLast ? pending.count : nil) else { return nil }
        pending.removeFirst(length)
        if length == 1 { return "\u{1B}" }
        continue
      }
      guard let length = Self.length(of: first) else {
        pending.removeFirst()
        continue
      }
      guard pending.count >= length else { return nil }
      let text = String(decoding: pending.prefix(length), as: UTF8.self)
      pending.removeFirst(length)
      if let character = text.first { return character }
    }
    return nil
  }

  /// Bytes of the escape sequence that is pending: an escape alone before another key, else up to its last letter; nil
  /// where that is not to be told yet.
  private var sequenceLength: Int? {
    guard pending.count > 1 else { return nil }
    guard pending[1] == UInt8(ascii: "[") || pending[1] == UInt8(ascii: "O") else { return 1 }
    return pending.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
  }

  /// Bytes of the character that a byte begins in UTF-8; nil for a byte that begins none.
  private static func length(of first: UInt8) -> Int? {
    switch first {
    case ..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }
}
