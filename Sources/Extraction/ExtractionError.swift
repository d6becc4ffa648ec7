/// Why a file, or a record of it, gave no document.
package enum ExtractionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file is of a kind that is not read (yet). `kind` is what people call it: "DOC (Word 97-2003)".
  case unsupported(kind: String)
  /// The file needs a password.
  case encrypted
  /// The file needs a password, and none of those given is right.
  case wrongPassword
  /// The file is protected in a way that no password undoes here. `detail` is a clause.
  case locked(detail: String)
  /// The file is damaged or is not what it says it is. `detail` is a clause: "the central directory is missing".
  case damaged(detail: String)
  /// The file was read, and holds no text. `detail` says what it holds instead: "12 pages are images".
  case noText(detail: String)
  /// A limit on size, depth, entries or expansion was passed.
  case limit(detail: String)
  /// The file could not be opened or read; `detail` is the system's word for it.
  case unreadable(detail: String)
  /// The worker process died while reading the file.
  case crashed(detail: String)
  /// The worker passed its deadline and was stopped.
  case timedOut(seconds: Int)

  package var description: String {
    let clause =
      switch self {
      case .unsupported(let clause), .damaged(let clause), .noText(let clause), .limit(let clause),
        .unreadable(let clause), .crashed(let clause), .locked(let clause):
        clause
      case .encrypted: "the file needs a password"
      case .wrongPassword: "the file needs a password, and none of those given fits"
      case .timedOut(let seconds): "\(seconds) seconds"
      }
    return kind.prefix + clause
  }
}

/// No worker process can be started: no fault of any file, so that none may be taken for unreadable.
package struct WorkerUnavailable: Error, Sendable, CustomStringConvertible {
  package var program: String
  /// The system's word for it.
  package var detail: String

  package var description: String { "\(program) cannot be started: \(detail); no file was read" }
}
