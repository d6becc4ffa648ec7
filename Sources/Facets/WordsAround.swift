/// The tokens before and after a stretch of a text.
struct WordsAround {
  let scanner: TokenScanner
  /// In reading order; a word that the reach cuts is left out.
  let before: [Token]
  let after: [Token]

  /// How far to look, in bytes of UTF-8.
  private static let reachBefore = 240
  private static let reachAfter = 60

  init(_ range: Range<Int>, in scanner: TokenScanner) {
    self.scanner = scanner
    let text = scanner.text
    var start = max(0, range.lowerBound - Self.reachBefore)
    if start > 0 { while start < range.lowerBound, text[start] > 0x20 { start += 1 } }
    before = Self.tokens(start..<range.lowerBound, scanner)
    after = Self.tokens(range.upperBound..<min(text.count, range.upperBound + Self.reachAfter), scanner)
  }

  private static func tokens(_ range: Range<Int>, _ scanner: TokenScanner) -> [Token] {
    var tokens: [Token] = []
    var token = scanner.next(from: range.lowerBound)
    while token.kind != .end, token.start < range.upperBound {
      tokens.append(token)
      token = scanner.next(from: token.end)
    }
    return tokens
  }

  func isSymbol(_ token: Token?, _ symbols: String) -> Bool {
    guard let token, token.kind == .symbol, token.end - token.start == 1 else { return false }
    return symbols.utf8.contains(scanner.text[token.start])
  }

  func isCapitalized(_ token: Token) -> Bool {
    token.kind == .word && scanner.character(token.start).type == Alphabet.Class.upper
  }

  func isLowerCase(_ token: Token) -> Bool { token.kind == .word && !isCapitalized(token) && !isDigit(token.start) }

  /// How many digits a token is; 0 if it is anything else.
  func digits(_ token: Token?) -> Int {
    guard let token, token.kind == .word, (token.start..<token.end).allSatisfy(isDigit) else { return 0 }
    return token.end - token.start
  }

  /// Whether a token is four digits of a year from 1900 to 2099.
  func isYear(_ token: Token?) -> Bool {
    guard let token, digits(token) == 4 else { return false }
    let century = scanner.text[token.start..<token.start + 2]
    return century.elementsEqual("19".utf8) || century.elementsEqual("20".utf8)
  }

  /// Whether nothing but blanks lies between two positions.
  func isBlank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { scanner.text[$0] == 0x20 || scanner.text[$0] == 0x0A }
  }

  private func isDigit(_ at: Int) -> Bool { (0x30...0x39).contains(scanner.text[at]) }
}
