import Analysis
import Corpus

/// Settles what each place name of a document means, and what it is named for.
struct PlaceChoice {
  private let names: NameTable
  private let uses: PlaceUses
  /// By part, in reading order: where organizations are named by other than acronyms.
  private var organizations: [Int: [Organization]] = [:]
  /// By part: where any name of an organization begins, and where it ends.
  private var starts: [Int: Set<Int>] = [:]
  private var ends: [Int: [Int: Organization]] = [:]

  private struct Organization {
    var range: Range<Int>
    /// Where it sits.
    var country: String?
  }

  init(names: NameTable, organizations: [Mention], authorities: Authorities) {
    self.names = names
    uses = PlaceUses(surroundings: authorities.surroundings)
    for mention in organizations {
      let country = authorities.organizations[names.values[mention.value].value]?.country
      let organization = Organization(range: mention.range, country: country)
      starts[mention.part, default: []].insert(mention.range.lowerBound)
      ends[mention.part, default: [:]][mention.range.upperBound] = organization
      if mention.kind != .acronym { self.organizations[mention.part, default: []].append(organization) }
    }
  }

  /// - Parameter found: matches by part.
  /// - Returns: mentions in reading order.
  func settle(_ found: [[Gazetteer.Match]], parts: [DocumentPart]) -> [Mention] {
    var mentions: [Mention] = []
    var open: [(position: Int, match: Gazetteer.Match)] = []
    var counts: [Int: Int] = [:]
    for (part, matches) in found.enumerated() where !matches.isEmpty {
      var text = parts[part].text
      text.withUTF8 { text in
        Alphabet.shared.scan(text) { scanner in
          let isContinued = part > 0 && parts[part - 1].page > 0 && parts[part - 1].weight == .provenance
          settle(matches, part, of: parts[part], isContinued, in: scanner, &mentions, &open, &counts)
        }
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

  /// Adds the mentions of one part; `open` takes those of several possible values, by position among the mentions.
  private func settle(
    _ matches: [Gazetteer.Match], _ index: Int, of part: DocumentPart, _ isContinued: Bool, in scanner: TokenScanner,
    _ mentions: inout [Mention], _ open: inout [(position: Int, match: Gazetteer.Match)], _ counts: inout [Int: Int]
  ) {
    let isEnglish = part.language.map { $0.primary == Language.english.primary } ?? true
    // A title names what the text treats, however it does so.
    let hasAddresses = part.weight != .title
    let firstOfPart = mentions.count
    var end: Int?
    for match in matches {
      guard !isPartOfName(match, index), let first = match.entries.first,
        var use = uses.use(of: match, in: scanner, isEnglish: isEnglish)
      else { continue }
      let value = Int(names.entries[first].value)
      if match.entries.count > 1 { open.append((mentions.count, match)) } else { counts[value, default: 0] += 1 }
      let last = mentions.count - 1
      // "Paris, Texas": what follows the comma says where the town lies.
      if let end, isLocator(match), names.values[value].facet == .country, follows(match, end, in: scanner.text),
        PlaceUses.isTown(mentions[last].kind)
      {
        counts[mentions[last].value, default: 0] -= 1
        mentions[last].value = value
        counts[value, default: 0] += 1
        if use == .subject { use = mentions[last].use }
      }
      if use == .subject, hasAddresses, isSeat(match, of: value, index, in: scanner.text) { use = .origin }
      if use != .venue, hasAddresses, let start = uses.addressStart(of: match, in: scanner, isContinued: isContinued) {
        use = .origin
        for earlier in firstOfPart..<mentions.count where mentions[earlier].range.lowerBound >= start {
          mentions[earlier].use = .origin
        }
      }
      end = match.range.upperBound
      mentions.append(
        Mention(value: value, kind: match.kind, part: index, range: match.range, use: hasAddresses ? use : .subject))
    }
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

  /// Whether a town is named as where an organization sits, "UNESCO, Paris", or publishes, "Paris: UNESCO".
  private func isSeat(_ match: Gazetteer.Match, of value: Int, _ part: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool
  {
    guard PlaceUses.isTown(match.kind) else { return false }
    if let starts = starts[part], starts.contains(match.range.upperBound + 2),
      text[match.range.upperBound] == UInt8(ascii: ":")
    {
      return true
    }
    guard let ends = ends[part], match.range.lowerBound >= 2, let named = ends[match.range.lowerBound - 2] else {
      return false
    }
    let between = text[match.range.lowerBound - 2..<match.range.lowerBound]
    return named.country == names.values[value].value
      && (between.elementsEqual(", ".utf8) || between.elementsEqual(" (".utf8))
  }

  private func isLocator(_ match: Gazetteer.Match) -> Bool {
    match.entries.count == 1 && (match.kind.isProper || match.kind == .division)
  }

  private func follows(_ match: Gazetteer.Match, _ end: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    match.range.lowerBound - end == 2 && text[end] == UInt8(ascii: ",")
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
