import Analysis
import Corpus
import Facets
import Testing

@Suite("Themes") struct ThemeTests {
  /// A title of one line, in a language, and a theme that it treats.
  static let titles: [(Language, String, String)] = [
    ("en", "Apprenticeships in Kenya", "apprenticeship"), ("en", "The apprenticeship of welders", "apprenticeship"),
    ("en", "Recognising skills: the recognition of prior learning", "recognition-of-prior-learning"),
    ("fr", "La validation des acquis de l'expérience au Mali", "recognition-of-prior-learning"),
    ("es", "La formación profesional dual en España", "dual-system"),
    ("pt", "A aprendizagem profissional no Brasil", "apprenticeship"),
    ("de", "Die duale Ausbildung in der Schweiz", "dual-system"),
    ("zh", "学徒制的发展", "apprenticeship"), ("zh-Hant", "學徒制", "apprenticeship"),
    ("ru", "Проблемы ученичества на предприятиях", "apprenticeship"),
    ("ar", "تطوير التلمذة الصناعية", "apprenticeship"),
  ]

  @Test("a label is found in any inflection, in its own language", arguments: titles)
  func findsLabels(_ language: Language, _ title: String, _ theme: String) {
    #expect(Samples.values(.theme, .about, of: Samples.document(title: title, []), language: language).contains(theme))
  }

  @Test(
    "a label of several meanings counts near words that tell which is meant",
    arguments: [
      ("fr", "Conditions d'admission en apprentissage chez un maître", "apprenticeship", true),
      ("fr", "L'apprentissage de la lecture chez les élèves", "apprenticeship", false),
      ("fr", "Des apprentissages au contrat", "apprenticeship", false),
      ("fr", "L'apprentissage", "apprenticeship", false),
      ("es", "El aprendizaje en la empresa: los aprendices", "apprenticeship", true),
      ("es", "El aprendizaje de los alumnos en la empresa", "apprenticeship", false),
      ("pt", "A aprendizagem no SENAI: aprendizes da indústria", "apprenticeship", true),
      ("pt", "O ensino e a aprendizagem", "apprenticeship", false),
      ("de", "Dauer der Ausbildung: Auszubildende und Ausbilder", "initial-vocational-education-and-training", true),
      ("de", "Die akademische Ausbildung der Lehrer", "initial-vocational-education-and-training", false),
      ("fr", "La formation et les métiers", "technical-and-vocational-education-and-training", true),
      ("fr", "La formation du gouvernement", "technical-and-vocational-education-and-training", false),
      ("en", "Employers and skills", "skills-development", true),
      ("en", "Reading skills of children", "skills-development", false),
    ] as [(Language, String, String, Bool)])
  func context(_ language: Language, _ title: String, _ theme: String, _ isTreated: Bool) {
    let themes = Samples.values(.theme, .about, of: Samples.document(title: title, []), language: language)
    #expect(themes.contains(theme) == isTreated, "\(themes)")
  }

  @Test(
    "words that only share a stem with a label's are not taken for it",
    arguments: [
      ("informality", "The information of the public"), ("industrialisation", "Industries of the north"),
      ("final examination", "Finally examined"), ("informal economy", "The information economy"),
      ("machining", "Machines in the hall"), ("automation", "He was automated"),
    ])
  func strangers(_ label: String, _ title: String) throws {
    let folder = try SiteTests.site([
      "themes.csv": "code\nsample-theme\n",
      "theme_names.csv": "code,language,name,kind,match\nsample-theme,en,\(label),name,\n",
    ])
    let tagger = Tagger(authorities: try Authorities(site: folder))
    let about = { (title: String) in
      tagger.annotate(Samples.document(title: title, []), language: "en").filter { $0.value == "sample-theme" }
    }
    #expect(about("On \(label)").count == 1)
    #expect(about(title).isEmpty)
  }

  @Test("a word without its accents, met before, does not spoil the word")
  func accents() {
    let stems = StemCache()
    let themes = { (title: String) in
      Samples.tagger.annotate(Samples.document(title: title, []), language: "es", stems: stems)
        .filter { $0.facet == .theme }.map(\.value)
    }
    let title = "La formación profesional en España"
    let before = themes(title)
    #expect(before.contains("technical-and-vocational-education-and-training"))
    _ = themes("FORMACION PROFESIONAL")
    #expect(themes(title) == before)
  }

  @Test("a text in a language without labels is read for English ones")
  func otherLanguages() {
    let document = Samples.document(title: "Apprenticeship e industria 4.0", [])
    for language: Language? in ["it", "ss", nil] {
      #expect(Samples.values(.theme, .about, of: document, language: language).contains("apprenticeship"))
    }
  }

  @Test("an acronym counts in its own case and in every language")
  func acronyms() {
    let text = "RPL for all: how RPL came about"
    for language: Language in ["en", "fr", "ru"] {
      let document = Samples.document(title: text, [])
      #expect(
        Samples.values(.theme, .about, of: document, language: language) == ["recognition-of-prior-learning"])
    }
    #expect(Samples.values(.theme, .about, of: Samples.document(title: "rpl for all", [])) == [])
  }

  @Test("what is named once in passing is no theme of a long text")
  func passing() {
    let filler = String(repeating: "The village has a market, a well and two roads. ", count: 400)
    let document = Samples.document(title: "A village", [Block(.body, filler + "An apprenticeship is rare. " + filler)])
    #expect(Samples.values(.theme, .about, of: document) == [])
  }

  @Test("references, and the names of publishers, are no themes")
  func asideParts() {
    let document = Samples.document(
      title: "A village", fields: [Field(.publisher, "Apprenticeship Authority", origin: .record)],
      [Block(.references, "Smith, A. 2001. Apprenticeship. Apprenticeship Press.")])
    #expect(Samples.values(.theme, .about, of: document) == [])
  }

  @Test("evidence shows where the theme is named")
  func evidence() throws {
    let document = Samples.document(title: "On the apprenticeships of Nairobi", [])
    let tag = try #require(Samples.tagger.annotate(document, language: "en").first { $0.facet == .theme })
    #expect(tag.evidence.map(\.words) == ["On the apprenticeships of Nairobi"])
    #expect(tag.evidence.map(\.part) == ["title"])
  }

  @Test("a site's theme is found, and lies where its file puts it")
  func siteThemes() throws {
    let folder = try SiteTests.site([
      "themes.csv": "code,broader,scope_note\nwelding-bees,apprenticeship,Contests of welders\n",
      "theme_names.csv": "code,language,name,kind,match\nwelding-bees,en,welding bee,name,\n",
    ])
    let authorities = try Authorities(site: folder)
    #expect(authorities.faults() == [])
    let tags = Tagger(authorities: authorities).annotate(
      Samples.document(title: "Two welding bees", []), language: "en")
    #expect(tags.filter { $0.facet == .theme }.map(\.value) == ["welding-bees"])
    #expect(authorities.themes.descendants(of: "apprenticeship").contains("welding-bees"))
    #expect(authorities.resolve("Welding Bee", facets: [.theme]) == .found(FacetValue(.theme, "welding-bees")))
    #expect(
      authorities.resolve("weldin bee", facets: [.theme]) == .unknown(suggestions: [FacetValue(.theme, "welding-bees")])
    )
  }

  @Test("the thesaurus has no circle, no orphan and a label for each concept in eight languages")
  func thesaurus() {
    let themes = Samples.authorities.themes
    #expect(themes.all.count >= 250)
    for theme in themes.all {
      #expect(!themes.descendants(of: theme.code).contains(theme.code))
      let labelled = Set(
        Samples.authorities.names(of: FacetValue(.theme, theme.code)).filter { $0.kind == "name" }.map(\.language))
      #expect(labelled.isSuperset(of: ["en", "fr", "es", "ar", "zh", "ru", "pt", "de"]), "\(theme.code)")
    }
    let below = Set(themes.top.flatMap { [$0.code] + themes.descendants(of: $0.code) })
    #expect(below == Set(themes.all.map(\.code)))
  }
}
