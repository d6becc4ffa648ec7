package import Analysis
package import Corpus
package import Facets
package import Indexing

/// A tag that is to be judged, with all that a person needs for that.
package struct ReviewItem: Sendable, Equatable {
  /// The document's key.
  package var document: String
  /// See `StoredDocument.fullID`.
  package var id: String
  package var path: String
  package var title: String
  package var language: Language?
  package var facet: Facet
  package var value: String
  package var label: String
  package var role: Role
  /// 0...1
  package var score: Double
  package var passages: [Passage]

  /// A stretch of the document that speaks for the tag.
  package struct Passage: Sendable, Equatable {
    /// `p. 3, body`
    package var place: String
    package var brief: Excerpt
    /// The same with more text around it.
    package var long: Excerpt

    package init(place: String, brief: Excerpt, long: Excerpt) {
      self.place = place
      self.brief = brief
      self.long = long
    }
  }

  /// A text and where it names the value.
  package struct Excerpt: Sendable, Equatable {
    package var text: String
    /// Bytes of UTF-8 from the start of the text.
    package var highlights: [Range<Int>]

    package init(text: String, highlights: [Range<Int>]) {
      self.text = text
      self.highlights = highlights
    }
  }

  package init(
    document: String, id: String, path: String, title: String, language: Language?, facet: Facet, value: String,
    label: String, role: Role, score: Double, passages: [Passage]
  ) {
    self.document = document
    self.id = id
    self.path = path
    self.title = title
    self.language = language
    self.facet = facet
    self.value = value
    self.label = label
    self.role = role
    self.score = score
    self.passages = passages
  }

  /// The decision that a verdict about it is; its time is given by the journal.
  package func decision(_ verdict: Decision.Verdict, analyst: String, note: String = "") -> Decision {
    Decision(
      decidedAt: "", analyst: analyst, document: document, path: path, facet: facet, value: value, role: role,
      verdict: verdict, note: note)
  }
}

extension ReviewItem {
  /// Reads what belongs to a tag; nil when the document is not in the index any more.
  ///
  /// - Throws: `DatabaseError`, ``IndexError``.
  package init?(_ tag: UncertainTag, authorities: Authorities, in db: IndexSnapshot) throws {
    guard let document = try StoredDocument.fetch(db, id: tag.document) else { return nil }
    let row = try TagRow.fetchAll(db, document: tag.document).first {
      $0.annotation.facet == tag.facet && $0.annotation.value == tag.value && $0.annotation.role == tag.role
    }
    let reader = PassageReader(
      document: document, value: FacetValue(tag.facet, tag.value), authorities: authorities)
    self.init(
      document: document.key, id: document.fullID, path: try StoredDocument.locations(db, id: document.id).first ?? "",
      title: document.title, language: document.language, facet: tag.facet, value: tag.value,
      label: authorities.label(tag.facet, tag.value), role: tag.role, score: tag.score,
      passages: try reader.passages(row?.annotation.evidence ?? [], in: db))
  }
}
