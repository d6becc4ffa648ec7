package enum JournalError: Error, CustomStringConvertible {
  case unreadable(path: String, detail: String)
  case unwritable(path: String, detail: String)
  /// Not a journal at all.
  case malformed(path: String, line: Int, detail: String)
  /// Git left a conflict in it, which begins at the line.
  case conflicted(path: String, line: Int)

  package var description: String {
    switch self {
    case .unreadable(let path, let detail): "\(path) cannot be read: \(detail)"
    case .unwritable(let path, let detail): "\(path) cannot be written: \(detail); the decision is not recorded"
    case .malformed(let path, let line, let detail): "\(path):\(line): \(detail)"
    case .conflicted(let path, let line):
      "\(path):\(line): git left a conflict here, and nothing was recorded; take out the lines that begin with "
        + "<<<<<<<, ======= and >>>>>>> (the lines of both sides may stay), then run this again"
    }
  }
}

/// A line of the journal that is no decision. It is passed over, and stays as it is.
package struct JournalFault: Sendable, Equatable, CustomStringConvertible {
  package var path: String
  /// 1-based.
  package var line: Int
  /// What is wrong with it, and what to do.
  package var reason: String

  package init(path: String, line: Int, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  package var description: String { "\(path):\(line): \(reason)" }
}

/// What the journal says.
package struct JournalReading: Sendable, Equatable {
  /// In the order they were taken (by time; those of the same moment in file order).
  package var decisions: [Decision] = []
  /// By line.
  package var faults: [JournalFault] = []
}
