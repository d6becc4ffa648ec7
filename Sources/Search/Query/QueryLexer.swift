/// Cuts a query into its signs. Never fails: what it cannot read as a sign is a word.
struct QueryLexer {
  struct Lexeme: Equatable {
    var kind: Kind
    /// Characters before it.
    var offset: Int
  }

  enum Kind: Equatable {
    case open, close
    /// `+` or `-` right before something.
    case sign(Query.Occurrence)
    case and, or, not
    case near(distance: Int)
    /// `name:` right before a value.
    case field(QueryField)
    /// Looks like a field and is none.
    case unknownField(String)
    case word(String)
    case prefix(String)
    /// In quotes; `isClosed` is false when the closing one is missing.
    case quoted(String, isExact: Bool, isClosed: Bool)
  }

  static let defaultNearDistance = 10
  static let largestNearDistance = 1_000

  private let characters: [Character]
  private var place = 0

  init(_ query: String) { characters = Array(query) }

  static func lexemes(of query: String) -> [Lexeme] {
    var lexer = QueryLexer(query)
    var lexemes: [Lexeme] = []
    while let lexeme = lexer.next() { lexemes.append(lexeme) }
    return lexemes
  }

  private mutating func next() -> Lexeme? {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    guard place < characters.count else { return nil }
    let start = place
    return Lexeme(kind: kind(), offset: start)
  }

  private mutating func kind() -> Kind {
    let character = characters[place]
    let follower = place + 1 < characters.count ? characters[place + 1] : " "
    if character == "(" { return advance(.open) }
    if character == ")" { return advance(.close) }
    if Self.quotes[character] != nil { return quoted(isExact: false) }
    if character == "=", Self.quotes[follower] != nil {
      place += 1
      return quoted(isExact: true)
    }
    let isAtStart = place == 0 || characters[place - 1].isWhitespace || characters[place - 1] == "("
    if isAtStart, !follower.isWhitespace, follower != ")" {
      if character == "+", follower != "+" { return advance(.sign(.required)) }
      if character == "-", follower != "-" { return advance(.sign(.forbidden)) }
    }
    return word()
  }

  private mutating func advance(_ kind: Kind) -> Kind {
    place += 1
    return kind
  }

  /// Opening quotation marks and what closes them; word processors write others than the keyboard.
  private static let quotes: [Character: Set<Character>] = [
    "\"": ["\""], "“": ["”", "“", "\""], "„": ["“", "”", "\""], "«": ["»"], "「": ["」"], "『": ["』"],
  ]

  private mutating func quoted(isExact: Bool) -> Kind {
    let closers = Self.quotes[characters[place]] ?? []
    let start = place + 1
    place = start
    while place < characters.count, !closers.contains(characters[place]) { place += 1 }
    let text = String(characters[start..<place])
    let isClosed = place < characters.count
    if isClosed { place += 1 }
    return .quoted(text, isExact: isExact, isClosed: isClosed)
  }

  private mutating func word() -> Kind {
    let start = place
    while place < characters.count, !characters[place].isWhitespace, characters[place] != "(", characters[place] != ")",
      characters[place] != "\""
    {
      if characters[place] == ":" || characters[place] == "：", place > start, let kind = field(start: start) {
        return kind
      }
      place += 1
    }
    let text = String(characters[start..<place])
    switch text {
    case "AND", "&&": return .and
    case "OR", "||": return .or
    case "NOT": return .not
    default: break
    }
    if let distance = Self.nearDistance(text) { return .near(distance: distance) }
    if text.count > 1, text.hasSuffix("*"), text.dropLast().contains(where: { $0.isLetter || $0.isNumber }) {
      return .prefix(String(text.dropLast()))
    }
    return .word(text)
  }

  /// At a colon: a field's name before it makes a field. `http://` and `10:30` are words.
  private mutating func field(start: Int) -> Kind? {
    let name = String(characters[start..<place]).lowercased()
    if let field = QueryField(rawValue: name) {
      place += 1
      return .field(field)
    }
    let follower = place + 1 < characters.count ? characters[place + 1] : " "
    guard name.allSatisfy({ $0.isASCII && $0.isLetter }), !follower.isWhitespace, follower != "/" else { return nil }
    place += 1
    return .unknownField(name)
  }

  private static func nearDistance(_ text: String) -> Int? {
    if text == "NEAR" { return defaultNearDistance }
    guard text.hasPrefix("NEAR/"), let distance = Int(text.dropFirst(5)) else { return nil }
    return min(max(distance, 0), largestNearDistance)
  }
}
