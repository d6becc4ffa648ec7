import Corpus

/// An author or editor as reference managers want it.
enum CitedName: Sendable, Equatable {
  /// Particles (`von`, `de la`) belong to the family name; the suffix (`Jr.`) may be empty.
  case person(family: String, given: String, suffix: String)
  /// An organization, a single name, or a name in a script that sets no blank between family and given name.
  case literal(String)

  /// Reads a name as documents write it.
  ///
  /// - `Family, Given` is taken at its word.
  /// - `Given Family` is split before the last word; particles before it go with it.
  /// - `Family JA`, initials last, is split before the initials.
  /// - Parameter isOrganization: whether the name is known to be an organization's.
  init(_ text: String, isOrganization: Bool = false) {
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if isOrganization || NameWords.nameOrganization(name) {
      self = .literal(name)
    } else if let parted = Self.partedByComma(name) {
      self = parted
    } else if name.unicodeScalars.contains(where: NameWords.isUnspaced) {
      self = .literal(name)
    } else {
      self = Self.partedByWords(name)
    }
  }

  private static func partedByComma(_ name: String) -> CitedName? {
    var parts = name.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    parts.removeAll(where: \.isEmpty)
    guard parts.count > 1, let family = parts.first else { return nil }
    let suffixes = parts.dropFirst().filter(NameWords.isSuffix)
    let given = parts.dropFirst().filter { !NameWords.isSuffix($0) }.joined(separator: " ")
    guard given.isEmpty else { return .person(family: family, given: given, suffix: suffixes.first ?? "") }
    // "John Smith, Jr."
    guard case .person(let family, let given, _) = partedByWords(family) else { return nil }
    return .person(family: family, given: given, suffix: suffixes.first ?? "")
  }

  private static func partedByWords(_ name: String) -> CitedName {
    var words = name.split(separator: " ").map(String.init)
    var suffix = ""
    if words.count > 2, let last = words.last, NameWords.isSuffix(last) {
      suffix = last
      words.removeLast()
    }
    guard words.count > 1, let last = words.last else { return .literal(name) }
    if NameWords.areInitials(last), !NameWords.areInitials(words[0]) {
      return .person(family: words.dropLast().joined(separator: " "), given: last, suffix: suffix)
    }
    var start = words.count - 1
    while start > 1 {
      if start > 2, NameWords.joins(words[start - 1]) {
        start -= 2
      } else if NameWords.isParticle(words[start - 1]) {
        start -= 1
      } else {
        break
      }
    }
    return .person(
      family: words[start...].joined(separator: " "), given: words[..<start].joined(separator: " "), suffix: suffix)
  }

  /// The name in one line, family name first: `García Márquez, Gabriel`.
  var inverted: String {
    switch self {
    case .literal(let name): name
    case .person(let family, let given, let suffix):
      [family, given, suffix].filter { !$0.isEmpty }.joined(separator: ", ")
    }
  }

  /// What a list is ordered and a key made by.
  var family: String {
    switch self {
    case .literal(let name): name
    case .person(let family, _, _): family
    }
  }
}
