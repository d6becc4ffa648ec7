import Analysis
import Corpus
import Facets
import Testing

/// What a place is named for: only what a text speaks of is what it may be about.
@Suite struct PlaceUseTests {
  /// A text that is about the place once it names it as what it speaks of.
  @Test(arguments: [
    ("The General Conference, meeting in Paris from 9 November, recommends vocational training.", "FR"),
    ("Adopted at its nineteenth session, held at Nairobi, this text binds all.", "KE"),
    ("Done at Paris, this day, in two copies.", "FR"),
    ("Proceedings of the Fourth Conference, GPC 2020, Xi'an, China, November 13–15, 2020", "CN"),
  ])
  func venuesAreNamedButNotTreated(_ text: String, _ country: String) {
    #expect(Samples.values(.country, .about, in: text) == [])
    #expect(Samples.values(.country, .mentions, in: text) == [country])
    #expect(Samples.values(.country, .from, in: text) == [])
  }

  @Test(
    arguments: [
      ("fr", "La Conférence générale, réunie à Paris du 4 novembre au 5 décembre, adopte ce texte."),
      ("es", "La Conferencia General, reunida en París, aprueba el texto."),
      ("ru", "Генеральная конференция, состоявшейся в Париже сессии, приняла текст."),
    ] as [(Language, String)])
  func venuesInOtherLanguages(_ language: Language, _ text: String) {
    #expect(Samples.values(.country, .about, in: text, language: language) == [])
    #expect(Samples.values(.country, .mentions, in: text, language: language) == ["FR"])
  }

  @Test(arguments: [
    ("School of Information, University of Michigan, Ann Arbor, Michigan 48109-1092 USA", "US"),
    ("Department of Information Science, University of Pretoria, Pretoria, South Africa", "ZA"),
    ("Department of Education, University of Tampere, 33014 Tampere, Finland", "FI"),
    ("Springer, Dordrecht, Netherlands", "NL"),
    ("Oxford, UK: Blackwell", "GB"),
    ("Nanyang Technological University Singapore 639798", "SG"), ("NCVER, Adelaide", "AU"),
    ("Seoul: KRIVET", "KR"),
  ])
  func addressesSayWhereADocumentComesFrom(_ text: String, _ country: String) {
    #expect(Samples.values(.country, .about, in: text) == [])
    #expect(Samples.values(.country, .mentions, in: text) == [])
    #expect(Samples.values(.country, .from, in: text) == [country])
  }

  @Test(arguments: [
    ("We asked students at the University of Ibadan, Nigeria, about training.", ["NG"]),
    ("Workshops were held in Kenya and Uganda for teachers.", ["KE", "UG"]),
    ("Kenya: skills for the informal sector", ["KE"]),
    ("Colleges in Nairobi, Kenya, train mechanics.", ["KE"]),
    ("Training in Lagos grew.", ["NG"]),
    ("In China 250000 students train.", ["CN"]),
  ])
  func whatATextSpeaksOfStaysItsSubject(_ text: String, _ countries: [String]) {
    #expect(Samples.values(.country, .about, in: text) == countries)
    #expect(Samples.values(.country, .from, in: text) == [])
  }

  /// A line after one that extraction took for an affiliation goes on with it.
  @Test func anAddressGoesOnInTheNextBlock() {
    let document = Samples.document([
      Block(.affiliation, "Leeds University Business School"), Block(.body, "Leeds, UK\nAbstract"),
      Block(.body, "We asked people about their searches."),
    ])
    #expect(Samples.values(.country, .about, of: document) == [])
    #expect(Samples.values(.country, .from, of: document) == ["GB"])
  }

  @Test(arguments: [
    ("The report is published in French.", []),
    ("Bilingual programme: French and English", []),
    ("All works, both in Russian and in English, as well as letters", []),
    ("She teaches Spanish, French and German.", []),
    ("Lessons in Japanese are free.", []),
    ("Courses in English and French composition", []),
    ("French and German firms train.", ["DE", "FR"]),
    ("The French train their engineers.", ["FR"]),
    ("The firm is Japanese.", ["JP"]),
    ("In Chinese schools", ["CN"]),
    ("Many Dutch work there.", ["NL"]),
  ])
  func languagesAreNoCountries(_ text: String, _ countries: [String]) {
    #expect(Samples.values(.country, in: text) == countries)
  }

  @Test(arguments: [
    ("Barbara Jordan spoke.", []),
    ("We thank Chad Smith and Israel Gonzalez.", []),
    ("Chad B. Walker wrote it.", []),
    ("as was shown (Jordan, 2011)", []),
    ("Kathleen London and Robert France", []),
    ("San Jose Costa Rica", ["CR"]),
    ("Chad Reforms Training", ["TD"]),
    ("Peter, Kenya and Uganda", ["KE", "UG"]),
    ("Israel (Tel Aviv)", ["IL"]),
  ])
  func personsAreNoPlaces(_ text: String, _ countries: [String]) {
    #expect(Samples.values(.country, in: text) == countries)
  }
}
