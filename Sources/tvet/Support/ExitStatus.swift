import ArgumentParser
import Corpus
import Extraction
import Facets
import Indexing
import Search
import Tagging

/// How a command ended; thrown to end it without a message.
enum ExitStatus: Int32, Error {
  case nothingFound = 1
  case someFailed = 2
  case wrongUsage = 64
  case internalFault = 70
  case locked = 75
  case interrupted = 130

  /// The status that an error stands for; nil for those of the argument parser, which knows its own.
  init?(of error: any Error) {
    switch error {
    case IndexError.locked: self = .locked
    case IndexError.missing, IndexError.foreign, IndexError.newer, IndexError.older: self = .wrongUsage
    case is IndexError: self = .internalFault
    case LookupError.unknown: self = .nothingFound
    case is LookupError, is CorpusError, is SettingsError, is FilterError, is QuerySyntaxError, is AuthorityError,
      is RuleError,
      is UsageError:
      self = .wrongUsage
    case JournalError.malformed, JournalError.conflicted: self = .wrongUsage
    case is JournalError, is WorkerUnavailable: self = .internalFault
    // The parser's way of saying that an error is none of its own; 1 would mean that nothing was found.
    default: if Tool.exitCode(for: error) == .failure { self = .internalFault } else { return nil }
    }
  }
}

/// Something that the person at the keyboard can mend.
struct UsageError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
