/// A national EBCDIC set (IBM CDRA), which puts the letters of a language where the others have braces and the like:
/// read as 037, "für" is "f}r".
struct EBCDICNational {
  /// The converter's name.
  private let charset: String
  /// Its letters at such places, where they may stand within a word.
  private let own: Set<UInt8>
  /// What are letters in 037, and signs here.
  private let foreign: Set<UInt8>
  /// The commonest words of its language, as far as they are written in letters that all sets share.
  private let words: Set<String>

  private static let all = [
    EBCDICNational(
      charset: "IBM273", own: [0x4A, 0x5A, 0x6A, 0xA1, 0xC0, 0xD0, 0xE0],
      foreign: [0x43, 0x59, 0x63, 0xCC, 0xDC, 0xEC],
      words: ["und", "der", "die", "das", "den", "von", "mit"]),
    EBCDICNational(
      charset: "IBM297", own: [0x6A, 0xC0, 0xD0, 0xE0], foreign: [0x44, 0x48, 0x51, 0x54, 0xDD],
      words: ["les", "des", "et", "du", "une", "dans", "est"]),
    EBCDICNational(
      charset: "IBM284", own: [0x6A, 0x7B], foreign: [0x49, 0x69],
      words: ["el", "los", "las", "del", "que", "una", "y"]),
    EBCDICNational(
      charset: "IBM278", own: [0x6A, 0xC0, 0xD0], foreign: [0x43, 0x47, 0xCC],
      words: ["och", "att", "som", "det", "av"]),
    EBCDICNational(
      charset: "IBM277", own: [0x6A, 0xC0, 0xD0], foreign: [0x47, 0x70, 0x9C], words: ["og", "af", "av", "til", "det"]),
  ]

  private static let places = all.reduce(into: Set<UInt8>()) { $0.formUnion($1.own.union($1.foreign)) }

  /// The set in which a text has the most words of its language, if it has letters of that language within words.
  static func detect(_ sample: some Sequence<UInt8>) -> String? {
    let bytes = Array(sample)
    var within = [Int](repeating: 0, count: 256)
    for index in bytes.indices.dropFirst().dropLast() where isLetter(bytes[index - 1]) && isLetter(bytes[index + 1]) {
      within[Int(bytes[index])] += 1
    }
    func count(_ places: Set<UInt8>) -> Int { places.reduce(0) { $0 + within[Int($1)] } }
    let candidates = all.filter { count($0.own) > count($0.foreign) }
    guard !candidates.isEmpty else { return nil }
    let words = bytes.split { !isLetter($0) && !places.contains($0) }.map(word)
    let found = candidates.map { set in (set.charset, words.count { set.words.contains($0) }) }
    return found.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte | 0x40 {
    case 0xC1...0xC9, 0xD1...0xD9, 0xE2...0xE9: byte >= 0x80
    default: false
    }
  }

  /// In small letters of ASCII, others as `?`.
  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    String(
      decoding: bytes.map { byte -> UInt8 in
        switch byte | 0x40 {
        case _ where !isLetter(byte): UInt8(ascii: "?")
        case let upper where upper < 0xD0: upper - 0xC1 + UInt8(ascii: "a")
        case let upper where upper < 0xE0: upper - 0xD1 + UInt8(ascii: "j")
        case let upper: upper - 0xE2 + UInt8(ascii: "s")
        }
      }, as: UTF8.self)
  }
}
