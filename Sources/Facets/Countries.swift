/// A country or territory of ISO 3166-1.
package struct Country: Sendable, Equatable {
  /// Two letters, `KE`.
  package var code: String
  /// Three letters, `KEN`.
  package var alpha3: String
  /// The United Nations' three digits, `404`.
  package var m49: String
  /// The everyday English name.
  package var name: String
  /// Region codes, the nearest first: `eastern-africa`, `sub-saharan-africa`.
  package var m49Regions: [String]
  package var unescoRegion: String?
  package var capital: String
}

/// All countries, found by code.
package struct Countries: Sendable {
  /// In the order of the file.
  package let all: [Country]
  private let positions: [String: Int]

  init(_ tables: [AuthorityTable]) {
    var all: [Country] = []
    var positions: [String: Int] = [:]
    for table in tables {
      let column = table.columnPositions
      for row in 0..<table.rowCount {
        func field(_ name: String) -> String { table.string(row, column[name]) }
        let country = Country(
          code: field("code"), alpha3: field("alpha3"), m49: field("m49"), name: field("name"),
          m49Regions: [field("m49_intermediate"), field("m49_subregion")].filter { !$0.isEmpty },
          unescoRegion: field("unesco_region").isEmpty ? nil : field("unesco_region"), capital: field("capital"))
        guard !country.code.isEmpty else { continue }
        if let known = positions[country.code] {
          all[known] = country
        } else {
          positions[country.code] = all.count
          all.append(country)
        }
      }
    }
    self.all = all
    self.positions = positions
  }

  /// - Parameter code: two letters in upper case.
  package subscript(code: String) -> Country? { positions[code].map { all[$0] } }

  /// The country of a two-letter, three-letter or three-digit code, in either case.
  package func country(anyCode text: String) -> Country? {
    guard !text.isEmpty else { return nil }
    let code = text.uppercased()
    return self[code] ?? all.first { $0.alpha3 == code || $0.m49 == code }
  }
}
