import Testing

@testable import Analysis

@Suite struct QueryUnitTests {
  let analyzer = Analyzer()

  @Test func termsAreDistinctStemsAndThePlainWord() {
    #expect(
      analyzer.queryTerms(for: "Trainings", languages: ["en", "zh", "fr"])
        == [.word(alternatives: ["trainings", "train", "training", "\u{5}trainings"])])
    #expect(
      analyzer.queryTerms(for: "TVET/VET", languages: ["en"])
        == [.word(alternatives: ["tvet"]), .word(alternatives: ["vet"])])
    #expect(analyzer.queryTerms(for: "+=\"", languages: ["en"]) == [])
    #expect(analyzer.queryTerms(for: "kozi", languages: []) == [.word(alternatives: ["kozi"])])
  }

  @Test func aTurkishCapitalIsReadAsTurkish() {
    for word in ["YAYINLARIN", "yayınların"] {
      let inDocument = analyzer.tokens(in: word, languages: ["tr"])[0].text
      guard case .word(let alternatives)? = analyzer.queryTerms(for: "YAYINLARIN", languages: ["en", "tr"]).first else {
        Issue.record("no word")
        return
      }
      #expect(alternatives.contains(inDocument))
    }
  }

  @Test func analyzersWorkSideBySide() async {
    let text = "training élèves 職業教育 การศึกษา والتدريب कौशल "
    let expected = Analyzer().tokens(in: text, languages: ["fr"])
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let analyzer = Analyzer()
          return (0..<50).allSatisfy { _ in analyzer.tokens(in: text, languages: ["fr"]) == expected }
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test func ideographsComeAsCharactersAndPairs() {
    #expect(
      analyzer.queryTerms(for: "職業教育 TVET培", languages: ["zh"])
        == [
          .ideographs(unigrams: ["职", "业", "教", "育"], bigrams: ["职业", "业教", "教育"]),
          .word(alternatives: ["tvet"]), .ideographs(unigrams: ["培"], bigrams: []),
        ])
    #expect(
      QueryUnit.phrase(analyzer.queryTerms(for: "职业 TVET 培训", languages: ["zh"]))
        == [["职业"], ["业"], ["tvet"], ["培训"]])
    #expect(
      QueryUnit.phrase(analyzer.queryTerms(for: "职业 培训", languages: ["zh"])) == [["职业"], ["业", "业培"], ["培训"]],
      "a text may have no space between them")
    #expect(QueryUnit.verbatim([["a", "b"], ["c"]]) == "\u{1}=\u{2}a\u{3}b c")
  }

  @Test(arguments: [("培", true), ("TVET 培", true), ("培 TVET", false), ("培训", false), ("", false)])
  func aSingleIdeographOpensItsPairs(text: String, isOpen: Bool) {
    #expect(QueryUnit.isOpen(analyzer.queryTerms(for: text, languages: ["zh"])) == isOpen)
  }

  @Test(arguments: [
    ("training", ["en"], ["\u{5}training", "training"]),
    ("train", ["en"], ["train"]),
    ("the", ["en"], ["the"]),
    ("mafunzo", ["sw"], ["mafunzo"]),
    ("covid19", ["en"], ["covid19"]),
  ])
  func exactForms(word: String, languages: [String], expected: [String]) {
    #expect(
      analyzer.exactForms(for: word, languages: languages.map { Language($0) }) == [.word(alternatives: expected)])
  }

  /// A word that is its own stem is told from others of that stem by the forms that begin with it.
  @Test func wordsThatAreTheirOwnStemNameTheirInflections() {
    let train = analyzer.exactForms(for: "train", languages: ["en"]).first?.inflections
    #expect(train?.prefix == "\u{5}train")
    #expect(train?.form == nil)
    let training = analyzer.exactForms(for: "training", languages: ["en", "sw"]).first?.inflections
    #expect(training?.form == "\u{5}training")
    #expect(analyzer.exactForms(for: "covid19", languages: ["en"]).first?.inflections == nil)
  }

  @Test func onlyTheLastWordIsAPrefix() {
    #expect(
      analyzer.prefixForms(for: "vocational trai", languages: ["en"])
        == [.word(alternatives: ["vocational", "vocat"]), .word(alternatives: ["trai", "\u{5}trai"])])
    #expect(analyzer.prefixForms(for: "2019", languages: ["en"]) == [.word(alternatives: ["2019"])])
  }

  @Test func stockQueriesTryEveryUsualLanguage() {
    let tokens = analyzer.tokens(in: "educações", mode: .query)
    #expect(Set(tokens.map(\.text)).isSuperset(of: ["educacoes", "educ"]))
    #expect(tokens.dropFirst().map(\.isColocated).contains(false) == false)
    #expect(analyzer.tokens(in: "职业教育", mode: .query).map(\.text) == ["职业", "业教", "教育"])
    #expect(Array(analyzer.tokens(in: "职业 tvet", mode: .query).map(\.text).prefix(3)) == ["职业", "业", "tvet"])
    #expect(analyzer.tokens(in: "职", mode: .query).map(\.text) == ["职"])
    #expect(analyzer.tokens(in: "\u{1}en,fr;b\u{2}skills", mode: .query).map(\.text) == ["skill", "\u{5}skills"])
    #expect(analyzer.tokens(in: "\u{1}=\u{2}a\u{3}\u{5}b  c", mode: .query).map(\.position) == [0, 0, 1])
  }
}
