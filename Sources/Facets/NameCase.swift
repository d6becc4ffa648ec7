/// Compares the letters of a name with those of a text that the matcher found equal when folded.
struct NameCase {
  let scanner: TokenScanner
  let lowers: UnsafeBufferPointer<UInt16>

  /// What a text must have in common with a name beyond the folded words.
  struct Demand {
    /// The same letters in upper case, or all of them.
    var sameCase: Bool
    /// The same accents; else a text that starts with a capital may lack the name's.
    var sameAccents: Bool
    /// A capital at the start.
    var capital: Bool
  }

  /// - Parameter name: a scanner of the whole buffer of names.
  func agrees(_ range: Range<Int>, with name: TokenScanner, _ nameRange: Range<Int>, _ demand: Demand) -> Bool {
    var at = range.lowerBound
    var nameAt = nameRange.lowerBound
    var letters = 0
    var capitals = 0
    var sameCase = true
    var startsWithCapital = false
    while true {
      guard let letter = nextLetter(scanner, &at, range.upperBound) else { break }
      guard let wanted = nextLetter(name, &nameAt, nameRange.upperBound) else { break }
      let isUpper = letter.type == Alphabet.Class.upper
      if demand.capital, letters == 0, !isUpper, letter.value < 0x3000 { return false }
      if letters == 0 { startsWithCapital = isUpper }
      letters += 1
      if isUpper { capitals += 1 }
      if isUpper != (wanted.type == Alphabet.Class.upper) { sameCase = false }
      if letter.value != wanted.value, letter.value < 0x2000 {
        let (lower, wantedLower) = (lower(letter.value), lower(wanted.value))
        // Spanish "reunión" is not Réunion, though both are "reunion" when folded.
        let lacksAccents = startsWithCapital && letter.fold == lower
        if lower != wantedLower, isLatin(wantedLower), demand.sameAccents || !lacksAccents { return false }
      }
    }
    return !demand.sameCase || sameCase || (letters >= 4 && capitals == letters)
  }

  private func nextLetter(_ scanner: TokenScanner, _ at: inout Int, _ end: Int) -> (
    type: UInt8, value: UInt32, fold: UInt32
  )? {
    while at < end {
      let (type, fold, length) = scanner.character(at)
      let value = scanner.scalar(at).value
      at += length
      if type == Alphabet.Class.letter || type == Alphabet.Class.upper { return (type, value, fold) }
    }
    return nil
  }

  private func isLatin(_ value: UInt32) -> Bool { value < 0x250 || (0x1E00..<0x1F00).contains(value) }

  private func lower(_ value: UInt32) -> UInt32 {
    value < UInt32(Alphabet.tableSize) ? UInt32(lowers[Int(value)]) : value
  }
}
