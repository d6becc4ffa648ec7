import ArgumentParser
import Corpus
import Indexing

struct TagLog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Show what was decided about a document, or of late, when and by whom.",
    discussion: """
      Oldest first. 'withdraw' takes the analyst's last decision about the tag back. Without a document, the last \
      decisions about any are shown, each with the path at which its document lay. A document that is gone is found by \
      its id or the path where it lay.
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
    let journal = try options.decisions()
    if let document {
      try show(journal, about: document)
    } else {
      try show(journal, limit: limit ?? 50) { "  \($0.path)" }
    }
  }

  private func show(_ journal: [Decision], about document: String) throws {
    guard let (found, paths) = try present(document) else {
      let keys = JournalLookup.documents(document, in: journal, of: try options.directory())
      guard !keys.isEmpty else { throw LookupError.unknown(name: document) }
      Console.note("tvet: '\(document)' is not in the corpus any more; what the journal says of it:")
      return try show(journal.filter { keys.contains($0.document) }, limit: limit ?? .max) { "  \($0.path)" }
    }
    let ancestors = DecisionLineage(journal).ancestors(of: found.key)
    try show(
      journal.filter { $0.document == found.key || paths.contains($0.path) || ancestors.contains($0.document) },
      limit: limit ?? .max
    ) {
      if $0.document == found.key { return "" }
      return ancestors.contains($0.document)
        ? "  [about \($0.path), taken over]" : "  [about an earlier file at this path]"
    }
  }

  /// The document and its locations; nil where the index holds none of that name.
  private func present(_ document: String) throws -> (StoredDocument, paths: Set<String>)? {
    do {
      return try options.openIndex().read { db in
        let found = try options.document(document, in: db)
        return (found, Set(try StoredDocument.locations(db, id: found.id)))
      }
    } catch LookupError.unknown {
      return nil
    }
  }

  private func show(_ journal: [Decision], limit: Int, where place: (Decision) -> String) throws {
    let decisions = journal.filter { analyst == nil || $0.analyst == analyst }
    for decision in DecisionHistory.withoutRepetitions(decisions).suffix(limit) {
      Console.print(
        "\(decision.decidedAt)  \(decision.analyst)  \(decision.verdict.rawValue)  "
          + "\(decision.topic) (\(decision.role.rawValue))"
          + (decision.note.isEmpty ? "" : "  \(decision.note)") + place(decision))
    }
    if decisions.isEmpty { throw ExitStatus.nothingFound }
  }
}
