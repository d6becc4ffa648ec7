import Corpus

/// A name as a bibliographic record gives it.
enum PersonName: Equatable {
  /// Particles (`von`) belong to the family name; `given` and `suffix` may be empty.
  case person(family: String, given: String, suffix: String = "")
  /// The record says that it is no person's.
  case organization(String)
  /// A name that the record does not take apart.
  case text(String)

  /// As fields hold it: `Family, Given, Jr.`
  var value: String {
    switch self {
    case .person(let family, let given, let suffix):
      [family, given, suffix].filter { !$0.isEmpty }.joined(separator: ", ")
    case .organization(let name): name
    // `Shannon,Claude E.`
    case .text(let name): name.contains(",") ? Self.spaced(name) : name
    }
  }

  /// A space after each comma.
  private static func spaced(_ name: String) -> String {
    name.split(separator: ",").map { TextBuilder.line($0) }.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
