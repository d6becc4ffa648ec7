import CAnalysis

/// A language a text is written in.
package struct Detection: Sendable, Hashable {
  package var language: Language
  /// Of the text, 0 to 1.
  package var share: Double
  /// False when the guess is little better than another one, as for short texts.
  package var isReliable: Bool

  package init(language: Language, share: Double, isReliable: Bool) {
    self.language = language
    self.share = share
    self.isReliable = isReliable
  }
}

/// Tells the language of a text by CLD2, and by its script where that says more.
package struct LanguageDetector: Sendable {
  /// Bytes from the start of a text that are looked at: about a hundred pages.
  package static let longestSample = 1 << 18

  package init() {}

  /// The languages of a text, the most of it first; none when nothing can be said. Markers do not count.
  ///
  /// `hint` is what the document says of itself: it settles what the text leaves open, and never outvotes it.
  package func detect(_ text: String, hint: Language? = nil) -> [Detection] {
    var text = text
    return text.withUTF8 { bytes in detect(bytes, hint: hint) }
  }

  private func detect(_ bytes: UnsafeBufferPointer<UInt8>, hint: Language?) -> [Detection] {
    let length = CInt(min(bytes.count, Self.longestSample))
    var found = tv_detection()
    var counts = tv_script_counts()
    bytes.withMemoryRebound(to: CChar.self) { text in
      tv_count_scripts(text.baseAddress, length, &counts)
      _ = tv_detect_language(text.baseAddress, length, hint?.rawValue, &found)
    }
    guard counts.letters > 0 else { return [] }
    let scripts = ScriptCounts(counts)
    let isLong = found.text_bytes >= (scripts.isLatin ? Self.shortestLatinText : Self.shortestText)
    let isText = Int(found.score) >= Self.lowestScore
    let guesses =
      isText || found.text_bytes < Self.enoughText
      ? Self.guesses(found, isReliable: found.is_reliable != 0 && isLong && isText) : []
    if let language = scripts.eastAsianLanguage(hint: hint) {
      let first = Detection(language: language, share: scripts.eastAsianShare, isReliable: counts.letters >= 10)
      return [first] + guesses.filter { !["zh", "zh-Hant", "ja", "ko"].contains($0.language.rawValue) }
    }
    if scripts.mainScript == "Cyrl", let language = CyrillicCheck.language(of: bytes) {
      return [Detection(language: language, share: 1, isReliable: isLong)]
    }
    if let first = guesses.first, first.isReliable { return guesses }
    if let hint, scripts.isLatin { return [Detection(language: hint, share: 1, isReliable: false)] }
    if !guesses.isEmpty { return guesses }
    return (scripts.scriptLanguage ?? hint).map { [Detection(language: $0, share: 1, isReliable: false)] } ?? []
  }

  /// Bytes of letters below which a guess is not relied upon.
  private static let shortestLatinText = 40
  private static let shortestText = 20

  /// A text in a language that CLD2 knows scores higher, in any; below are names, codes and languages unknown to it,
  /// and much of that is no text in the language that it resembles most.
  private static let lowestScore = 280
  private static let enoughText = 1000

  private static func guesses(_ found: tv_detection, isReliable: Bool) -> [Detection] {
    let codes = withUnsafeBytes(of: found.languages) { bytes in
      (0..<3).map { index in
        String(decoding: bytes[(index * 16)..<(index * 16 + 16)].prefix { $0 != 0 }, as: UTF8.self)
      }
    }
    let percents = [found.percents.0, found.percents.1, found.percents.2]
    return zip(codes, percents).filter { !$0.0.isEmpty && !$0.0.hasPrefix("xx") && !noLanguages.contains($0.0) }
      .map { code, percent in
        Detection(
          language: Language(currentCodes[code] ?? code), share: Double(percent) / 100, isReliable: isReliable)
      }
  }

  /// Unknown, and languages made for fun, to which CLD2 comes for codes, tables and damaged text.
  private static let noLanguages: Set<String> = ["un", "tlh", "zzp", "zzb", "zze", "zzh", "vo", "ie", "ia"]

  /// Codes that CLD2 gives in forms since withdrawn or for groups; and Scots, which is English with a few Scottish names.
  private static let currentCodes = [
    "iw": "he", "jw": "jv", "in": "id", "mo": "ro", "nb": "no", "bh": "bho", "sco": "en",
  ]
}
