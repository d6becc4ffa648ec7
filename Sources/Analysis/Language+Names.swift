import Foundation

extension Language {
  /// What the language is called in another: `fr` is `French` in English. Nil where nobody knows.
  package func name(in other: Language) -> String? {
    Locale(identifier: other.rawValue).localizedString(forIdentifier: rawValue)
  }

  /// Whether people call the language so, in English or in the language itself: `Chinese`, `français`.
  package func isCalled(_ name: String) -> Bool {
    let wanted = name.lowercased()
    return self.name(in: .english)?.lowercased() == wanted || self.name(in: self)?.lowercased() == wanted
  }
}
