package import Corpus

/// A tag that the tool, a rule or a person gives a document, with the reason for it.
package struct Annotation: Sendable, Equatable {
  package var facet: Facet
  /// The authority file's code: `KE`, `eastern-africa`, `unesco-unevoc`.
  package var value: String
  package var role: Role
  /// 0...1: how likely the tag is right.
  package var score: Double
  package var source: Source
  /// Where the document says so, the strongest first; empty for a tag that follows from another
  /// (a region from its country).
  package var evidence: [Evidence]

  package init(
    facet: Facet, value: String, role: Role, score: Double, source: Source = .machine, evidence: [Evidence] = []
  ) {
    self.facet = facet
    self.value = value
    self.role = role
    self.score = score
    self.source = source
    self.evidence = evidence
  }

  package enum Source: String, Sendable, Codable, CaseIterable {
    case machine, rule, analyst
  }
}

/// Where a document names a tag's value.
package struct Evidence: Sendable, Equatable, Codable {
  /// 1-based; 0 for a field (title, abstract, publisher) rather than a page.
  package var page: Int
  /// What names it: `title`, `abstract`, `heading`, `body`, `references`, … (a field's name or a block's role).
  package var part: String
  /// Bytes of UTF-8 from the start of the page's text, or of the field's value.
  package var offset: Int
  /// The words that name it, with some words around them.
  package var words: String

  package init(page: Int, part: String, offset: Int, words: String) {
    self.page = page
    self.part = part
    self.offset = offset
    self.words = words
  }
}
