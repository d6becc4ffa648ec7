import Corpus

/// Tells laws, and what organizations of states recommend, by the form of their titles.
enum LegalTitle {
  /// - Parameter title: in small letters.
  static func kind(_ title: String) -> DocumentKind? {
    if laws.contains(where: { starts(title, $0) }) || isAct(title) || isCode(title) || isChinese(title) { return .law }
    if conventions.contains(where: title.hasPrefix) || isNumbered(title, " convention") { return .law }
    return recommendations.contains(where: title.hasPrefix) || isNumbered(title, " recommendation") ? .policy : nil
  }

  /// "… Convention, 1975", "… Recommendation (No. 195)"
  private static func isNumbered(_ title: String, _ word: String) -> Bool {
    title.ranges(of: word).contains { range in
      let rest = title[range.upperBound...]
      return rest.hasPrefix(" (no") || rest.hasPrefix(", 19") || rest.hasPrefix(", 20")
    }
  }

  /// Whether a title begins with a word, as laws do; English words begin other titles too: "Law and practice".
  private static func starts(_ title: String, _ word: String) -> Bool {
    guard title.hasPrefix(word) else { return false }
    let rest = title.dropFirst(word.count)
    guard let next = rest.first else { return true }
    if next.isLetter { return false }
    guard english.contains(word), let second = rest.split(whereSeparator: { $0 == " " || $0 == "," }).first else {
      return true
    }
    return !second.allSatisfy(\.isLetter)
      || ["no", "on", "of", "for", "concerning", "relating"].contains(second)
        && !(word == "regulation" && second == "of")
  }

  /// "Education Act", "Education Act 2011", "Education Act (No. 3)"
  private static func isAct(_ title: String) -> Bool {
    let words = title.split { $0 == " " || $0 == "," }
    guard let act = words.lastIndex(of: "act"), act > 0 else { return false }
    return act + 1 == words.count || !(words[act + 1].first?.isLetter ?? false) || words[act + 1] == "no."
  }

  /// "Berufsbildungsgesetz", "Berufsbildungsgesetz (BBiG)", "Ausbildereignungsverordnung vom 21. Januar 2009"
  private static func isCode(_ title: String) -> Bool {
    let words = title.split(separator: " ")
    guard let first = words.first, first.hasSuffix("gesetz") || first.hasSuffix("verordnung") else { return false }
    return words.count == 1 || words[1].hasPrefix("(") || words[1] == "vom"
  }

  private static func isChinese(_ title: String) -> Bool {
    title.hasPrefix("中华人民共和国") && ["法", "条例", "规定", "办法", "细则", "令"].contains { title.contains($0) }
  }

  private static let english: Set<String> = ["act", "law", "decree", "regulation"]
  private static let laws = [
    "act", "law", "federal law", "decree", "royal decree", "regulation", "ley", "decreto", "real decreto", "lei",
    "portaria", "loi", "décret", "arrêté", "ordonnance", "gesetz", "verordnung", "закон", "федеральный закон", "указ",
    "постановление", "مرسوم", "قانون", "نظام", "legge", "luật", "nghị định", "undang-undang", "reglamento", "ordenanza",
  ]
  private static let conventions = [
    "convention on ", "convention concerning ", "convention against ", "convention sur ", "convention concernant ",
    "convenio sobre ", "convención sobre ", "конвенция о",
  ]
  private static let recommendations = [
    "recommendation on ", "recommendation concerning ", "recommendation no", "council recommendation ",
    "recommandation sur ", "recommandation concernant ", "recomendación sobre ", "recomendación relativa ",
    "empfehlung des rates ", "рекомендация о",
  ]
}
