import Corpus
import Facets
import Testing

@testable import Indexing
@testable import Tagging

@Suite("The filter of a review")
struct ReviewFilterTests {
  private static let tags = [
    UncertainTag(document: 1, facet: .country, value: "KE", role: .about, score: 0.5, source: .machine),
    UncertainTag(document: 2, facet: .country, value: "TD", role: .about, score: 0.574, source: .machine),
    UncertainTag(document: 3, facet: .organization, value: "world-bank", role: .about, score: 0.8, source: .machine),
    UncertainTag(document: 4, facet: .region, value: "africa", role: .about, score: 1, source: .rule),
  ]

  @Test(
    "lets through what a person types, and is shown in one form",
    arguments: [
      ("", "1234", ""), ("  ", "1234", ""), ("country", "12", "country"), (" Country ", "12", "country"),
      ("country=KE", "1", "country=KE"), ("country=kenya", "1", "country=KE"), ("country=Кения", "1", "country=KE"),
      ("org=World Bank", "3", "organization=world-bank"),
      ("org=International Labour Organization", "", "organization=ilo"),
      ("score<.6 country", "12", "country score<0.6"), ("region=africa", "4", "region=africa"),
      ("organization=World Bank score<.6", "", "organization=world-bank score<0.6"),
      ("score<.6", "12", "score<0.6"), ("score<=0.5", "1", "score<=0.5"), ("score>.5", "234", "score>0.5"),
      ("score>=.57 score<.9", "23", "score>=0.57 score<0.9"), ("score=.57", "2", "score=0.57"),
      ("country, score>.5", "2", "country score>0.5"), ("source=rule", "4", "source=rule"),
      ("source=machine country=TD", "2", "country=TD source=machine"), ("country country=TD", "2", "country=TD"),
    ])
  func matches(text: String, matching: String, shown: String) throws {
    let filter = try ReviewFilter(text, authorities: Shelf.authorities)
    #expect(Self.tags.filter(filter.matches).map { "\($0.document)" }.joined() == matching)
    #expect(filter.description == shown && filter.isEmpty == shown.isEmpty)
  }

  @Test(
    "says what is wrong with a text that is none",
    arguments: [
      ("kenya", "'kenya' is no filter"), ("country=Kenyya", "there is no country 'Kenyya'"),
      ("country=", "country=… for one"), ("country<KE", "country=… for one"), ("score", "a number from 0 to 1"),
      ("score<60", "a number from 0 to 1"), ("score<x", "a number from 0 to 1"), ("source=analyst", "source=rule"),
      ("country theme=gender", "no tag is both country and theme"),
      ("country=KE country=UG", "no tag is both KE and UG"), ("source=rule source=machine", "no tag is both of"),
    ])
  func faults(text: String, reason: String) {
    let error = #expect(throws: ReviewFilter.Fault.self) {
      try ReviewFilter(text, authorities: Shelf.authorities)
    }
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
  }

  @Test(
    "is typed key by key",
    arguments: [
      ("ab\u{7F}c", "ac", ""), ("\u{7F}\u{8}a", "a", ""), ("côte d’i字🇰🇪", "côte d’i字🇰🇪", ""), ("é字\u{7F}", "é", ""),
      ("a\u{1}\u{7}\u{FFFD}b", "ab", ""), ("ab c\u{15}d", "d", ""), ("ab cd \u{17}e", "ab e", ""), ("ab\r", "ab", "!"),
      ("ab\n", "ab", "!"), ("ab\u{1B}", "ab", "x"),
      (String(repeating: "a", count: 300), String(repeating: "a", count: 200), ""),
    ])
  func line(keys: String, text: String, end: String) {
    var line = LineInput()
    var ends = ""
    for key in keys {
      switch line.press(key) {
      case .edited: break
      case .entered: ends += "!"
      case .cancelled: ends += "x"
      }
    }
    #expect(line.text == text && ends == end)
  }
}
