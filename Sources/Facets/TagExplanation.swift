package import Analysis
package import Corpus

/// How the score of what a document may be about came about: for people who ask why.
package struct TagExplanation: Sendable {
  package var value: FacetValue
  /// 0...1; the document is about what reaches ``Tagger/aboutThreshold``.
  package var score: Double
  /// The names by which the document names it, the commonest first.
  package var names: [Name]
  /// What is added up; the score is the logistic function of the sum of these and `bias`.
  package var terms: [Term]
  package var bias: Double

  package struct Name: Sendable, Equatable {
    package var name: String
    /// As in ``ListedName/kind``.
    package var kind: String
    package var count: Int
  }

  package struct Term: Sendable, Equatable {
    /// See ``AboutnessFeatures``.
    package var measure: String
    package var seen: Double
    /// The measure times its weight.
    package var adds: Double
  }
}

extension Tagger {
  /// Explains each value that a document names and that may be what it is about, the likeliest first within a facet.
  package func explain(_ document: Document, language: Language?, stems: StemCache) -> [TagExplanation] {
    let parts = DocumentParts.parts(of: document, language: language)
    let found = matches(in: parts, stems)
    let named = groups(found, in: parts)
    let facets: [(Facet, [MentionGroup])] =
      [Facet.country, .region, .organization].map { facet in (facet, named.filter { $0.value.facet == facet }) }
      + [(.theme, themeGroups(found, in: parts))]
    return facets.flatMap { facet, groups in
      zip(groups, AboutnessMeasure.features(of: groups, parts)).filter { !$0.0.mentions.isEmpty }
        .map { explanation(of: $0, $1, parts) }.sorted { $0.score > $1.score }
    }
  }

  private func explanation(
    of group: MentionGroup, _ features: AboutnessFeatures, _ parts: [DocumentPart]
  ) -> TagExplanation {
    let weights = AboutnessWeights.weights(for: group.value.facet)
    var names: [TagExplanation.Name] = []
    for mention in group.mentions {
      let name = String(decoding: Array(parts[mention.part].text.utf8)[mention.range], as: UTF8.self)
      if let known = names.firstIndex(where: { $0.name == name }) {
        names[known].count += 1
      } else {
        names.append(.init(name: name, kind: mention.kind.spelling, count: 1))
      }
    }
    let terms = zip(AboutnessFeatures.names, zip(features.values, weights.terms(features)))
      .map { TagExplanation.Term(measure: $0, seen: $1.0, adds: $1.1) }
    return TagExplanation(
      value: group.value, score: weights.score(features), names: names.sorted { $0.count > $1.count },
      terms: terms.filter { $0.adds != 0 }, bias: weights.bias)
  }
}
