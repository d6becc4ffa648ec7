/// A row that names something which no table holds; the row is passed over.
package struct AuthorityFault: Equatable, Sendable, CustomStringConvertible {
  package var file: String
  /// 1-based.
  package var line: Int
  package var reason: String

  package var description: String { "\(file):\(line): \(reason)" }
}

extension Authorities {
  /// Rows, the tool's own and the site's, that name something unknown.
  package func faults() -> [AuthorityFault] {
    var faults: [AuthorityFault] = []
    let isCountry = { (code: String) in self.countries[code] != nil }
    let isRegion = { (code: String) in self.regions[code] != nil }
    let isOrganization = { (code: String) in self.organizations[code] != nil }
    let isPlace = { (code: String) in isCountry(code) || isRegion(code) }

    func check(_ file: AuthorityFile, _ column: String, _ what: String, _ isKnown: (String) -> Bool) {
      for table in tables.parts(of: file) {
        guard let position = table.column(column) else { continue }
        for row in 0..<table.rowCount {
          let value = table.string(row, position)
          guard !value.isEmpty, !isKnown(value) else { continue }
          faults.append(
            AuthorityFault(file: table.file, line: table.line(row), reason: "no \(what) “\(value)”"))
        }
      }
    }
    check(.countries, "m49_subregion", "region", isRegion)
    check(.countries, "m49_intermediate", "region", isRegion)
    check(.countries, "unesco_region", "region", isRegion)
    check(.regions, "parent", "region", isRegion)
    check(.regionMembers, "region", "region", isRegion)
    check(.regionMembers, "country", "country or region", isPlace)
    check(.placeNames, "value", "country or region", isPlace)
    check(.contextRules, "value", "country, region or organization") { isPlace($0) || isOrganization($0) }
    check(.organizations, "country", "country", isCountry)
    check(.organizations, "parent", "organization", isOrganization)
    check(.organizations, "region_served", "country or region", isPlace)
    check(.organizationNames, "code", "organization", isOrganization)
    check(.acronymRules, "code", "organization", isOrganization)
    let isTheme = { (code: String) in self.themes[code] != nil }
    check(.themes, "broader", "theme") { $0.split(separator: "|").allSatisfy { isTheme(String($0)) } }
    check(.themes, "related", "theme") { $0.split(separator: "|").allSatisfy { isTheme(String($0)) } }
    check(.themeNames, "code", "theme", isTheme)
    return faults.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
  }
}
