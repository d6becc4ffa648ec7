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
    } catch let status as ExitStatus {
      exit(status.rawValue)
    } catch {
      guard let status = ExitStatus(of: error) else { Tool.exit(withError: error) }
      Console.error("\(error)")
      exit(status.rawValue)
    }
  }

  /// `tvet help query` is a page of its own, not the help of a command.
  private static var arguments: [String] {
    let arguments = Array(CommandLine.arguments.dropFirst())
    return arguments == ["help", "query"] ? [HelpQueryCommand.name] : arguments
  }
}
