import Corpus

/// All tables of names, as a question searches them: those inside the binary by their lines, the site's rows as they are.
struct NameSources {
  let tables: [NameLines]
  let site: [NameRow]
  /// Phrases that hold a name without meaning it.
  let blockers: NameLines?
  private let acronymRules: NameLines?
  /// Tables with one English name a value.
  private let labels: [NameLines]

  init(_ authorities: AuthorityTables) {
    let sources: [(file: AuthorityFile, facet: Facet?, value: String)] = [
      (.themes, .theme, "code"), (.themeNames, .theme, "code"), (.placeNames, nil, "value"),
      (.organizationNames, .organization, "code"),
    ]
    tables = sources.compactMap { file, facet, value in
      NameLines(file, facet: facet, value: value, language: file == .themes ? LanguageCode.english.tag : "")
    }
    site = sources.flatMap { file, facet, value in
      NameRow.rows(authorities.sitePart(of: file), facet: facet, value: value)
    }
    let labels: [(file: AuthorityFile, facet: Facet)] = [
      (.themes, .theme), (.countries, .country), (.regions, .region), (.organizations, .organization),
    ]
    self.labels = labels.compactMap { NameLines($0, facet: $1, value: "code", language: LanguageCode.english.tag) }
    blockers = NameLines(.blockers, facet: .language, value: "language", name: "phrase")
    acronymRules = NameLines(.acronymRules, facet: .organization, value: "acronym", name: "code")
  }

  /// What people call a value in English; nil for one that only the site has.
  func label(_ value: FacetValue) -> String? { labels.lazy.compactMap { $0.rows(of: value).first?.name }.first }

  /// Whether an acronym is one of several things, or a word.
  func hasRule(_ acronym: String) -> Bool { acronymRules?.line(startingWith: acronym + ",") != nil }
}
