import Analysis
import Corpus
import Facets
import Foundation
import Testing

/// How sure the machine says that it is.
@Suite struct AboutnessTests {
  /// Of documents that name a country by a word for its people alone, fewer than nine in ten are about it.
  @Test(arguments: [
    ("Skilled workers crossed the Canadian border.", "CA", 0.7..<0.9),
    ("Skilled workers crossed the border of Canada.", "CA", 0.9..<1),
  ])
  func whatNamesItIndirectlySaysLess(_ text: String, _ country: String, _ scores: Range<Double>) throws {
    let tags = Samples.tagger.annotate(Samples.document([Block(.body, text)]), language: .english)
    let tag = try #require(tags.first { $0.value == country && $0.role == .about })
    #expect(scores.contains(tag.score), "\(tag.score)")
  }

  @Test func anExplanationAddsUpToItsScore() {
    let document = Samples.document([Block(.body, "Kenyan colleges and those of Uganda; a Kenyan teacher.")])
    for explanation in Samples.tagger.explain(document, language: .english, stems: StemCache()) {
      let sum = explanation.terms.reduce(explanation.bias) { $0 + $1.adds }
      #expect(abs(1 / (1 + exp(-sum)) - explanation.score) < 1e-9)
    }
  }

  @Test(
    arguments: [
      ("es", "La policía de Columbia Británica avisó.", "CA"), ("es", "las escuelas de Nueva Gales del Sur", "AU"),
    ] as [(Language, String, String)])
  func divisionsInOtherLanguages(_ language: Language, _ text: String, _ country: String) {
    #expect(Samples.values(.country, in: text, language: language) == [country])
  }
}
