import Foundation

/// Measures how a document treats each of the things that it names, against the others of the same facet.
enum AboutnessMeasure {
  /// A document of this many bytes of UTF-8, or fewer, may be about what it names once; a longer one must name it
  /// as many times more.
  static let bytesPerMention = 4_000.0

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
    let length = parts.reduce(0) { $0 + ($1.weight == .provenance ? 0 : Double($1.text.utf8.count)) }
    return groups.indices.map { index in
      let group = groups[index]
      var features = AboutnessFeatures()
      guard !group.mentions.isEmpty else { return features }
      features.title = titles[index]
      features.titleShare = titleTotal > 0 ? titles[index] / titleTotal : 0
      features.abstract = strength(of: group, in: .abstract, parts)
      features.heading = strength(of: group, in: .heading, parts)
      features.lead = strength(of: group, in: .lead, parts)
      let depth = min(1, Double(group.mentions.count) * bytesPerMention / max(length, bytesPerMention))
      features.share = depth * totals[index] / total
      // In a long document many places are named many times: mentions count against all others'.
      features.count = min(4, log2(1 + totals[index] / (1 + total / 20)))
      features.first = index == first ? depth : 0
      features.indirect = group.mentions.contains { $0.kind.isProper } ? 0 : 1
      features.otherTitle = titles[index] == 0 && titleTotal > 0 ? 1 : 0
      features.alone = totals[index] == total ? depth : 0
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
