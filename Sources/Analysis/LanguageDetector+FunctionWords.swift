import Foundation

extension LanguageDetector {
  /// The language of a whole document; nil where nothing can be said.
  ///
  /// Capitals without accents, codes and scans with errors look like any language. Where detection is unsure, the
  /// function words decide among the languages of which they are known.
  ///
  /// - Parameter hint: what the document says of itself.
  package func detectMain(_ text: String, hint: Language? = nil) -> Detection? {
    guard let first = detect(text, hint: hint).first else { return nil }
    guard !first.isReliable, first.language != hint, let likely = Self.language(byFunctionWordsOf: text),
      likely != first.language
    else { return first }
    return Detection(language: likely, share: 1, isReliable: false)
  }

  private static let languages: [Language] = ["en", "fr", "es", "pt", "de", "it", "nl", "sv", "id", "sw", "tr"]
  private static let longestText = 2_000
  private static let fewestFunctionWords = 3

  /// Nil where there are few such words, or another language has as many: an eighth of a text's words are, at least.
  private static func language(byFunctionWordsOf text: String) -> Language? {
    let words = text.prefix(longestText).lowercased().folding(options: .diacriticInsensitive, locale: nil)
      .split { !$0.isLetter }.map(String.init)
    let counts = languages.map { language in (language, words.count { StopWords.contains($0, language: language) }) }
      .sorted { $0.1 > $1.1 }
    guard counts[0].1 >= fewestFunctionWords, counts[0].1 * 8 >= words.count, counts[0].1 > counts[1].1 else {
      return nil
    }
    return counts[0].0
  }
}
