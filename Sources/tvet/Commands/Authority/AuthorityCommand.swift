import ArgumentParser

struct AuthorityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authority", abstract: "Look up, check and extend countries, regions, organizations and themes.",
    discussion: """
      The tool brings tables of all countries, of regions and groupings of them, of organizations and of the field's \
      themes. A site adds its own rows in CORPUS/authorities, in CSV files of the same names and columns: by 'tvet \
      authority add', in a spreadsheet or in an editor; 'tvet authority check' reads them over. Documents are then \
      tagged anew at the next 'tvet ingest', or by 'tvet reindex --retag', without a file being read again.
      """,
    subcommands: [
      AuthorityList.self, AuthorityTree.self, AuthorityShow.self, AuthorityCheck.self, AuthorityAdd.self,
    ])
}
