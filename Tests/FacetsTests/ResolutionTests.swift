import Analysis
import Corpus
import Facets
import Testing

@Suite struct ResolutionTests {
  @Test(arguments: [
    ("KE", FacetValue(.country, "KE")), ("ke", FacetValue(.country, "KE")), ("KEN", FacetValue(.country, "KE")),
    ("404", FacetValue(.country, "KE")), ("Kenya", FacetValue(.country, "KE")), ("kenya", FacetValue(.country, "KE")),
    ("肯尼亚", FacetValue(.country, "KE")), ("Кения", FacetValue(.country, "KE")),
    ("Cote d'Ivoire", FacetValue(.country, "CI")), ("Swaziland", FacetValue(.country, "SZ")),
    ("Africa", FacetValue(.region, "africa")), ("sub-saharan africa", FacetValue(.region, "sub-saharan-africa")),
    ("eastern-africa", FacetValue(.region, "eastern-africa")), ("002", FacetValue(.region, "africa")),
    ("ilo", FacetValue(.organization, "ilo")), ("ILO", FacetValue(.organization, "ilo")),
    ("International Labour Organization", FacetValue(.organization, "ilo")),
  ])
  func findsCodesAndNames(_ text: String, _ value: FacetValue) {
    #expect(Samples.authorities.resolve(text) == .found(value))
  }

  @Test func onlyTheFacetsAskedFor() {
    #expect(Samples.authorities.resolve("ASEAN", facets: [.region]) == .found(FacetValue(.region, "asean")))
    let theme = FacetValue(.theme, "work-based-learning")
    #expect(Samples.authorities.resolve(" Work based  learning ", facets: [.theme]) == .found(theme))
    guard case .unknown = Samples.authorities.resolve("Kenya", facets: [.organization]) else {
      Issue.record("Kenya is no organization")
      return
    }
  }

  @Test(arguments: [("Kenia1", "KE"), ("Ugand", "UG"), ("Tanzzania", "TZ")])
  func suggestsWhatIsNear(_ text: String, _ country: String) {
    guard case .unknown(let suggestions) = Samples.authorities.resolve(text) else {
      Issue.record("\(text) names nothing")
      return
    }
    #expect(suggestions.contains(FacetValue(.country, country)))
  }

  @Test(arguments: ["", " ", "\u{0}", "zzzzzzzzzzzz", String(repeating: "x", count: 10_000)].map(LongText.init))
  func whatNamesNothing(_ name: LongText) {
    #expect(Samples.authorities.resolve(name.text) == .unknown(suggestions: []))
  }

  @Test(
    "people coin themes; what is no word, or a slip of one, is none",
    arguments: [
      ("Welding Bees", "welding-bees"), ("焊接比赛集", "焊接比赛集"), ("aprenticeship", nil), ("🙂", nil), ("a--b", nil),
      ("\u{1B}[31mred", nil), (String(repeating: "x", count: 5_000), nil),
    ] as [(String, String?)])
  func coinedThemes(_ text: String, _ code: String?) {
    let resolution = Samples.authorities.resolve(text, facets: [.theme])
    if let code {
      #expect(resolution == .found(FacetValue(.theme, code)))
    } else {
      #expect(!{ if case .found = resolution { true } else { false } }())
    }
  }

  @Test func labels() {
    #expect(Samples.authorities.label(.country, "KE") == "Kenya")
    #expect(Samples.authorities.label(.country, "DE", language: "fr") == "Allemagne")
    #expect(Samples.authorities.label(.country, "CN", language: "zh") == "中国")
    #expect(Samples.authorities.label(.region, "africa") == "Africa")
    #expect(Samples.authorities.label(.country, "QQ") == "QQ")
  }
}
