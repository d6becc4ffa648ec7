import ArgumentParser

/// The command line: parses arguments and hands over to the subcommands.
@main
struct Tool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tvet",
    abstract: "Search research documents on technical and vocational education and training by region.",
    version: "0.1.0")
}
