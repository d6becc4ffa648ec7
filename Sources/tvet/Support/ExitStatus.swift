import Corpus
import Facets
import Indexing
import Search

/// How a command ended; thrown to end it without a message.
enum ExitStatus: Int32, Error {
  case nothingFound = 1
  case someFailed = 2
  case wrongUsage = 64
  case internalFault = 70
  case locked = 75
  case interrupted = 130

  /// The status that an error of the rooms below stands for; nil for errors of the argument parser.
  init?(of error: any Error) {
    switch error {
    case IndexError.locked: self = .locked
    case IndexError.missing, IndexError.foreign, IndexError.newer: self = .wrongUsage
    case is IndexError: self = .internalFault
    case LookupError.unknown: self = .nothingFound
    case is LookupError, is CorpusError, is SettingsError, is FilterError, is QuerySyntaxError, is AuthorityError,
      is UsageError:
      self = .wrongUsage
    case JournalError.malformed: self = .wrongUsage
    case is JournalError: self = .internalFault
    default: return nil
    }
  }
}

/// Something that the person at the keyboard can mend.
struct UsageError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
