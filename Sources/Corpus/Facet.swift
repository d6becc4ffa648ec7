/// A dimension that documents are tagged, filtered and counted by.
package enum Facet: String, Sendable, Codable, CaseIterable {
  case country, region, organization, theme, language, year, kind

  /// The facets whose values people and machines assign as tags; the others are fields of the document.
  package static let tagged: [Facet] = [.country, .region, .organization, .theme]
}

/// How a document relates to a tag's value.
package enum Role: String, Sendable, Codable, CaseIterable {
  /// What the document treats.
  case about
  /// Named in it.
  case mentions
  /// Its authors' affiliation, its publisher or place of publication.
  case from
}
