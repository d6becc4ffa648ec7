import Analysis
import Corpus

/// Collects the text of a page as blocks: white space squeezed, control characters dropped, NFC.
///
/// Lines are paragraphs. Stretches of the same role and language become one block. Works on bytes of UTF-8 and
/// in linear time, whatever it is given.
struct TextBuilder {
  /// What white space of the input becomes.
  enum Layout {
    /// Every run is one space; lines and tabs come from ``line()`` and ``tab()`` only.
    case flowing
    /// Line feeds and tabs of the input are kept, other runs are one space.
    case preformatted
  }

  /// White space that waits for text behind it; a wider one takes the place of a narrower.
  private enum Gap: Int {
    case none, space, tab, line
  }

  var layout: Layout
  private(set) var role: Block.Role = .body
  private(set) var language: Language?
  private var blocks: [Block] = []
  private var bytes: [UInt8] = []
  private var gap = Gap.none

  init(layout: Layout = .flowing) { self.layout = layout }

  /// Bytes of UTF-8 in the open block.
  var openByteCount: Int { bytes.count }
  var isEmpty: Bool { blocks.isEmpty && bytes.isEmpty }

  /// Text from here on has this role and language.
  mutating func open(_ role: Block.Role, language: Language? = nil) {
    if role != self.role || language != self.language {
      closeBlock()
      self.role = role
      self.language = language
    } else {
      line()
    }
  }

  mutating func space() { widen(.space) }
  mutating func tab() { widen(.tab) }
  mutating func line() { widen(.line) }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ text: Substring) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// - Parameter text: UTF-8; bytes that are not become U+FFFD.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    let count = text.count
    while index < count {
      let start = index
      while index < count, text[index] > 0x20, text[index] < 0x7F { index += 1 }
      if index > start { write(text[start..<index]) }
      guard index < count else { return }
      let byte = text[index]
      if byte < 0x80 {
        appendBlank(byte)
        index += 1
      } else {
        let length = min(Self.sequenceLength(byte), count - index)
        let sequence = text[index..<index + length]
        switch Self.classify(sequence) {
        case .keep: write(sequence)
        case .drop: break
        case .space: space()
        case .line: if layout == .flowing { space() } else { line() }
        }
        index += length
      }
    }
  }

  /// Puts blocks that are ready after what was written so far.
  mutating func insert(_ blocks: [Block]) {
    closeBlock()
    self.blocks += blocks
  }

  /// The blocks so far; the builder is empty afterwards, and goes on in the same role and language.
  mutating func takeBlocks() -> [Block] {
    closeBlock()
    defer { blocks = [] }
    return blocks
  }

  /// A value on one line: as a field wants it.
  static func line(_ text: some StringProtocol) -> String {
    if isPlainLine(text) { return String(text) }
    var builder = TextBuilder()
    builder.append(String(text))
    return builder.takeBlocks().first?.text ?? ""
  }

  /// Whether the text is ASCII without blanks to squeeze, as most values are.
  private static func isPlainLine(_ text: some StringProtocol) -> Bool {
    var previous: UInt8 = 0x20
    for byte in text.utf8 {
      guard byte > 0x20 && byte < 0x7F || byte == 0x20 && previous != 0x20 else { return false }
      previous = byte
    }
    return previous != 0x20
  }

  /// Text whose line feeds are paragraph ends: as an abstract wants it.
  static func paragraphs(_ text: some StringProtocol) -> String {
    var builder = TextBuilder(layout: .preformatted)
    builder.append(String(text))
    return builder.takeBlocks().first?.text ?? ""
  }

  private mutating func closeBlock() {
    gap = .none
    guard !bytes.isEmpty else { return }
    blocks.append(Block(role, Normalization.composed(String(decoding: bytes, as: UTF8.self)), language: language))
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func widen(_ wanted: Gap) { if wanted.rawValue > gap.rawValue { gap = wanted } }

  private mutating func write(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    if gap != .none {
      if !bytes.isEmpty {
        switch gap {
        case .none: break
        case .space: bytes.append(0x20)
        case .tab: bytes.append(0x09)
        case .line: bytes.append(0x0A)
        }
      }
      gap = .none
    }
    bytes.append(contentsOf: text)
  }

  private mutating func appendBlank(_ byte: UInt8) {
    switch byte {
    case 0x20: widen(.space)
    case 0x09: widen(layout == .flowing ? .space : .tab)
    case 0x0A...0x0D: widen(layout == .flowing ? .space : .line)
    default: break  // control characters
    }
  }

  /// What is done with a character past ASCII.
  private enum Kind { case keep, drop, space, line }

  private static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private static func classify(_ sequence: Slice<UnsafeBufferPointer<UInt8>>) -> Kind {
    let start = sequence.startIndex
    guard sequence.count > 1 else { return .keep }
    let second = sequence[start + 1]
    switch (sequence[start], second, sequence.count > 2 ? sequence[start + 2] : 0) {
    case (0xC2, 0xA0, _), (0xC2, 0x85, _): return .space
    case (0xC2, 0x80...0x9F, _), (0xC2, 0xAD, _): return .drop  // C1 controls, soft hyphen
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return .space
    case (0xE2, 0x80, 0xA8...0xA9): return .line
    case (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE...0xBF): return .drop
    default: return .keep
    }
  }
}
