/// Compares the letters of a name with those of a text that the matcher found equal when folded.
struct NameCase {
  let scanner: TokenScanner
  let lowers: UnsafeBufferPointer<UInt16>

  /// What a text must have in common with a name beyond the folded words.
  struct Demand {
    /// The same letters in upper case, or all of them.
    var sameCase: Bool
    /// The same accents.
    var sameAccents: Bool
    /// A capital at the start.
    var capital: Bool
  }

  /// - Parameters:
  ///   - name: the name's scanner, over the whole buffer of names.
  ///   - prefix: whether letters of the text may stand before the name (an Arabic article or preposition).
  func agrees(_ range: Range<Int>, with name: TokenScanner, _ nameRange: Range<Int>, _ demand: Demand) -> Bool {
    var at = range.lowerBound
    var nameAt = nameRange.lowerBound
    var letters = 0
    var capitals = 0
    var sameCase = true
    while true {
      guard let letter = nextLetter(scanner, &at, range.upperBound) else { break }
      guard let wanted = nextLetter(name, &nameAt, nameRange.upperBound) else { break }
      let isUpper = letter.type == Alphabet.Class.upper
      if demand.capital, letters == 0, !isUpper, letter.value < 0x3000 { return false }
      letters += 1
      if isUpper { capitals += 1 }
      if isUpper != (wanted.type == Alphabet.Class.upper) { sameCase = false }
      if demand.sameAccents, lower(letter.value) != lower(wanted.value) { return false }
    }
    return !demand.sameCase || sameCase || (letters >= 4 && capitals == letters)
  }

  private func nextLetter(_ scanner: TokenScanner, _ at: inout Int, _ end: Int) -> (type: UInt8, value: UInt32)? {
    while at < end {
      let (type, _, length) = scanner.character(at)
      let value = scanner.scalar(at).value
      at += length
      if type == Alphabet.Class.letter || type == Alphabet.Class.upper { return (type, value) }
    }
    return nil
  }

  private func lower(_ value: UInt32) -> UInt32 {
    value < UInt32(Alphabet.tableSize) ? UInt32(lowers[Int(value)]) : value
  }
}
