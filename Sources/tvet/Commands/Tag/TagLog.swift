import ArgumentParser
import Corpus
import Indexing

struct TagLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Show what was decided about a document, or of late, when and by whom.",
    discussion: """
      Oldest first. 'withdraw' takes the analyst's last decision about the tag back. Without a document, the last \
      decisions about any are shown, each with the path at which its document lay.
      """)

  @OptionGroup var options: CorpusOptions

  @Argument(help: "A document: its id, a record's id, or its path.")
  var document: String?

  @Option(name: .shortAndLong, help: "How many of the last decisions to show (default: 50 without a document).")
  var limit: Int?

  @Option(name: .customLong("by"), help: "Only this analyst's.")
  var analyst: String?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit wants a number above 0.") }
  }

  func run() throws {
    var decisions = try options.directory().journal.read()
    if let analyst { decisions.removeAll { $0.analyst != analyst } }
    if let document {
      try show(decisions, about: document)
    } else {
      try show(decisions, limit: limit ?? 50) { "  \($0.path)" }
    }
  }

  private func show(_ decisions: [Decision], about document: String) throws {
    let (found, paths) = try options.openIndex().read { db in
      let found = try options.document(document, in: db)
      return (found, Set(try StoredDocument.locations(db, id: found.id)))
    }
    try show(decisions.filter { $0.document == found.key || paths.contains($0.path) }, limit: limit ?? .max) {
      $0.document == found.key ? "" : "  [about an earlier version of this file]"
    }
  }

  private func show(_ decisions: [Decision], limit: Int, where place: (Decision) -> String) throws {
    for decision in DecisionHistory.withoutRepetitions(decisions).suffix(limit) {
      Console.print(
        "\(decision.decidedAt)  \(decision.analyst)  \(decision.verdict.rawValue)  "
          + "\(decision.facet.rawValue)=\(decision.value) (\(decision.role.rawValue))"
          + (decision.note.isEmpty ? "" : "  \(decision.note)") + place(decision))
    }
    if decisions.isEmpty { throw ExitStatus.nothingFound }
  }
}
