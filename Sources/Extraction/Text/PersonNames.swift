/// Takes lists of people's names apart.
enum PersonNames {
  /// `Ada King, Charles Babbage and Mary Somerville` → three names; a list with semicolons at these.
  ///
  /// `King, Ada` is one person and `Education and Training` none: such values are left as they are.
  static func split(_ list: String) -> [String] {
    if list.contains(";") { return list.split(separator: ";").map(String.init) }
    let names = PDFNames.names(in: list)
    guard names.count > 1 else { return [list] }
    let words = list.lowercased().split { !$0.isLetter }
    return words.contains { subjects.contains(String($0)) } ? [list] : names
  }

  /// Words of names of institutions that hold an `and` or a comma.
  private static let subjects: Set<String> = [
    "training", "skills", "development", "labour", "labor", "employment", "affairs", "culture", "science", "resources",
    "technology", "commission", "council", "agency", "organization", "organisation", "bank", "office", "group",
    "division", "centre", "center", "institute", "department", "network", "association", "foundation", "partners",
    "formation", "travail", "formación", "trabajo", "bildung", "arbeit",
  ]
}
