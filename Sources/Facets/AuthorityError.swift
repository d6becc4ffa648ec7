/// Why an authority file cannot be read.
package enum AuthorityError: Error, Equatable, CustomStringConvertible {
  /// `line` is 1-based.
  case malformed(file: String, line: Int, reason: String)
  case missingColumn(file: String, column: String)
  case unreadable(file: String, reason: String)
  case unwritable(file: String, reason: String)

  package var description: String {
    switch self {
    case .malformed(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .missingColumn(let file, let column): "\(file): the header row has no column “\(column)”"
    case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
    case .unwritable(let file, let reason): "\(file): cannot be written: \(reason)"
    }
  }
}
