package import Facets

/// A concept, place or organization that the query names, with the other names that were searched for.
package struct SearchedConcept: Sendable, Equatable {
  /// Several where they are one thing under two facets, as the African Union is a region and an organization.
  package var values: [FacetValue]
  /// What people call it.
  package var label: String
  /// The words of the query that name it.
  package var text: String
  /// The likelier first.
  package var names: [Name]

  package struct Name: Sendable, Equatable {
    package var name: String
    /// A primary subtag; empty where the name belongs to no language.
    package var language: String
    /// How many documents hold it; 0 where nothing was found.
    package var documents: Int
  }
}
