import CAuthorities

/// The tables that make up the authorities, each a CSV file inside the binary that a site may add rows to.
package enum AuthorityFile: String, CaseIterable, Sendable {
  case acronymRules = "acronym_rules.csv"
  case blockers = "blockers.csv"
  case contextRules = "context_rules.csv"
  case countries = "countries.csv"
  case organizationNames = "organization_names.csv"
  case organizations = "organizations.csv"
  case placeNames = "place_names.csv"
  case regionMembers = "region_members.csv"
  case regions = "regions.csv"
  case surroundings = "surroundings.csv"
  case themeNames = "theme_names.csv"
  case themes = "themes.csv"

  /// Columns without which a row means nothing; the others may be left out.
  var requiredColumns: [String] {
    switch self {
    case .acronymRules: ["acronym", "code", "rule"]
    case .blockers: ["phrase"]
    case .contextRules: ["value", "name", "rule", "terms"]
    case .countries: ["code", "name"]
    case .organizationNames: ["code", "language", "name"]
    case .organizations: ["code", "name"]
    case .placeNames: ["facet", "value", "language", "name", "kind"]
    case .regionMembers: ["region", "country"]
    case .regions: ["code", "scheme", "name"]
    case .surroundings: ["use", "phrase"]
    case .themeNames: ["code", "language", "name"]
    case .themes: ["code"]
    }
  }

  /// Columns that no row leaves empty.
  var filledColumns: [String] {
    switch self {
    case .placeNames: ["facet", "value", "name"]
    case .themes: ["code"]
    case .contextRules: ["value", "name", "rule"]
    case .acronymRules, .blockers, .countries, .organizationNames, .organizations, .regionMembers, .regions,
      .surroundings, .themeNames:
      requiredColumns
    }
  }

  /// The file's bytes inside the binary; they live as long as the process.
  var embedded: UnsafeRawBufferPointer {
    let file = authority_file_named(rawValue)
    return UnsafeRawBufferPointer(start: file.bytes, count: file.length)
  }
}
