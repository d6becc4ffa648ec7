/// A row of an authority file by column.
struct AuthorityRow {
  private let table: AuthorityTable
  private let row: Int

  init(_ table: AuthorityTable, _ row: Int) {
    self.table = table
    self.row = row
  }

  /// Empty for a column that the file does not have.
  subscript(column: String) -> String { table.string(row, table.column(column)) }
}

/// What a row of an authority file must be like.
struct AuthorityChecks {
  let authorities: Authorities
  let file: AuthorityFile

  /// Why a row is faulty; none for a sound one.
  func reasons(_ row: AuthorityRow) -> [String] {
    let empty = file.filledColumns.filter { row[$0].isEmpty }.map { "no \($0)" }
    return empty + references(row) + words(row)
  }

  // MARK: What other tables hold

  private func references(_ row: AuthorityRow) -> [String] {
    func unknown(_ column: String, _ what: String, _ isKnown: (String) -> Bool) -> [String] {
      row[column].split(separator: "|").map(String.init).filter { !isKnown($0) }.map { "no \(what) “\($0)”" }
    }
    let isCountry = { authorities.countries[$0] != nil }
    let isRegion = { authorities.regions[$0] != nil }
    let isOrganization = { authorities.organizations[$0] != nil }
    let isTheme = { authorities.themes[$0] != nil }
    let isPlace = { isCountry($0) || isRegion($0) }
    return switch file {
    case .countries:
      ["m49_subregion", "m49_intermediate", "unesco_region"].flatMap { unknown($0, "region", isRegion) }
    case .regions: unknown("parent", "region", isRegion)
    case .regionMembers: unknown("region", "region", isRegion) + unknown("country", "country or region", isPlace)
    case .placeNames:
      switch row["facet"] {
      case "country": unknown("value", "country", isCountry)
      case "region": unknown("value", "region", isRegion)
      case "": []
      default: ["“\(row["facet"])” is no facet of places; there are country and region"]
      }
    case .contextRules:
      unknown("value", "country, region, organization or theme") { isPlace($0) || isOrganization($0) || isTheme($0) }
    case .organizations:
      unknown("country", "country", isCountry) + unknown("parent", "organization", isOrganization)
        + unknown("region_served", "country or region", isPlace)
    case .organizationNames, .acronymRules: unknown("code", "organization", isOrganization)
    case .themes: unknown("broader", "theme", isTheme) + unknown("related", "theme", isTheme)
    case .themeNames: unknown("code", "theme", isTheme)
    case .blockers, .surroundings: []
    }
  }

  // MARK: What a word must be

  private func words(_ row: AuthorityRow) -> [String] {
    var reasons: [String] = []
    let (kind, match, language) = (row["kind"], row["match"], row["language"])
    if file != .themeNames, !kind.isEmpty, !ListedName.kinds.contains(kind) {
      reasons.append("“\(kind)” is no kind of name; there are \(ListedName.kinds.joined(separator: ", "))")
    }
    let use = row["use"]
    if file == .surroundings, !use.isEmpty, Surroundings.Use(rawValue: use) == nil {
      let uses = Surroundings.Use.allCases.map(\.rawValue).joined(separator: ", ")
      reasons.append("“\(use)” is no use of words; there are \(uses)")
    }
    if !match.isEmpty, match != "exact" { reasons.append("“\(match)” is no way to match; there is exact, or nothing") }
    if !language.isEmpty, language.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) == nil {
      reasons.append("“\(language)” is no code of a language")
    }
    let parents = row[file == .themes ? "broader" : "parent"].split(separator: "|")
    if !row["code"].isEmpty, parents.contains(where: { $0 == row["code"] }) { reasons.append("it lies below itself") }
    if file == .organizations || file == .themes, row["code"].contains(where: { $0.isUppercase || $0.isWhitespace }) {
      reasons.append("“\(row["code"])” is no code: capitals and blanks cannot be typed as one")
    }
    return reasons + years(row)
  }

  private func years(_ row: AuthorityRow) -> [String] {
    let pair = file == .regionMembers ? ("from", "until") : ("founded", "ended")
    var reasons = [row[pair.0], row[pair.1]].filter { !$0.isEmpty && Int($0) == nil }.map { "“\($0)” is no year" }
    if let first = Int(row[pair.0]), let last = Int(row[pair.1]), last < first {
      reasons.append("\(last) is before \(first)")
    }
    return reasons
  }
}
