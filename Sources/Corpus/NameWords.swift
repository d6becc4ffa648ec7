/// Words that tell the parts of a name apart, and persons from organizations.
package enum NameWords {
  /// In lower case everywhere; with a capital only those that are hardly ever a given name: `Van` and `Le` are in
  /// Viet Nam.
  package static func isParticle(_ word: String) -> Bool {
    particles.contains(word) || ["De", "Del", "Della", "Dos", "Von", "El", "Al"].contains(word)
  }

  private static let particles: Set<String> = [
    "af", "al", "av", "bin", "bint", "d'", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "las", "le", "los", "ould", "ten", "ter", "van", "von", "zu", "zum", "zur", "ابن", "بن",
  ]

  /// Whether the word joins two family names: `Ortega y Gasset`.
  package static func joins(_ word: String) -> Bool { word == "y" || word == "e" || word == "i" }

  package static func isSuffix(_ word: String) -> Bool {
    ["jr", "sr", "ii", "iii", "iv", "filho", "júnior", "neto"].contains(word.lowercased().filter { $0 != "." })
  }

  /// `J.`, `JA`, `J.-P.`
  package static func areInitials(_ word: String) -> Bool {
    let letters = word.filter { $0 != "." && $0 != "-" }
    return (1...3).contains(letters.count) && letters.allSatisfy(\.isUppercase)
      && (letters.count < 3 || word.contains("."))
  }

  /// Whether a name shows by itself that it is not to be cut into given name and family name.
  package static func isWhole(_ name: String) -> Bool {
    !name.contains(" ") || nameOrganization(name)
      || !name.contains(",") && name.unicodeScalars.contains(where: isUnspaced)
  }

  package static func nameOrganization(_ name: String) -> Bool {
    name.split { !$0.isLetter && $0 != "&" }.contains { word in
      let lower = word.lowercased()
      return connectives.contains(String(word)) || organizationWords.contains(lower)
        || organizationStems.contains { lower.hasPrefix($0) }
    }
  }

  /// In lower case these are never a person's; with a capital they may be (`Nguyen The Anh`).
  private static let connectives: Set<String> = ["&", "and", "for", "of", "the", "für", "und", "pour", "et", "para"]

  private static let organizationWords: Set<String> = [
    "bank", "banque", "project", "programme", "banco", "union", "unesco", "unevoc", "unicef", "oecd", "ocde", "ilo",
    "oit", "cedefop", "bibb",
    "giz", "inc", "ltd", "gmbh",
    "llc", "group", "nations", "team", "trust", "unit", "board", "fund", "office", "school", "college", "division",
    "consortium", "alliance", "forum", "company",
  ]

  private static let organizationStems = [
    "academ", "administra", "agenc", "agência", "agentur", "associa", "asocia", "authorit", "bundes", "center",
    "centre", "centro", "commission", "committee", "comisión", "comité", "comissão", "commonwealth", "confedera",
    "conference", "corporation", "council", "department", "departamento", "directorate", "federa", "fondation",
    "foundation", "fundación", "fundação", "government", "gouvernement", "hochschule", "institu", "instituto",
    "kementerian", "ministe", "ministè", "ministé", "ministr", "netzwerk", "network", "observator", "organis",
    "organiz", "partnership", "polytechni", "programme", "república", "republic", "secretari", "servicio", "société",
    "societ", "syndicat", "universi", "université", "министерств", "университет", "институт", "وزارة", "منظمة", "جامعة",
  ]

  /// Whether the scalar belongs to a script in which names are not parted by blanks, or not family from given
  /// name: Han, Kana, Hangul, Thai, Lao, Burmese, Khmer.
  package static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007,
      0x3040...0x30FF, 0x3130...0x318F, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F,
      0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
