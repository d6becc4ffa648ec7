/// Words that stand around a place's name and say what the name is there for: "meeting in Paris", "Michael Jordan".
struct Surroundings: Sendable {
  /// What the words are; the table's own words.
  enum Use: String, CaseIterable, Sendable {
    /// Stand before the town where a meeting was held or a treaty was made.
    case venue
    /// Name a gathering, of which town and date follow.
    case gathering
    /// Part of the name of a university, an institute or the like.
    case institution
    /// Part of the name of a publishing house.
    case publisher
    /// A person's first name: what follows is a family name.
    case givenName = "given-name"
    /// A family name: what stands before is a first name.
    case familyName = "family-name"
    /// Stands before a person's name that belongs to a place all the same: "San Francisco".
    case saint
    /// A word for a people that is the name of their language too.
    case language
    /// Follows the name of a language used as a noun: "French is".
    case afterLanguage = "after-language"
    /// Stands before the name of a people: "the French".
    case beforePeople = "before-people"
    /// A small word within the name of an institution: "of".
    case connector
  }

  /// By use and first word, sequences of folded words; of a venue's words the last is the first.
  private var phrases: [Use: [UInt64: [[UInt64]]]] = [:]

  init(_ tables: AuthorityTables) {
    for table in tables.parts(of: .surroundings) {
      let (use, phrase) = (table.column("use"), table.column("phrase"))
      for row in 0..<table.rowCount {
        guard let use = Use(rawValue: table.string(row, use)) else { continue }
        var words = FoldedWords.hashes(table.string(row, phrase))
        if use == .venue { words.reverse() }
        if let first = words.first { phrases[use, default: [:]][first, default: []].append(words) }
      }
    }
  }

  /// Whether words have a use, the first of them and as many after it as the phrase has.
  ///
  /// - Parameter words: folded; those before a venue in reverse.
  func have(_ use: Use, _ words: some Collection<UInt64>) -> Bool {
    guard let first = words.first, let candidates = phrases[use]?[first] else { return false }
    return candidates.contains { words.starts(with: $0) }
  }
}
