package enum JournalError: Error, CustomStringConvertible {
  case unreadable(path: String, detail: String)
  case unwritable(path: String, detail: String)
  case malformed(path: String, line: Int, detail: String)

  package var description: String {
    switch self {
    case .unreadable(let path, let detail): "\(path) cannot be read: \(detail)"
    case .unwritable(let path, let detail): "\(path) cannot be written: \(detail); the decision is not recorded"
    case .malformed(let path, let line, let detail): "\(path):\(line): \(detail)"
    }
  }
}
