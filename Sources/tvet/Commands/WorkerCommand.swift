import ArgumentParser
import Extraction

/// Reads files for another process of this tool; not for people.
struct WorkerCommand: ParsableCommand {
  static let name = "worker"
  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Extract files for a running ingest.", shouldDisplay: false)

  func run() throws { throw ExitCode(WorkerMain.run()) }
}
