import Analysis

/// What a text names a place for.
enum PlaceUse: Sendable {
  /// As something that it speaks of.
  case subject
  /// As the town where a meeting was held or a treaty was made.
  case venue
  /// As where its authors, its publisher or an organization sit.
  case origin
}

/// Tells by the words around a name what the place is named for.
struct PlaceUses {
  let surroundings: Surroundings

  /// - Parameter isEnglish: whether the rules of English words hold; they do where the language is not known.
  /// - Returns: the use; nil for the name of a person or a language.
  func use(of match: Gazetteer.Match, in scanner: TokenScanner, isEnglish: Bool) -> PlaceUse? {
    let words = WordsAround(match.range, in: scanner)
    let name = scanner.next(from: match.range.lowerBound)
    if match.kind == .demonym {
      return isEnglish && name.end == match.range.upperBound && isLanguage(name, words) ? nil : .subject
    }
    if name.end == match.range.upperBound, isPerson(name, words) { return nil }
    if Self.isTown(match.kind), isVenue(words) { return .venue }
    return isPublisher(after: words) || isPostalCode(match, words) ? .origin : .subject
  }

  static func isTown(_ kind: NameKind) -> Bool { kind == .city || kind == .capital }

  // MARK: Persons

  private func isPerson(_ name: Token, _ words: WordsAround) -> Bool {
    if let first = words.before.last, words.isCapitalized(first), surroundings.have(.givenName, [first.hash]),
      words.isBlank(first.end..<name.start)
    {
      return !(words.before.dropLast().last.map { surroundings.have(.saint, [$0.hash]) } ?? false)
    }
    guard surroundings.have(.givenName, [name.hash]), let next = words.after.first else { return false }
    if words.isCapitalized(next), words.isBlank(name.end..<next.start) {
      if surroundings.have(.familyName, [next.hash]) { return true }
      return next.end - next.start == 1 && words.isSymbol(words.after.dropFirst().first, ".")
    }
    // "(Jordan, 2011)"
    return words.isSymbol(words.before.last, "(;&") && words.isSymbol(next, ",")
      && words.isYear(words.after.dropFirst().first)
  }

  // MARK: Languages

  /// Whether a word for a people stands as a noun and not for the people: "taught in French".
  private func isLanguage(_ name: Token, _ words: WordsAround) -> Bool {
    guard surroundings.have(.language, [name.hash]) else { return false }
    var rest = words.after[...]
    // Of a list, "French and German firms", the last word tells.
    while let joint = rest.first, let next = rest.dropFirst().first,
      words.isSymbol(joint, ",/") || surroundings.have(.connector, [joint.hash]),
      surroundings.have(.language, [next.hash])
    {
      rest = rest.dropFirst(2)
    }
    if let next = rest.first, next.kind == .word, !surroundings.have(.afterLanguage, [next.hash]) { return false }
    return !(words.before.last.map { surroundings.have(.beforePeople, [$0.hash]) } ?? false)
  }

  // MARK: Venues and seats

  private func isVenue(_ words: WordsAround) -> Bool {
    if surroundings.have(.venue, words.before.reversed().map(\.hash)) { return true }
    // "Fourth Conference, ICT 2020, Xi'an, China, November 13–15"
    guard words.isSymbol(words.before.last, ",") || words.isSymbol(words.before.last, "("),
      words.before.contains(where: { surroundings.have(.gathering, [$0.hash]) })
    else { return false }
    return words.after.prefix(5).contains { words.digits($0) > 0 }
  }

  private func isPublisher(after words: WordsAround) -> Bool {
    words.isSymbol(words.after.first, ":")
      && words.after.dropFirst().prefix(4).contains { surroundings.have(.publisher, [$0.hash]) }
  }

  /// Whether a postal code stands before a town, or after a state or a country: "33014 Tampere", "Michigan 48109".
  private func isPostalCode(_ match: Gazetteer.Match, _ words: WordsAround) -> Bool {
    let before = words.before.suffix(2)
    if let last = before.last, words.digits(last) > 0, last.end < match.range.lowerBound {
      if before.contains(where: { words.digits($0) == 5 }) { return true }
      return Self.isTown(match.kind) && words.digits(last) == 4 && !words.isYear(last)
        && words.isSymbol(words.after.first, ",")
    }
    guard let next = words.after.first, words.isBlank(match.range.upperBound..<next.start) else { return false }
    if match.kind == .division || match.kind == .capital { return words.digits(next) == 5 }
    // "Singapore 639798", but not "China 250000 students"
    guard match.kind == .name, words.digits(next) == 6 else { return false }
    return words.after.dropFirst().first.map { !words.isLowerCase($0) } ?? true
  }

  /// Where the address begins that a place ends: "Department of Information, University of Tampere, Finland"; nil if
  /// it ends none.
  ///
  /// An address is a row of capitalized words with the name of an institution and a comma before the place; in running
  /// text, "students at the University of Ibadan, Nigeria", a preposition leads to it.
  ///
  /// - Parameter isContinued: whether the text goes on after a line of an address.
  func addressStart(of match: Gazetteer.Match, in scanner: TokenScanner, isContinued: Bool) -> Int? {
    let words = WordsAround(match.range, in: scanner)
    guard match.kind != .demonym, words.isSymbol(words.before.last, ",") else { return nil }
    let next = words.isSymbol(words.after.first, ",") ? words.after.dropFirst().first : words.after.first
    if let next, words.isLowerCase(next) { return nil }
    var start = match.range.lowerBound
    var hasInstitution = false
    for token in words.before.reversed() {
      if words.isSymbol(token, ".;:!?") { break }
      if words.isLowerCase(token) {
        if surroundings.have(.connector, [token.hash]) { continue }
        // A place that is no part of the row stands on the other side of the words.
        guard start == firstStart(after: token, words), token.end - token.start > Self.longestPreposition else {
          return nil
        }
        break
      }
      if token.kind == .word { start = token.start }
      if surroundings.have(.institution, [token.hash]) || surroundings.have(.publisher, [token.hash]) {
        hasInstitution = true
      }
    }
    return hasInstitution || (isContinued && scanner.next(from: 0).start == start) ? start : nil
  }

  /// In bytes.
  private static let longestPreposition = 4

  private func firstStart(after token: Token, _ words: WordsAround) -> Int? {
    words.before.first { $0.start >= token.end && $0.kind == .word }?.start
  }
}
