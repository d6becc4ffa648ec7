/// A row of an authority file that means nothing or names something which no table holds.
package struct AuthorityFault: Equatable, Sendable, CustomStringConvertible {
  package var file: String
  /// 1-based.
  package var line: Int
  package var reason: String

  package var description: String { "\(file):\(line): \(reason)" }
}

extension Authorities {
  /// Rows with faults, the tool's own and the site's.
  package func faults() -> [AuthorityFault] {
    AuthorityFile.allCases.flatMap { file in
      let checks = AuthorityChecks(authorities: self, file: file)
      return tables.parts(of: file).flatMap { table in
        (0..<table.rowCount).flatMap { row in
          checks.reasons(AuthorityRow(table, row)).map {
            AuthorityFault(file: table.file, line: table.line(row), reason: $0)
          }
        }
      }
    }.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
  }
}
