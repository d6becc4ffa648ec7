import Testing

@testable import Analysis

@Suite struct AnalyzerTests {
  /// The words on the right are found by those on the left: they share a stem in the language.
  @Test(arguments: [
    ("en", "training", "trainings"), ("en", "skills", "SKILL"), ("en", "certified", "certifies"),
    ("en", "oﬃce", "offices"), ("en", "vo\u{AD}ca\u{200B}tional", "vocational"), ("en", "ＴＶＥＴ", "tvet"),
    ("pt", "educação", "educações"), ("pt", "educação", "educac\u{327}a\u{303}o"), ("pt", "EDUCAÇÃO", "educação"),
    ("de", "Prüfung", "Prüfungen"), ("de", "Größe", "GRÖSSE"), ("de", "Ausbildungsplätze", "Ausbildungsplatz"),
    ("fr", "apprentissages", "apprentissage"), ("fr", "ÉLÈVES", "élève"), ("fr", "œuvres", "oeuvre"),
    ("es", "formación", "formaciones"), ("it", "scuole", "scuola"), ("nl", "opleidingen", "opleiding"),
    ("ru", "обучение", "обучения"), ("ru", "её", "ее"), ("sv", "utbildningar", "utbildning"),
    ("tr", "okullar", "okul"), ("tr", "EĞİTİM", "eğitim"), ("tr", "IŞIK", "ışık"),
    ("id", "pelatihan", "latih"), ("hi", "कौशलों", "कौशल"), ("fi", "opettajat", "opettaja"),
    ("ar", "والتدريب", "تدريب"), ("ar", "التدريب", "تدريب"), ("ar", "بالتدريب", "للتدريب"),
    ("ar", "المهنيّ", "المهني"), ("ar", "أنماط", "انماط"), ("ar", "المهنـــية", "المهنية"),
    ("el", "εκπαίδευση", "εκπαίδευσης"), ("fa", "آموزشی", "آموزشي"), ("vi", "Đào tạo", "đào tạo"),
    ("zh", "職業教育", "职业教育"), ("ja", "ｶﾞｲﾄﾞ", "ガイド"), ("ko", "\u{1112}\u{1161}\u{11AB}글", "한글"),
    ("km", "បណ្តុះបណ្តាល", "បណ្តុះបណ្តាល"), ("", "Łódź", "lodz"), ("", "٢٠٢٤", "2024"), ("en", "m²", "m2"),
  ])
  func sharesStem(language: Language, one: String, other: String) {
    let analyzer = Analyzer()
    #expect(main(analyzer, one, language) == main(analyzer, other, language))
    #expect(!main(analyzer, one, language).isEmpty)
  }

  @Test(arguments: [
    ("en", "", "C++ n°4 TVET/VET", ["c", "n", "4", "tvet", "vet"]),
    ("fr", "", "l'apprentissage", ["l", "apprentissag"]),
    ("hi", "", "कौशल विकास", ["कौशल", "विकास"]),
    ("", "", "Straße Ærø", ["strasse", "aero"]),
    ("th", "", "การศึกษาด้านอาชีวศึกษา", ["การ", "ศึกษา", "ด้าน", "อาชีวศึกษา"]),
    ("", "\u{1}en;b\u{2}", "skills\u{1}fr;h\u{2}élèves\u{1};b\u{2}skills", ["skill", "elev", "skills"]),
    ("", "", "a\u{0}b\u{C}c \u{1} d\u{1}x", ["a", "b", "c", "d", "x"]),
    ("", "", "日本語 (TVET) 한국어", ["日本", "本语", "语", "tvet", "한국", "국어", "어"]),
    ("", "", "职业\n教育。\n培训", ["职业", "业教", "教育", "育", "培训", "训"]),
    ("am", "", "የሙያ ትምህርት።", ["የሙያ", "ትምህርት"]),
  ])
  func segments(language: Language, prefix: String, text: String, expected: [String]) {
    #expect(main(Analyzer(), prefix + text, language) == expected)
  }

  @Test func bigramsStandForTheirFirstCharacter() {
    let tokens = Analyzer().tokens(in: "职业教", languages: ["zh"])
    #expect(tokens.map(\.text) == ["职业", "业教", "教"])
    #expect(tokens.map(\.position) == [0, 1, 2])
    #expect(tokens.map(\.utf8Range) == [0..<3, 3..<6, 6..<9])
  }

  @Test func lineBreaksDoNotPartChineseWords() {
    #expect(Analyzer().tokens(in: "职\n业").map(\.text) == ["职业", "业"])
    #expect(Analyzer().tokens(in: "직\n업").map(\.text) == ["직", "업"])
  }

  @Test func exactFormsStandWithStems() {
    let tokens = Analyzer().tokens(in: "the training of 3rd Trainees", languages: ["en"])
    #expect(tokens.map(\.text) == ["the", "train", "\u{5}training", "of", "3rd", "traine", "\u{5}trainees"])
    #expect(tokens.map(\.position) == [0, 1, 1, 2, 3, 4, 4])
    #expect(Analyzer().tokens(in: "mafunzo ya ufundi", languages: ["sw"]).map(\.text) == ["mafunzo", "ya", "ufundi"])
  }

  @Test func longWordsAreCutAtACharacter() {
    for word in [String(repeating: "a", count: 5000), String(repeating: "ж", count: 5000)] {
      let tokens = Analyzer().tokens(in: word + " b", languages: ["ru"])
      #expect(tokens.allSatisfy { $0.text.utf8.count <= 255 && !$0.text.contains("\u{FFFD}") })
      #expect(tokens.first?.utf8Range == 0..<word.utf8.count)
      #expect(tokens.last?.position == 1)
    }
  }

  @Test func longRunsWithoutSpacesAreCutWithoutLoss() {
    let text = String(repeating: "การศึกษาอาชีวศึกษา", count: 2000)
    let tokens = Analyzer().tokens(in: text, languages: ["th"])
    #expect(tokens.map(\.utf8Range.lowerBound) == tokens.map(\.utf8Range.lowerBound).sorted())
    #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.utf8Range.upperBound == $1.utf8Range.lowerBound })
    #expect(tokens.last?.utf8Range.upperBound == text.utf8.count)
  }

  private func main(_ analyzer: Analyzer, _ text: String, _ language: Language) -> [String] {
    analyzer.tokens(in: text, languages: language.rawValue.isEmpty ? [] : [language])
      .filter { !$0.isColocated }.map(\.text)
  }
}
