import ArgumentParser

/// The root command.
struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tvet",
    abstract: "Search research documents on technical and vocational education and training by region.",
    discussion: """
      A corpus is a folder of documents (PDF, DOCX, ODT, HTML, EPUB, JATS, Markdown, plain text, JSONL, bibliographies). \
      'tvet ingest' reads it into an index, one SQLite file that can be thrown away and made again; 'tvet search' \
      answers from the index.

      Exit status: 0 done; 1 nothing found; 2 done, but some inputs failed (they are listed); 64 wrong usage; \
      70 internal fault; 75 another run is writing the index; 130 interrupted.

      Settings: flags go before the environment (TVET_…), that before CORPUS/tvet.toml, that before \
      ~/.config/tvet/config.toml.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, IngestCommand.self, ReindexCommand.self, SearchCommand.self, ShowCommand.self,
      FacetsCommand.self,
      TagCommand.self, AuthorityCommand.self, ExtractCommand.self, StatusCommand.self, FailuresCommand.self,
      HelpQueryCommand.self, WorkerCommand.self,
    ])
}
