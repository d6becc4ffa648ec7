import Foundation

/// Measures how a document treats each of the things that it names, against the others of the same facet.
enum AboutnessMeasure {
  /// - Parameter groups: in the order of first naming.
  /// - Returns: one for each group.
  static func features(of groups: [MentionGroup], _ parts: [DocumentPart]) -> [AboutnessFeatures] {
    let totals = groups.map { $0.mentions.reduce(0) { $0 + $1.weight } }
    let total = totals.reduce(0, +)
    let titles = groups.map { strength(of: $0, in: .title, parts) }
    let titleTotal = titles.reduce(0, +)
    let first = groups.indices.filter { !groups[$0].mentions.isEmpty }.min { left, right in
      precedes(groups[left].mentions[0], groups[right].mentions[0])
    }
    return groups.indices.map { index in
      let group = groups[index]
      var features = AboutnessFeatures()
      guard !group.mentions.isEmpty else { return features }
      features.title = titles[index]
      features.titleShare = titleTotal > 0 ? titles[index] / titleTotal : 0
      features.abstract = strength(of: group, in: .abstract, parts)
      features.heading = strength(of: group, in: .heading, parts)
      features.lead = strength(of: group, in: .lead, parts)
      features.share = totals[index] / total
      features.count = min(4, log2(1 + totals[index]))
      features.first = index == first ? 1 : 0
      features.indirect = group.mentions.contains { $0.kind.isProper } ? 0 : 1
      features.otherTitle = titles[index] == 0 && titleTotal > 0 ? 1 : 0
      features.alone = totals[index] == total ? 1 : 0
      return features
    }
  }

  /// The weight of the strongest mention in parts of one weight; 0 if there is none.
  private static func strength(
    of group: MentionGroup, in weight: DocumentPart.Weight, _ parts: [DocumentPart]
  ) -> Double {
    group.mentions.lazy.filter { parts[$0.part].weight == weight }.map(\.weight).max() ?? 0
  }

  private static func precedes(_ left: Mention, _ right: Mention) -> Bool {
    (left.part, left.range.lowerBound) < (right.part, right.range.lowerBound)
  }
}
