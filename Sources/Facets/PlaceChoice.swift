import Corpus

/// Settles what each place name of a document means.
struct PlaceChoice {
  private let names: NameTable
  private let authorities: Authorities
  /// By part, in reading order: where organizations are named, and the country that each sits in.
  private var organizations: [Int: [(range: Range<Int>, country: String?)]] = [:]

  init(names: NameTable, organizations: [Mention], authorities: Authorities) {
    self.names = names
    self.authorities = authorities
    for mention in organizations where mention.kind != .acronym {
      let country = authorities.organizations[names.values[mention.value].value]?.country
      self.organizations[mention.part, default: []].append((mention.range, country))
    }
  }

  /// - Parameter found: matches by part.
  /// - Returns: mentions in reading order.
  func settle(_ found: [[Gazetteer.Match]], parts: [DocumentPart]) -> [Mention] {
    var mentions: [Mention] = []
    var open: [(position: Int, match: Gazetteer.Match)] = []
    var counts: [Int: Int] = [:]
    for (part, matches) in found.enumerated() {
      var last: (end: Int, position: Int)?
      for match in matches {
        guard !isPartOfName(match, part), let first = match.entries.first else { continue }
        let value = Int(names.entries[first].value)
        if match.entries.count > 1 { open.append((mentions.count, match)) } else { counts[value, default: 0] += 1 }
        // "Paris, Texas": what follows the comma says where the town lies.
        if let last, isLocator(match), names.values[value].facet == .country,
          follows(match, last.end, in: parts[part].text), isTown(mentions[last.position].kind)
        {
          counts[mentions[last.position].value, default: 0] -= 1
          mentions[last.position].value = value
          counts[value, default: 0] += 1
        }
        last = (match.range.upperBound, mentions.count)
        mentions.append(Mention(value: value, kind: match.kind, part: part, range: match.range))
      }
    }
    // A name of several places means the one that the document names otherwise, else the first of the file.
    for (position, match) in open {
      let values = match.entries.map { Int(names.entries[$0].value) }
      if let best = values.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }),
        counts[best, default: 0] > counts[mentions[position].value, default: 0]
      {
        mentions[position].value = best
      }
    }
    return mentions
  }

  /// Whether a place stands within the name of an organization that does not sit there: "Bank of China" speaks
  /// of China, "Inter-American Development Bank" of no country.
  private func isPartOfName(_ match: Gazetteer.Match, _ part: Int) -> Bool {
    guard let named = organizations[part] else { return false }
    let next = named.partitioningIndex { $0.range.lowerBound > match.range.lowerBound }
    guard next > 0 else { return false }
    let within = named[next - 1]
    guard within.range.contains(match.range.lowerBound), match.range != within.range else { return false }
    return !match.entries.contains { entry in
      let value = names.values[Int(names.entries[entry].value)]
      return value.facet == .country && value.value == within.country
    }
  }

  private func isTown(_ kind: NameKind) -> Bool { kind == .city || kind == .capital }

  private func isLocator(_ match: Gazetteer.Match) -> Bool {
    match.entries.count == 1 && (match.kind.isProper || match.kind == .division)
  }

  private func follows(_ match: Gazetteer.Match, _ end: Int, in text: String) -> Bool {
    guard match.range.lowerBound - end == 2 else { return false }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: end)
    return utf8[start] == UInt8(ascii: ",")
  }
}

extension Array {
  /// The first position whose element meets a condition that all elements after it meet as well; the count if
  /// there is none.
  fileprivate func partitioningIndex(_ meets: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if meets(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
