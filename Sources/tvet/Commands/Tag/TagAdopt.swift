import ArgumentParser
import Corpus
import Indexing
import Ingestion

struct TagAdopt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Say which document the decisions about one that is gone are about now.",
    discussion: """
      For what 'tvet tag orphans' lists. One line of the journal says it, so it holds through a move of the new \
      document, new bytes at its path, and a new index; decisions about the old document that a colleague's journal \
      brings later are taken over as well. Where both documents have a decision about a tag, the later holds. \
      'tvet tag undo' takes it back.
      """)

  @OptionGroup var options: CorpusOptions
  @OptionGroup var signing: SigningOptions

  @Argument(help: "The document that is gone: its id (the first four digits or more), or its path.")
  var old: String

  @Argument(help: "The document that takes over: its id, a record's id, or its path.")
  var new: String

  @Option(name: .long, help: "Why, for those who come later.")
  var note = ""

  @Flag(name: .long, help: "Tell what would be taken over; change nothing.")
  var dryRun = false

  func run() throws {
    let desk = try Desk(options, try options.authorities())
    let analyst = try signing.name(desk.corpus.settings)
    let journal = try options.decisions()
    let book = DecisionBook(journal)
    let (former, heir, path) = try options.openIndex().read { db in
      let heir = try options.document(new, in: db)
      return (
        try goneDocument(in: journal, book, db, desk.corpus), heir,
        try StoredDocument.locations(db, id: heir.id).first ?? ""
      )
    }
    let shown = Fingerprint(hex: former)?.short ?? former
    guard !book.lineage.ancestors(of: heir.key).contains(former) else {
      return Console.print("\(heir.displayID) has taken over the decisions about \(shown) already")
    }
    let decisions = book.decisions(key: former, paths: [], isInCorpus: { _ in true }, concerns: { _ in true })
    if !dryRun {
      try desk.record([
        Decision(
          decidedAt: "", analyst: analyst, document: heir.key, path: path, facet: nil, value: former, role: .about,
          verdict: .adopt, note: note)
      ])
    }
    for decision in decisions { Console.print("\(dryRun ? "would take over: " : "")\(DecisionText.change(decision))") }
    Console.print(
      "\(heir.displayID) \(heir.title) \(dryRun ? "would take over" : "takes over") "
        + "\(EditTally.count(decisions.count, "decision")) about \(shown)")
  }

  /// The key of the document that is gone.
  private func goneDocument(
    in journal: [Decision], _ book: DecisionBook, _ db: IndexSnapshot, _ corpus: CorpusDirectory
  ) throws -> String {
    let named = JournalLookup.documents(old, in: journal, of: corpus)
    let gone = try named.filter { try !StoredDocument.isHeld(db, key: $0) }
    let orphans = Set(try book.orphans(in: db).map(\.document))
    // Several documents may have lain at one path, one after the other: whose decisions apply to nothing is meant.
    let meant = gone.count > 1 ? gone.filter(orphans.contains) : gone
    if let former = meant.first, meant.count == 1 { return former }
    if let present = named.first, gone.isEmpty {
      throw UsageError(
        "\(Fingerprint(hex: present)?.short ?? present) is in the corpus, and has its decisions; only those about a "
          + "document that is gone can be taken over")
    }
    guard meant.isEmpty else {
      let ids = meant.map { Fingerprint(hex: $0)?.short ?? $0 }.joined(separator: ", ")
      throw UsageError("decisions about several documents go by '\(old)': \(ids); name one of these ids")
    }
    Console.error("no decision is about a document '\(old)' that is gone; see: tvet tag orphans")
    throw ExitStatus.nothingFound
  }
}
