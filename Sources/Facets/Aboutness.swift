import Corpus
import Foundation

/// What a document shows of one place or organization, measured.
package struct AboutnessFeatures: Sendable, Equatable {
  /// 0...1: how strongly the title names it (1 a name, less a demonym or a city).
  package var title = 0.0
  /// 0...1: its share of the title's names.
  package var titleShare = 0.0
  /// 0...1, as `title`.
  package var abstract = 0.0
  package var heading = 0.0
  /// The opening of the first page.
  package var lead = 0.0
  /// 0...1: its share of all mentions, weighted by kind; this, `first` and `alone` are less in a document too long
  /// for so few mentions.
  package var share = 0.0
  /// Logarithm to base 2 of one more than the weighted mentions, lessened where all mentions are many; at most 4.
  package var count = 0.0
  /// 1 if it is the first named in the document.
  package var first = 0.0
  /// 1 if no name of its own occurs, only demonyms, capitals, divisions or cities.
  package var indirect = 0.0
  /// 1 if the title names others but not this one.
  package var otherTitle = 0.0
  /// 1 if it is the only one that the document names.
  package var alone = 0.0

  package init() {}
}

/// Weights of a logistic model: how likely a document is about what it names.
package struct AboutnessWeights: Sendable {
  package var bias: Double
  package var features: AboutnessFeatures
  /// 0...1: how much of what speaks for it counts where only words for its people or towns in it name it.
  package var indirectTrust = 1.0

  /// Learnt on halves of two labelled collections, one of project abstracts and one of news.
  package static let place = {
    var weights = AboutnessWeights(
      bias: -1.95,
      title: 1.2, titleShare: 0, abstract: 1.2, heading: 0.8, lead: 0.8, share: 1.5, count: 0.7, first: 1.2,
      indirect: -0.1, otherTitle: -0.35, alone: 1.3)
    weights.indirectTrust = 0.7
    return weights
  }()

  /// As for countries, but words for a continent's people ("European law") say less of what a document treats.
  package static let region = {
    var weights = place
    weights.features.indirect = -1.2
    weights.indirectTrust = 1
    return weights
  }()

  /// Set by hand: in the title, or twice, or alone with some weight.
  package static let organization = AboutnessWeights(
    bias: -2.6,
    title: 3.0, titleShare: 0.5, abstract: 0.8, heading: 0.6, lead: 0.5, share: 0.8, count: 1.1, first: 0.1,
    indirect: 0, otherTitle: -0.5, alone: 0.1)

  /// Set by hand, for themes, of which a text names many: what counts is the title, and how often a theme is named. Once
  /// in an abstract is little better than even.
  package static let theme = AboutnessWeights(
    bias: -3.3,
    title: 2.6, titleShare: 0.4, abstract: 1.2, heading: 0.8, lead: 0.7, share: 1.2, count: 1.0, first: 0.2,
    indirect: 0, otherTitle: -0.4, alone: 0)

  package init(
    bias: Double, title: Double, titleShare: Double, abstract: Double, heading: Double, lead: Double, share: Double,
    count: Double, first: Double, indirect: Double, otherTitle: Double, alone: Double
  ) {
    self.bias = bias
    features = AboutnessFeatures()
    features.title = title
    features.titleShare = titleShare
    features.abstract = abstract
    features.heading = heading
    features.lead = lead
    features.share = share
    features.count = count
    features.first = first
    features.indirect = indirect
    features.otherTitle = otherTitle
    features.alone = alone
  }

  static func weights(for facet: Facet) -> AboutnessWeights {
    switch facet {
    case .organization: organization
    case .region: region
    case .theme: theme
    default: place
    }
  }

  /// 0...1: the probability that the document is about it.
  package func score(_ seen: AboutnessFeatures) -> Double {
    1 / (1 + exp(-terms(seen).reduce(bias, +)))
  }

  /// What each measure adds, in the order of their declaration; what the trust in indirect names takes off is part of
  /// theirs.
  package func terms(_ seen: AboutnessFeatures) -> [Double] {
    var terms = zip(features.values, seen.values).map { $0 * $1 }
    let sum = terms.reduce(bias, +)
    if seen.indirect == 1, sum > 0 { terms[AboutnessFeatures.indirectPosition] -= (1 - indirectTrust) * sum }
    return terms
  }
}

extension AboutnessFeatures {
  /// What the measures are called, in the order of their declaration.
  static let names = [
    "in the title", "share of the title", "in the abstract", "in a heading", "in the opening", "share of all mentions",
    "how often", "named first", "by no name of its own", "title names others", "named alone",
  ]

  /// Of ``indirect`` among them.
  static let indirectPosition = 8

  /// In the order of their declaration.
  package var values: [Double] {
    [title, titleShare, abstract, heading, lead, share, count, first, indirect, otherTitle, alone]
  }
}
