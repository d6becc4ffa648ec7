import Corpus

/// A place or organization named at one spot of a document.
struct Mention {
  /// A position in ``NameTable/values``.
  var value: Int
  var kind: NameKind
  /// A position among the document's parts.
  var part: Int
  /// Bytes of UTF-8 from the start of the part's text.
  var range: Range<Int>
  var use = PlaceUse.subject

  /// How much the mention counts for: 1 for a name of the thing itself.
  var weight: Double {
    switch kind {
    case .name, .official, .alias, .acronym: 1
    case .historic: 0.8
    case .capital: 0.7
    case .demonym, .division: 0.6
    case .city: 0.5
    }
  }
}

/// All mentions of one value in a document.
struct MentionGroup {
  var value: FacetValue
  /// In reading order, those that count for about and mentions.
  var mentions: [Mention] = []
  /// Those that say where people met: they count for mentions alone.
  var venues: [Mention] = []
  /// Those that say where the document comes from.
  var provenance: [Mention] = []
}
