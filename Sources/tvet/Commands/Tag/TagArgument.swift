import ArgumentParser
import Corpus
import Facets
import Search

/// Reads `facet=value`.
enum TagArgument {
  static func parse(_ text: String, _ authorities: Authorities) throws -> FacetValue {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty, let facet = facet(parts[0]) else {
      throw UsageError("'\(text)' is no tag; write country=KE, region=africa, organization=ilo or theme=apprenticeship")
    }
    switch authorities.resolve(parts[1], facets: [facet]) {
    case .found(let value): return value
    case .ambiguous(let values), .unknown(suggestions: let values):
      throw FilterError(facet: facet, name: parts[1], suggestions: values.map(authorities.described))
    }
  }

  private static func facet(_ name: String) -> Facet? {
    let facet = name == "org" ? .organization : Facet(rawValue: name)
    return facet.flatMap { Facet.tagged.contains($0) ? $0 : nil }
  }
}

/// A facet of which documents have tags, as an option takes it.
struct TaggedFacet: ExpressibleByArgument {
  let facet: Facet

  init?(argument: String) {
    guard let facet = Facet(rawValue: argument), Facet.tagged.contains(facet) else { return nil }
    self.facet = facet
  }

  static var allValueStrings: [String] { Facet.tagged.map(\.rawValue) }
}
