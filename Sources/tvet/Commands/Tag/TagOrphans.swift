import ArgumentParser
import Corpus
import Indexing
import Ingestion

struct TagOrphans: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orphans", abstract: "List decisions whose document is no longer in the corpus.",
    discussion: """
      A file that is moved keeps its decisions, and one that is edited hands them to what lies at its path then. One \
      that is moved and edited before the next ingest leaves them behind, and so does one whose place a wholly other \
      document takes: another title, and less than a tenth of the text in common. Such decisions are kept and apply to \
      nothing, until 'tvet tag adopt' says which document they are about now. Likely ones are named: with the same DOI, \
      the same title, or the same file name.

      Examples:
        tvet tag orphans
        tvet tag adopt 37a4e8c1b2d3 documents/africa/skills-2024.pdf
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case human, json, csv }

  @OptionGroup var options: CorpusOptions

  @Option(name: .long, help: "How they are written.")
  var format: Format = .human

  func run() throws {
    let book = DecisionBook(try options.decisions())
    let orphans = try options.openIndex().read { db in
      try book.orphans(in: db).map { orphan in
        OrphanJSON(
          orphan, former: try DepartedDocument.fetch(db, key: orphan.document),
          successors: try Successor.likely(for: orphan, in: db))
      }
    }
    switch format {
    case .json: try JSONOutput.print(orphans)
    case .csv:
      Console.printData(CSVWriter.record(OrphanJSON.columns), terminator: "")
      for line in orphans.flatMap(\.records) { Console.printData(CSVWriter.record(line), terminator: "") }
    case .human: for line in orphans.flatMap(\.lines) { Console.print(line) }
    }
    guard orphans.isEmpty else { return }
    Console.error("no decision has lost its document")
    throw ExitStatus.nothingFound
  }
}
