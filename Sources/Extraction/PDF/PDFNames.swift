/// Tells people's names and institutions by their form.
enum PDFNames {
  /// The names in a line that holds nothing but names, marks of notes and addresses; empty for other lines.
  ///
  /// - Parameter isContinued: whether the list began on the line before; people with one name are known then.
  static func names(in line: String, isContinued: Bool = false) -> [String] {
    guard line.utf8.count <= 200 else { return [] }
    var words: [Substring] = []
    for word in withoutBrackets(line).split(separator: " ") where !word.contains("@") && !word.contains("://") {
      if isPostcode(word) { return [] }
      let bare = word.filter { !isNoteMark($0) }
      if separators.contains(bare.lowercased()) {
        words.append(",")
      } else if !bare.isEmpty && !titles.contains(bare.lowercased()) {
        words.append(Substring(bare))
      }
    }
    let parts = words.joined(separator: " ").split { ",;·•|，、".contains($0) }
    let names = parts.map { $0.split(separator: " ") }.filter { !$0.isEmpty }
    let isSingle = { (words: [Substring]) in
      isContinued && names.count > 1 && words.count == 1 && words[0].count > 3 && isName(words + words)
    }
    // Page and Group are surnames, too: one such is believed among three names.
    let strange = names.filter { !isName($0) && !isSingle($0) }
    return strange.isEmpty
      || strange.count * 3 <= names.count && strange.allSatisfy { $0.count > 1 && isName($0, barring: false) }
      ? names.map { $0.joined(separator: " ") } : []
  }

  /// `SO17`, `1BJ`: a mark of a note follows its name's small letters.
  private static func isPostcode(_ word: Substring) -> Bool {
    guard let first = word.utf8.first, let digit = word.utf8.firstIndex(where: { (0x30...0x39).contains($0) }) else {
      return false
    }
    if (0x30...0x39).contains(first) { return word.utf8.count > 1 && word.utf8.contains { (0x41...0x5A).contains($0) } }
    return word[..<digit].utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// `Jan Pedersen (Somewhere, Inc.)` → `Jan Pedersen`.
  private static func withoutBrackets(_ line: String) -> String {
    guard line.contains("("), line.contains(")") else { return line }
    var depth = 0
    return String(
      line.filter { character in
        if character == "(" { depth += 1 }
        defer { if character == ")" { depth = max(0, depth - 1) } }
        return depth == 0
      })
  }

  /// The name in `Ana Silva, University of Somewhere`.
  static func nameBeforeInstitution(_ line: String) -> String? {
    guard let comma = line.firstIndex(of: ",") else { return nil }
    let names = names(in: String(line[..<comma]))
    return names.count == 1 && isAffiliation(String(line[comma...])) ? names.first : nil
  }

  /// Whether two names may be one person's: the last word of each is the same, and the first letter.
  ///
  /// One may have its surname first: `King, Ada`.
  static func isSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (words(of: left), words(of: right))
    return left.count > 1 && right.count > 1 && left.last == right.last && left[0].first == right[0].first
  }

  /// In small letters, the surname at the end.
  private static func words(of name: String) -> [Substring] {
    let parts = name.lowercased().split(separator: ",")
    return (parts.count == 2 ? parts.reversed() : parts).flatMap { $0.split(separator: " ") }
  }

  /// Whether a line names an institution or gives an address.
  static func isAffiliation(_ line: String) -> Bool {
    guard line.utf8.count <= 250 else { return false }
    if line.contains("@") { return true }
    let text = line.lowercased().replacing("institutions", with: "")
    // "College finance" is a subject.
    if text.hasPrefix("college ") && !text.hasPrefix("college of") { return false }
    return institutions.areIn(text) && isCapitalized(line)
  }

  /// Whether most of a line's longer words have a capital: sentences do not.
  private static func isCapitalized(_ line: String) -> Bool {
    let words = line.split { !$0.isLetter }.filter { $0.count > 3 && $0.unicodeScalars.allSatisfy { $0.value < 0x600 } }
    return words.count { $0.first?.isUppercase == true } * 5 >= words.count * 3
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
  ///
  /// - Parameter barring: whether the last word may not be one that names other things.
  private static func isName(_ words: [Substring], barring: Bool = true) -> Bool {
    let counted = words.count { !particles.contains(String($0)) }
    guard words.count >= 2, (1...4).contains(counted), words.contains(where: { $0.count { $0.isLetter } > 1 }) else {
      return false
    }
    return words.enumerated().allSatisfy { index, word in
      guard let first = word.first, word.count <= 20 else { return false }
      if particles.contains(String(word)) { return true }
      return first.isUppercase && word.allSatisfy { $0.isLetter || ".-'’".contains($0) } && !isAbbreviation(word)
        && (!noNames.contains(word.lowercased()) || !barring && index == words.count - 1)
    } && words.contains { $0.first?.isUppercase == true }
  }

  /// `C.c.p.`; but `T.D.` and `J.-P.` are initials.
  private static func isAbbreviation(_ word: Substring) -> Bool {
    word.split(separator: ".").contains { $0.first { $0 != "-" }?.isLowercase == true }
  }

  private static func isNoteMark(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || "*†‡§¶#∗⁎()[]¹²³⁴".contains(character)
  }

  /// Whether a word joins two names: "and".
  static func isSeparator(_ word: some StringProtocol) -> Bool { separators.contains(word.lowercased()) }

  private static let separators: Set<String> = ["and", "&", "y", "e", "et", "und", "with", "en", "och", "и"]
  private static let titles: Set<String> = [
    "by", "von", "par", "por", "dr", "dr.", "prof", "prof.", "professor", "phd", "ph.d.", "phd,", "ph.d.,", "mr", "mr.",
    "ms", "ms.", "mrs.", "m.sc.", "msc", "md", "m.d.", "ed.d.", "edd", "mba", "m.a.", "b.a.", "m.ed.", "jr.", "author",
    "authors", "author:", "authors:", "by:", "autor:", "autores:", "auteur:", "auteurs:", "autoren:", "verfasser:",
  ]
  private static let particles: Set<String> = [
    "de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den", "ter", "la", "le", "du", "bin",
    "ibn", "al", "el", "af", "zu",
  ]
  private static let noNames: Set<String> = [
    "the", "of", "for", "in", "on", "to", "at", "a", "an", "report", "paper", "working", "education", "policy",
    "university", "press", "journal", "volume", "issue", "chapter", "part", "summary", "table", "figure", "contents",
    "research", "review", "studies", "series", "national", "international", "ministry", "government", "page", "version",
    "skills", "development", "training", "vocational", "technical", "learning", "teaching", "teachers", "schools",
    "school", "higher", "quality", "standards", "framework", "strategy", "plan", "programme", "program", "project",
    "guide", "handbook", "manual", "annual", "final", "draft", "executive", "introduction", "department", "institute",
    "science", "engineering", "technology", "center", "centre", "college", "group", "office", "bank", "council",
    "association", "academy", "corporation", "foundation", "agency", "organization", "organisation", "company", "inc",
    "ltd", "gmbh", "federation", "union", "commission", "committee", "authority", "republic", "united", "january",
    "february", "april", "june", "july", "august",
    "september", "october", "november", "december", "educación", "formación", "informe", "éducation", "rapport",
    "bildung", "bericht", "educação", "relatório", "profesional", "nacional", "professionnelle", "supérieur",
    "research,",
    "division", "district", "court", "state", "county", "city", "section", "branch", "unit", "bureau", "board",
    "service", "services", "secretariat", "directorate", "business", "management", "library", "issues", "overview",
    "street", "avenue", "road", "box", "all", "rights", "reserved", "new", "south", "north", "east", "west",
  ]
  private static let institutions = PDFPhrases([
    "universi", "institut", "department", "departament", "département", "faculty", "facult", "facultad", "fakultät",
    "school of", "college", "academy", "laborator", "ministry", "ministère", "ministerio", "polytechni", "hochschule",
    "research center", "research centre", "centro de", "centre for", "center for", "gmbh", " inc.", " ltd",
    "corporation", "foundation", "association", "agency", "council", "organization", "organisation",
    "大学", "学院", "研究所", "研究院", "大學", "學院", "대학교", "연구원",
    "جامعة", "معهد", "كلية", "университет", "институт", "министерств", "đại học", "มหาวิทยาลัย", "विश्वविद्यालय",
  ])
}
