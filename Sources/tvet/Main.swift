import ArgumentParser
import Corpus
import Extraction
import Glibc
import Indexing
import Search

/// Parses the command line, runs the command, and turns errors into sentences and exit statuses.
@main
enum Main {
  static func main() {
    // A worker starts once a job and needs no parsing.
    if CommandLine.arguments.dropFirst().first == WorkerCommand.name { exit(WorkerMain.run()) }
    do {
      var command = try Tool.parseAsRoot(Self.arguments)
      try command.run()
      end(with: EXIT_SUCCESS)
    } catch let status as ExitStatus {
      end(with: status.rawValue)
    } catch {
      guard let status = ExitStatus(of: error) else {
        if let word = Self.excludedWord(error) {
          Console.error(
            "'\(word)' was taken for an option; to search without '\(word.dropFirst())', quote the whole query or put -- "
              + "before it: tvet \(Self.arguments[0]) -- skills \(word)")
        }
        Tool.exit(withError: error)
      }
      Console.error("\(error)")
      end(with: status.rawValue)
    }
  }

  /// A cut answer must not be taken for a whole one: a full disk behind standard output is an error.
  private static func end(with status: Int32) -> Never {
    guard fflush(nil) == 0 else {
      Console.error("standard output cannot be written: \(String(cString: strerror(errno)))")
      exit(ExitStatus.internalFault.rawValue)
    }
    exit(status)
  }

  /// The query's word with a minus that was taken for an option: nothing of that name is one, and shells' options of
  /// one letter are none.
  private static func excludedWord(_ error: any Error) -> String? {
    guard ["search", "facets"].contains(Self.arguments.first ?? "") else { return nil }
    let message = Tool.message(for: error)
    return Self.arguments.dropFirst().first {
      $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.count > 2 && message.contains("Unknown option")
        && message.contains($0)
    }
  }

  /// `tvet help query` is a page of its own, not the help of a command.
  private static var arguments: [String] {
    let arguments = Array(CommandLine.arguments.dropFirst())
    return arguments == ["help", "query"] ? [HelpQueryCommand.name] : arguments
  }
}
