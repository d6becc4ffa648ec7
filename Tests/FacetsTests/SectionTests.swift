import Analysis
import Corpus
import Facets
import Testing

@Suite struct SectionTests {
  @Test func theReferenceListNamesNothing() {
    let document = Samples.document(
      title: "Apprenticeship in Kenya",
      [
        Block(.body, "Kenya reformed its colleges. Kenyan firms train."),
        Block(.references, "Müller (2010). Berufsbildung in Germany. Berlin: Springer."),
        Block(.contents, "Uganda . . . 4"), Block(.boilerplate, "Journal of Brazil"),
      ])
    let tags = Samples.tagger.annotate(document, language: "en").filter { $0.facet == .country }
    #expect(Set(tags.map(\.value)) == ["KE"])
    #expect(tags.map(\.role) == [.about, .mentions])
  }

  @Test func affiliationsAndPublishersSayWhereFrom() {
    let document = Samples.document(
      title: "Skills in Peru", fields: [Field(.publisher, "World Bank", origin: .record)],
      [Block(.affiliation, "University of Helsinki, Finland"), Block(.body, "Peru has many colleges.")])
    #expect(Samples.values(.country, .from, of: document) == ["FI"])
    #expect(Samples.values(.country, .mentions, of: document) == ["PE"])
    #expect(Samples.values(.country, .about, of: document) == ["PE"])
    #expect(Samples.values(.organization, .from, of: document).contains("world-bank"))
  }

  @Test func aRecordWithAnAbstractOnly() {
    let document = Document(
      mediaType: .ris, fingerprint: Fingerprint(of: []),
      fields: [
        Field(.title, "Dual training abroad", origin: .record),
        Field(.abstract, "Lessons from Viet Nam for vocational colleges.", origin: .record),
      ])
    #expect(Samples.values(.country, .about, of: document) == ["VN"])
    #expect(Samples.values(.region, .about, of: document) == ["asia", "south-eastern-asia", "unesco-asia-pacific"])
  }

  @Test func oneMentionInALongTextIsNoSubject() {
    let filler = String(repeating: "Learning at work depends on the tasks that people are given. ", count: 700)
    let document = Samples.document(title: "A theory of learning", [Block(.body, filler + "So it was in Norway.")])
    #expect(Samples.values(.country, .about, of: document) == [])
    #expect(Samples.values(.country, .mentions, of: document) == ["NO"])
  }

  @Test func aLongListOfCountriesIsCutShort() {
    let names = Samples.authorities.countries.all.map(\.name).joined(separator: "; ")
    let about = Samples.tagger.annotate(Samples.document(title: names, [Block(.body, names)]), language: "en")
      .filter { $0.role == .about }
    #expect(about.count <= Tagger.aboutLimit)
  }

  @Test func theSourcesOwnTags() throws {
    let document = Samples.document(
      fields: [
        Field(.tag, "country=KEN", origin: .record), Field(.tag, "theme=apprenticeship", origin: .record),
        Field(.tag, "country=nowhere", origin: .record), Field(.tag, "nonsense", origin: .record),
      ], [Block(.body, "No place here.")])
    let rules = Samples.tagger.annotate(document, language: "en").filter { $0.source == .rule }
    #expect(Set(rules.map { "\($0.facet)=\($0.value)" }) == ["country=KE", "theme=apprenticeship"])
    #expect(rules.allSatisfy { $0.score == 1 && $0.role == .about })
  }

  @Test func evidencePointsAtTheWords() throws {
    let document = Document(
      mediaType: .pdf, fingerprint: Fingerprint(of: []),
      pages: [
        Page(number: 1, blocks: [Block(.heading, "Überblick"), Block(.body, "Nothing here.")]),
        Page(
          number: 2,
          blocks: [
            Block(.body, "Größe — 数据。"),
            Block(.body, "one two three four five six Côte d’Ivoire seven eight nine ten eleven twelve"),
          ]),
      ])
    let tag = try #require(
      Samples.tagger.annotate(document, language: "en").first { $0.value == "CI" && $0.role == .mentions })
    let evidence = try #require(tag.evidence.first)
    #expect(evidence.page == 2)
    #expect(evidence.part == "body")
    let bytes = Array(document.pages[1].text.utf8)
    #expect(
      String(decoding: bytes[evidence.offset...].prefix("Côte d’Ivoire".utf8.count), as: UTF8.self) == "Côte d’Ivoire")
    #expect(evidence.words == "two three four five six Côte d’Ivoire seven eight nine ten eleven")
  }

  @Test func evidenceInATextWithoutSpaces() throws {
    let text = String(repeating: "职业教育", count: 30) + "肯尼亚" + String(repeating: "合作发展", count: 30)
    let tag = try #require(
      Samples.tagger.annotate(Samples.document([Block(.body, text)]), language: "zh").first { $0.value == "KE" })
    let words = try #require(tag.evidence.first?.words)
    #expect(words.contains("肯尼亚"))
    #expect(words.utf8.count < 140)
    #expect(!words.contains("\u{FFFD}"))
  }

  @Test func anOrganizationIsNotThePlaceInItsName() {
    #expect(!Samples.values(.region, in: "The African Development Bank lends.").contains("africa"))
  }
}
