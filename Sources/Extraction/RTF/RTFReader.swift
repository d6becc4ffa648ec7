import Corpus

/// Follows the control words of an RTF file and hands its text to an ``RTFOutput``.
struct RTFReader {
  private(set) var output = RTFOutput()
  private let bytes: UnsafeBufferPointer<UInt8>
  private var tokens: RTFTokenizer
  private var charsets = RTFCharsets()
  private var state = RTFState()
  private var stack: [RTFState] = []
  private var text = RTFText()
  /// How many characters are still to be passed over after `\u`.
  private var skipCount = 0
  private var isAtGroupStart = false
  /// Whether the group began with `\*`: unknown destinations are then passed over.
  private var isIgnorable = false
  private var font = 0
  private var defaultFont = 0
  private var styleNumber = 0

  private static let maximumDepth = 10_000

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    tokens = RTFTokenizer(bytes)
  }

  /// - Throws: ``ExtractionError/limit(detail:)``.
  mutating func read() throws(ExtractionError) {
    while let token = tokens.next() {
      switch token {
      case .open:
        flush()
        skipCount = 0
        guard stack.count < Self.maximumDepth else {
          throw .limit(detail: "groups nest over \(Self.maximumDepth) deep")
        }
        stack.append(state)
        if state.destination == .styleSheet { styleNumber = 0 }
      case .close:
        flush()
        skipCount = 0
        close()
      case .byte(let byte): self.byte(byte)
      case .text(let range): text(range)
      case .symbol(let symbol): self.symbol(symbol)
      case .word(let name, let parameter): word(name, parameter)
      }
      if token != .symbol(UInt8(ascii: "*")) { isIgnorable = false }
      isAtGroupStart = token == .open || isIgnorable
    }
    flush()
    while !stack.isEmpty { close() }
  }

  private mutating func close() {
    guard let outer = stack.popLast() else { return }
    output.closeInserts(downTo: outer.insertCount)
    state = outer
  }

  // MARK: Text

  private mutating func text(_ range: Range<Int>) {
    let skipped = min(skipCount, range.count)
    skipCount -= skipped
    guard state.destination != .skipped, skipped < range.count else { return }
    text.append(bytes[range.dropFirst(skipped)])
  }

  /// A byte of the text, unless it stands in for the character before.
  private mutating func byte(_ byte: UInt8) {
    if skipCount > 0 {
      skipCount -= 1
    } else if state.destination != .skipped {
      text.append(CollectionOfOne(byte))
    }
  }

  private mutating func flush() {
    let written = text.take(charset: state.charset, fallback: charsets.fallback)
    if !written.isEmpty { emit(written) }
  }

  private mutating func emit(_ text: String) {
    switch state.destination {
    case .fontTable: break
    case .styleSheet: output.addStyleName(text, number: styleNumber)
    default: if !state.isDeleted { output.append(text, state) }
    }
  }

  /// Text that a control word stands for.
  private mutating func emit(symbol text: String) {
    flush()
    if skipCount > 0 { skipCount -= 1 } else if state.destination != .skipped { emit(text) }
  }

  // MARK: Control words

  private mutating func symbol(_ symbol: UInt8) {
    switch symbol {
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): byte(symbol)
    case UInt8(ascii: "~"): emit(symbol: " ")
    case UInt8(ascii: "_"): emit(symbol: "-")
    case UInt8(ascii: "*"): isIgnorable = isAtGroupStart
    case 0x0A, 0x0D: breakText(.paragraph)
    case 0x09: emit(symbol: " ")
    default: break  // an optional hyphen and others that show nothing
    }
  }

  private mutating func word(_ name: String, _ parameter: Int?) {
    if name == "u" { return unicode(parameter ?? 0) }
    if let text = RTFWords.text[name] { return emit(symbol: text) }
    flush()
    if let destination = RTFDestination.named(name) { return enter(destination) }
    if isIgnorable { return enter(.skipped) }
    if let kind = RTFWords.breaks[name] { return breakText(kind) }
    property(name, parameter)
  }

  private mutating func unicode(_ value: Int) {
    let unit = UInt16(truncatingIfNeeded: value)
    let isSymbol = state.charset == RTFCharsets.symbols || SymbolFont.units.contains(unit)
    if state.destination != .skipped, let unit = isSymbol ? SymbolFont.unit(unit) : unit {
      text.append(unit, charset: state.charset, fallback: charsets.fallback)
    }
    skipCount = state.fallbackLength
  }

  private mutating func breakText(_ kind: RTFOutput.Break) {
    flush()
    if state.destination != .skipped { output.add(kind, state) }
  }

  private mutating func enter(_ destination: RTFDestination) {
    guard state.destination != .skipped else { return }
    if state.destination == .fontTable || state.destination == .styleSheet {
      state.destination = .skipped
      return
    }
    // `\result` and the like lead back to where the text around goes.
    let outer = stack.last?.destination ?? .body
    state.destination = destination == .body ? (outer == .container ? .textBox : outer) : destination
    output.enter(state.destination)
    state.insertCount = output.insertCount
  }

  private mutating func property(_ name: String, _ parameter: Int?) {
    let isOn = parameter != 0
    switch name {
    case "f": setFont(parameter ?? 0)
    case "plain":
      state.isDeleted = false
      setFont(defaultFont)
    case "fcharset":
      if state.destination == .fontTable { charsets.setCharset(parameter ?? 0, ofFont: font) }
    case "cpg":
      if state.destination == .fontTable { charsets.setCodePage(parameter ?? 0, ofFont: font) }
    case "deff": defaultFont = parameter ?? 0
    case "ansicpg": setFallback(parameter ?? 1252)
    case "mac": setFallback(10000)
    case "pc": setFallback(437)
    case "pca": setFallback(850)
    case "uc": state.fallbackLength = max(0, min(parameter ?? 1, 16))
    case "bin": tokens.skip(parameter ?? 0)
    case "deleted": state.isDeleted = isOn
    case "pard": (state.isInTable, state.style, state.outlineLevel) = (false, 0, 9)
    case "intbl": state.isInTable = true
    case "s":
      styleNumber = parameter ?? 0
      state.style = styleNumber
    case "cs", "ts", "ds": if state.destination == .styleSheet { styleNumber = -1 }
    case "outlinelevel": state.outlineLevel = parameter ?? 9
    case "pagebb": if isOn, state.destination == .body { output.add(.page, state) }
    case "yr": if state.destination == .info(.created) { output.append(String(parameter ?? 0), state) }
    default: break
    }
  }

  private mutating func setFont(_ number: Int) {
    font = number
    if state.destination != .fontTable { state.charset = charsets.charset(ofFont: number) }
  }

  private mutating func setFallback(_ page: Int) {
    charsets.fallback = RTFCharsets.name(page)
    state.charset = charsets.fallback
  }
}
