/// An organization that documents are tagged by.
package struct Organization: Sendable, Equatable {
  /// `ilo`.
  package var code: String
  /// English, or its own language where there is no English name.
  package var name: String
  /// What kind it is, in the file's words.
  package var type: String
  /// Where it sits, as a two-letter code.
  package var country: String?
  package var parent: String?
  /// The code of the region or country that it works for.
  package var regionServed: String?
  /// An identifier of the Research Organization Registry.
  package var ror: String
  package var wikidata: String
  package var isUNEVOCCentre: Bool
  /// Years.
  package var founded: Int?
  package var ended: Int?
}

/// All organizations, found by code.
package struct Organizations: Sendable {
  /// In the order of the files.
  package let all: [Organization]
  private let positions: [String: Int]

  init(_ tables: [AuthorityTable]) {
    var all: [Organization] = []
    var positions: [String: Int] = [:]
    for table in tables {
      let column = table.columnPositions
      for row in 0..<table.rowCount {
        func field(_ name: String) -> String { table.string(row, column[name]) }
        func optional(_ name: String) -> String? { field(name).isEmpty ? nil : field(name) }
        let organization = Organization(
          code: field("code"), name: field("name"), type: field("type"), country: optional("country"),
          parent: optional("parent"), regionServed: optional("region_served"), ror: field("ror"),
          wikidata: field("wikidata"),
          isUNEVOCCentre: ["1", "true", "yes"].contains(field("unevoc_centre").lowercased()),
          founded: Int(field("founded")), ended: Int(field("ended")))
        if let known = positions[organization.code] {
          all[known] = organization
        } else {
          positions[organization.code] = all.count
          all.append(organization)
        }
      }
    }
    self.all = all
    self.positions = positions
  }

  package subscript(code: String) -> Organization? { positions[code].map { all[$0] } }
}
