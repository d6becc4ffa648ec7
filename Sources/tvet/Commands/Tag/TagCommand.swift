import ArgumentParser

struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "See, correct and export the tags of documents.",
    discussion: """
      A tag is FACET=VALUE: country=KE, region=eastern-africa, organization=ilo, theme=apprenticeship; names do as \
      well as codes (country=Kenya). Decisions go into CORPUS/decisions.csv and hold for good: through a move of the \
      file, new bytes at its path, and a new index.
      """,
    subcommands: [
      TagAdd.self, TagRemove.self, TagConfirm.self, TagReject.self, TagUndo.self, TagRedo.self, TagReview.self,
      TagImport.self,
      TagRule.self, TagAgreement.self,
      TagOrphans.self, TagAdopt.self, TagList.self, TagLog.self, TagExport.self,
    ])
}
