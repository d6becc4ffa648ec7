import Analysis

/// Corrects the guess of a charset by the language of the text: the sets for western and for Baltic or Central European
/// languages have the same bytes for different letters, and in short texts the letters of ASCII tell the language better
/// than the others tell the set.
enum AlphabetCheck {
  /// Bytes that are looked at.
  private static let window = 4000

  /// Charsets of a family of languages, the commonest first, and the letters past ASCII that each language has.
  private static let families: [(charsets: [String], alphabets: [String: String])] = [
    (
      ["CP1257", "ISO-8859-13", "ISO-8859-4"],
      ["lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūžōŗ", "et": "äõöüšž"]
    ),
    (
      ["CP1250", "ISO-8859-2"],
      [
        "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "sl": "čšž",
        "hr": "čćđšž", "bs": "čćđšž", "sr": "čćđšž", "ro": "ăâîşţșț",
      ]
    ),
  ]

  /// - Parameter guess: a western charset.
  /// - Returns: the charset in which nearly all letters are of the alphabet of the text's language, where they are not in
  ///   `guess`; else `guess`.
  static func charset(of sample: [UInt8], guess: String) -> String {
    let sample = Array(sample.prefix(window))
    guard let guessed = decode(sample, guess) else { return guess }
    for (charsets, alphabets) in families {
      let texts = charsets.compactMap { charset in decode(sample, charset).map { (charset, $0) } }
      guard let first = texts.first, let found = LanguageDetector().detect(first.1).first,
        let alphabet = alphabets[found.language.primary]
      else { continue }
      let letters = Set(alphabet.unicodeScalars)
      guard share(of: letters, in: guessed) < 0.7 else { return guess }
      // Of equals the first.
      let best = texts.reduce((charset: guess, share: 0.9)) { best, text in
        let share = share(of: letters, in: text.1)
        return share > best.share ? (text.0, share) : best
      }
      if best.charset != guess { return best.charset }
    }
    return guess
  }

  private static func decode(_ bytes: [UInt8], _ charset: String) -> String? {
    bytes.withUnsafeBufferPointer { Iconv.decode($0, from: charset) }
  }

  /// Of the characters past ASCII that are letters, or nothing that a text has, the share that the alphabet has.
  private static func share(of alphabet: Set<Unicode.Scalar>, in text: String) -> Double {
    var known = 0
    var count = 0
    for scalar in text.lowercased().unicodeScalars where scalar.value >= 0x80 {
      if alphabet.contains(scalar) { known += 1 }
      if scalar.properties.isAlphabetic || scalar.value == 0xFFFD || scalar.value < 0xA0 { count += 1 }
    }
    return count == 0 ? 1 : Double(known) / Double(count)
  }
}
