package import Corpus

/// A value of a facet: `country=KE`.
package struct FacetValue: Hashable, Sendable, CustomStringConvertible {
  package var facet: Facet
  /// The authority file's code.
  package var value: String

  package init(_ facet: Facet, _ value: String) {
    self.facet = facet
    self.value = value
  }

  package var description: String { "\(facet.rawValue)=\(value)" }
}
