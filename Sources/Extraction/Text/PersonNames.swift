import Corpus

/// Takes lists of people's names apart.
enum PersonNames {
  /// `Ada King, Charles Babbage and Mary Somerville` → three names; a list with semicolons at these.
  ///
  /// `King, Ada` is one person and `Education and Training` none: such values are left as they are.
  ///
  /// - Parameter holdsPeople: whether a text such as `Mensah & Sow` is one of family names, and not a firm's.
  static func split(_ list: String, holdsPeople: Bool = false) -> [String] {
    if list.contains(";") { return list.split(separator: ";").map(String.init) }
    let words = list.lowercased().split { !$0.isLetter }
    if words.contains(where: { subjects.contains(String($0)) }) { return [list] }
    if let inverted = invertedNames(list) { return inverted }
    let names = PDFNames.names(in: list)
    if names.count > 1 { return names }
    return holdsPeople ? familyNames(list) ?? [list] : [list]
  }

  /// The names in `Mensah, Sow & Diallo`; nil where it is no such list.
  private static func familyNames(_ list: String) -> [String]? {
    let pieces = parts(list, joinedBy: joints)
    guard pieces.count > 1 else { return nil }
    let names = pieces.flatMap { $0.split(separator: ",") }.map { TextBuilder.line($0) }
    return names.allSatisfy { !$0.contains(" ") && isPart($0) } ? names : nil
  }

  private static let joints: Set<String> = ["and", "&", "und", "et", "y"]

  /// The names in `Ng'ang'a, J. and Sow, A.`, `Mensah, K., Sow, A., & Diallo, B.`; nil where there are fewer than two, or
  /// something else is among them.
  private static func invertedNames(_ list: String) -> [String]? {
    var names: [String] = []
    for piece in parts(list, joinedBy: joints) {
      let parts = piece.split(separator: ",").map { TextBuilder.line($0) }.filter { !$0.isEmpty }
      guard parts.count % 2 == 0, parts.count > 0, parts.allSatisfy(isPart) else { return nil }
      // More names than one without a word between them: the given names are initials.
      guard parts.count == 2 || stride(from: 1, to: parts.count, by: 2).allSatisfy({ areInitials(parts[$0]) }) else {
        return nil
      }
      names += stride(from: 0, to: parts.count, by: 2).map { "\(parts[$0]), \(parts[$0 + 1])" }
    }
    return names.count > 1 ? names : nil
  }

  /// Cuts a text at words.
  private static func parts(_ text: String, joinedBy joints: Set<String>) -> [String] {
    let words = text.split(separator: " ")
    return words.split { joints.contains($0.lowercased()) }.map { $0.joined(separator: " ") }
  }

  /// Whether a text may be a family name or given names: up to four words, the last with a capital.
  private static func isPart(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...4).contains(words.count), words.last?.first?.isUppercase == true else { return false }
    return text.allSatisfy { $0.isLetter || " .-'’".contains($0) } && !NameWords.nameOrganization(text)
  }

  private static func areInitials(_ text: String) -> Bool {
    text.split(separator: " ").allSatisfy { NameWords.areInitials(String($0)) }
  }

  /// Words of names of institutions that hold an `and` or a comma.
  private static let subjects: Set<String> = [
    "training", "skills", "development", "labour", "labor", "employment", "affairs", "culture", "science", "resources",
    "technology", "commission", "council", "agency", "organization", "organisation", "bank", "office", "group",
    "division", "centre", "center", "institute", "department", "network", "association", "foundation", "partners",
    "formation", "travail", "formación", "trabajo", "bildung", "arbeit",
  ]
}
