/// Tells people's names and institutions by their form.
enum PDFNames {
  /// The names in a line that holds nothing but names, marks of notes and addresses; empty for other lines.
  static func names(in line: String) -> [String] {
    guard line.utf8.count <= 200 else { return [] }
    var words: [Substring] = []
    for word in line.split(separator: " ") where !word.contains("@") && !word.contains("://") {
      let bare = word.filter { !isNoteMark($0) }
      if separators.contains(bare.lowercased()) {
        words.append(",")
      } else if !bare.isEmpty && !titles.contains(bare.lowercased()) {
        words.append(Substring(bare))
      }
    }
    let parts = words.joined(separator: " ").split { ",;·|，、".contains($0) }
    let names = parts.map { $0.split(separator: " ") }.filter { !$0.isEmpty }
    return names.allSatisfy(isName) ? names.map { $0.joined(separator: " ") } : []
  }

  /// Whether a line names an institution or gives an address.
  static func isAffiliation(_ line: String) -> Bool {
    guard line.utf8.count <= 250 else { return false }
    if line.contains("@") { return true }
    let text = line.lowercased().replacing("institutions", with: "")
    return institutions.contains { text.contains($0) } && isCapitalized(line)
  }

  /// Whether at least half of a line's longer words have a capital: sentences do not.
  private static func isCapitalized(_ line: String) -> Bool {
    let words = line.split { !$0.isLetter }.filter { $0.count > 3 && $0.unicodeScalars.allSatisfy { $0.value < 0x600 } }
    return words.count { $0.first?.isUppercase == true } * 2 >= words.count
  }

  /// Whether the list of names goes on in the next line.
  static func isOpenEnded(_ line: String) -> Bool {
    guard let last = line.split(separator: " ").last else { return false }
    return last.hasSuffix(",") || last.hasSuffix(";") || separators.contains(last.lowercased())
  }

  /// `Ethan L. Hutt`, `J. Doe`.
  static func hasInitial(_ name: String) -> Bool {
    name.split(separator: " ").contains { $0.count <= 3 && $0.hasSuffix(".") && $0.first?.isUppercase == true }
  }

  /// Two to four words, each with a capital, and particles.
  private static func isName(_ words: [Substring]) -> Bool {
    let counted = words.count { !particles.contains(String($0)) }
    guard words.count >= 2, (1...4).contains(counted), words.contains(where: { $0.count { $0.isLetter } > 1 }) else {
      return false
    }
    return words.allSatisfy { word in
      guard let first = word.first, word.count <= 20 else { return false }
      if particles.contains(String(word)) { return true }
      return first.isUppercase && word.allSatisfy { $0.isLetter || ".-'’".contains($0) }
        && !noNames.contains(word.lowercased())
    } && words.contains { $0.first?.isUppercase == true }
  }

  private static func isNoteMark(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || "*†‡§¶#∗⁎()[]¹²³⁴".contains(character)
  }

  private static let separators: Set<String> = ["and", "&", "y", "e", "et", "und", "with", "en", "och", "и"]
  private static let titles: Set<String> = [
    "by", "von", "par", "por", "dr", "dr.", "prof", "prof.", "professor", "phd", "ph.d.", "phd,", "ph.d.,", "mr", "mr.",
    "ms", "ms.", "mrs.", "m.sc.", "msc",
  ]
  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den", "ter", "la", "le", "du", "bin",
    "ibn", "al", "el", "af", "zu",
  ]
  private static let noNames: Set<String> = [
    "the", "of", "for", "in", "on", "to", "at", "a", "an", "report", "paper", "working", "education", "policy",
    "university", "press", "journal", "volume", "issue", "chapter", "part", "summary", "table", "figure", "contents",
    "research", "review", "studies", "series", "national", "international", "ministry", "government", "page", "version",
  ]
  private static let institutions = [
    "universi", "institut", "department", "departament", "département", "faculty", "facult", "facultad", "fakultät",
    "school of", "college", "academy", "laborator", "ministry", "ministère", "ministerio", "polytechni", "hochschule",
    "research center", "research centre", "centro de", "centre for", "center for", "gmbh", " inc.", " ltd",
    "大学", "学院", "研究所", "研究院", "大學", "學院", "대학교", "연구원",
    "جامعة", "معهد", "كلية", "университет", "институт", "министерств", "đại học", "มหาวิทยาลัย", "विश्वविद्यालय",
  ]
}
