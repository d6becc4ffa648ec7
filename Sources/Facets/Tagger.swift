package import Analysis
package import Corpus

/// Tags a document with the countries, regions and organizations that it names, and the themes that it treats.
package struct Tagger: Sendable {
  private let authorities: Authorities
  // Made when they are first asked for, by the thread that needs them: a worker reads its first file meanwhile.
  private var gazetteer: Gazetteer { authorities.gazetteer }
  private var acronyms: AcronymRules { authorities.acronymRules }
  private var themes: ThemeMatcher { authorities.themeMatcher }

  /// A document is about what scores at least this.
  package static let aboutThreshold = 0.5
  /// No document has more tags in the role about than this, the likeliest kept.
  package static let aboutLimit = 40
  /// No document has more themes, the likeliest kept: every text of the field names some of dozens.
  package static let themeLimit = 12
  /// Spots kept with each tag.
  static let evidenceLimit = 3

  package init(authorities: Authorities) { self.authorities = authorities }

  /// - Parameters:
  ///   - language: of the text that does not say its own; nil if not known.
  ///   - stems: one that is used for many documents has its words stemmed already.
  /// - Returns: tags by facet, value and role, each once.
  package func annotate(
    _ document: Document, language: Language?, stems: StemCache = StemCache()
  ) -> [Annotation] {
    let parts = DocumentParts.parts(of: document, language: language)
    let found = matches(in: parts, stems)
    let groups = groups(found, in: parts)
    var about: [Annotation] = []
    var others: [Annotation] = []
    for facet in [Facet.country, .region, .organization] {
      let named = groups.filter { $0.value.facet == facet }
      let features = AboutnessMeasure.features(of: named, parts)
      for (group, features) in zip(named, features) {
        let mentions = group.mentions + group.venues
        guard !mentions.isEmpty else { continue }
        let weights = AboutnessWeights.weights(for: facet)
        let evidence = evidence(of: mentions, parts)
        let score = weights.score(features)
        if score >= Self.aboutThreshold {
          about.append(annotation(group.value, .about, score, evidence))
        }
        others.append(annotation(group.value, .mentions, mentionScore(mentions), evidence))
      }
      for group in named where !group.provenance.isEmpty {
        others.append(
          annotation(
            group.value, .from, mentionScore(group.provenance), self.evidence(of: group.provenance, parts)))
      }
    }
    add(rules(in: document), to: &about)
    add(ancestors(of: about), to: &about)
    var treated = themes(found, in: parts)
    add(about.filter { $0.facet == .theme }, to: &treated)
    about.removeAll { $0.facet == .theme }
    about.sort { ($0.score, $1.value) > ($1.score, $0.value) }
    treated.sort { ($0.score, $1.value) > ($1.score, $0.value) }
    return Array(about.prefix(Self.aboutLimit)) + others + treated.prefix(Self.themeLimit)
  }

  /// The themes that a document is about. What it merely mentions, the full text finds.
  private func themes(_ found: [Gazetteer.Matches], in parts: [DocumentPart]) -> [Annotation] {
    let groups = themeGroups(found, in: parts)
    return zip(groups, AboutnessMeasure.features(of: groups, parts)).compactMap { group, features in
      let score = AboutnessWeights.weights(for: .theme).score(features)
      guard score >= Self.aboutThreshold else { return nil }
      return annotation(group.value, .about, score, evidence(of: group.mentions, parts, limit: 1))
    }
  }

  private func annotation(_ value: FacetValue, _ role: Role, _ score: Double, _ evidence: [Evidence]) -> Annotation {
    Annotation(facet: value.facet, value: value.value, role: role, score: score, evidence: evidence)
  }

  // MARK: Mentions

  /// Themes by the order in which the document names them first; where it comes from names none.
  func themeGroups(_ found: [Gazetteer.Matches], in parts: [DocumentPart]) -> [MentionGroup] {
    let names = themes.names
    var positions: [Int: Int] = [:]
    var groups: [MentionGroup] = []
    for (index, part) in parts.enumerated() where part.weight != .provenance {
      for match in found[index].themes {
        let position = positions[match.value] ?? groups.count
        if position == groups.count {
          positions[match.value] = position
          groups.append(MentionGroup(value: names.values[match.value]))
        }
        groups[position].mentions.append(
          Mention(value: match.value, kind: match.kind, part: index, range: match.range))
      }
    }
    return groups
  }

  /// What each part names.
  func matches(in parts: [DocumentPart], _ stems: StemCache) -> [Gazetteer.Matches] {
    let (gazetteer, themes) = (gazetteer, themes)
    return parts.map { gazetteer.matches(in: $0.text, language: $0.language, themes: themes, stems: stems) }
  }

  /// Mentions by value, in the order in which the document names the values first.
  func groups(_ found: [Gazetteer.Matches], in parts: [DocumentPart]) -> [MentionGroup] {
    let gazetteer = gazetteer
    let organizations = acronyms.settle(
      found.enumerated().flatMap { part, matches in matches.organizations.map { (part, $0) } },
      names: gazetteer.names, parts: parts)
    let places = PlaceChoice(names: gazetteer.names, organizations: organizations, authorities: authorities)
      .settle(found.map(\.places), parts: parts)
    var positions: [Int: Int] = [:]
    var groups: [MentionGroup] = []
    let world = gazetteer.names.position(of: FacetValue(.region, Regions.worldCode)).map(Int.init)
    for mention in places + organizations where mention.value != world {
      let position = positions[mention.value] ?? groups.count
      if position == groups.count {
        positions[mention.value] = position
        groups.append(MentionGroup(value: gazetteer.names.values[mention.value]))
      }
      switch parts[mention.part].weight == .provenance ? .origin : mention.use {
      case .origin: groups[position].provenance.append(mention)
      case .venue: groups[position].venues.append(mention)
      case .subject: groups[position].mentions.append(mention)
      }
    }
    return groups
  }

  /// 0...1: how likely at least one of the mentions names the value.
  private func mentionScore(_ mentions: [Mention]) -> Double {
    1 - mentions.prefix(20).reduce(1) { $0 * (1 - 0.9 * $1.weight) }
  }

  /// The strongest parts first, in each the names of the thing itself first.
  private func evidence(
    of mentions: [Mention], _ parts: [DocumentPart], limit: Int = Self.evidenceLimit
  ) -> [Evidence] {
    mentions.enumerated()
      .sorted { left, right in
        (parts[left.element.part].weight.rawValue, -left.element.weight, left.offset)
          < (parts[right.element.part].weight.rawValue, -right.element.weight, right.offset)
      }
      .prefix(limit)
      .map { _, mention in
        let part = parts[mention.part]
        let name = part.weight == .lead ? "body" : part.name
        return Evidence(
          page: part.page, part: name, offset: part.offset + mention.range.lowerBound,
          words: EvidenceWords.around(mention.range, in: part.text))
      }
  }

  // MARK: Tags that follow from others

  /// The regions that hold the countries and regions that a document is about.
  private func ancestors(of about: [Annotation]) -> [Annotation] {
    about.flatMap { tag -> [Annotation] in
      let regions =
        switch tag.facet {
        case .country: authorities.regions.ancestors(of: tag.value)
        case .region: authorities.regions.ancestors(ofRegion: tag.value)
        default: [String]()
        }
      return regions.map { Annotation(facet: .region, value: $0, role: .about, score: tag.score) }
    }
  }

  /// Tags that the source itself gives.
  private func rules(in document: Document) -> [Annotation] {
    document.fields.filter { $0.name == .tag }.compactMap { field in
      let halves = field.value.split(separator: "=", maxSplits: 1)
      guard halves.count == 2, let facet = Facet(rawValue: String(halves[0])), Facet.tagged.contains(facet),
        case .found(let known) = authorities.resolve(String(halves[1]), facets: [facet])
      else { return nil }
      return Annotation(facet: facet, value: known.value, role: .about, score: 1, source: .rule)
    }
  }

  /// Adds tags; of the same value's, a rule's is kept before the machine's, then the likelier; evidence stays.
  private func add(_ more: [Annotation], to tags: inout [Annotation]) {
    for tag in more {
      guard let known = tags.firstIndex(where: { $0.facet == tag.facet && $0.value == tag.value }) else {
        tags.append(tag)
        continue
      }
      if tag.source == .rule { tags[known].source = .rule }
      tags[known].score = max(tags[known].score, tag.score)
    }
  }
}
